"""Hostile and careless requests: each is turned down, by the rules that say why (issue 4: how it will be judged)."""

from pathlib import Path

import pytest

from tests.gate.requests import (
    ACCOUNTS,
    CHEMISTRY,
    DAY,
    FILING,
    LAB,
    LI,
    NEWS,
    OPTICS,
    POLICY,
    QIAN,
    RADIO,
    SUN,
    WANG,
    WECHAT,
    ZHAO,
    Ask,
    base_files,
    examine,
    filed,
    new,
    news,
    renamed,
    rules_of,
    transferred,
    write_asks,
    yearly,
)
from tests.history import Changes, Content, Link, Program, Submodule
from tests.registers import dump

BASE = base_files()
PHYSICS = "registry/units/physics.yml"
INSTITUTION = "registry/institution.yml"
PLATFORMS = "registry/platforms.yml"
MEASURES = "policies/measures.yml"
WAIVER = "registry/waivers/lab-reply.yml"
NAME = "示例职业学院物理系"
REVIEW = filed(WECHAT, yearly())
LATE = filed(WECHAT, renamed(NAME, "物理系", happened_on="2026-10-01"))
OWN_WAIVER = {
    "rule": "change-deadline", "account": "physics/wechat", "reason": "忙。", "approved_by": "赵老师",
    "document": "示院〔2026〕1号", "granted": "2026-01-01", "expires": "2026-12-31",
}  # fmt: skip


def text(path: str) -> str:
    content = BASE[path]
    return content.decode() if isinstance(content, bytes) else str(content)


def moved(old: str, to: str) -> dict[str, Content]:
    """Return what renames every file whose path begins with `old`."""
    files = [path for path in BASE if path.startswith(old)]
    return {**dict.fromkeys(files), **{to + path[len(old) :]: BASE[path] for path in files}}


def edited(path: str, old: str, by: str) -> Changes:
    assert old in text(path)
    return {path: text(path).replace(old, by)}


RECORDS = [path for path in BASE if path.startswith(ACCOUNTS)]
FILE_NAME, APPEND, MAINTAINER, REGISTRAR = "file-name", "append-only", "not-maintainer", "registrar-only"
DRIFT, ONE_UNIT = "filed-on-drift", "one-unit-a-request"

HOSTILE = [
    # authority, taken from the request itself
    Ask("maintainer of itself", "mallory", {**REVIEW, **edited(PHYSICS, "zhou-physics", "mallory")},
        [MAINTAINER, REGISTRAR]),
    Ask("approver of itself", WANG, {**filed(WECHAT, new("order", order="resume", grounds={"article": "第一条",
        "text": "已整改。"})), **edited(INSTITUTION, "zhao-evc", WANG)}, [REGISTRAR]),
    Ask("registrar of itself", QIAN, edited(INSTITUTION, "registrar: propaganda", "registrar: it-office"),
        [REGISTRAR]),
    Ask("a unit of its own", "mallory", {"registry/units/mall.yml": "name: 商场\nkind: club\nmaintainers: [mallory]\n",
        **filed(f"{ACCOUNTS}mall/wechat/", news(name="商场", platform_id="gh_0123456789ff", handle="evc_mall")
        | {"unit": "mall"})}, [MAINTAINER, REGISTRAR]),
    Ask("laxer rule for itself", WANG, {**LATE, **edited(MEASURES, "days: 7", "days: 700")},
        ["change-deadline", REGISTRAR]),
    Ask("severity for itself", WANG, {**LATE, MEASURES: POLICY + "severity: {change-deadline: notice}\n"},
        ["change-deadline", REGISTRAR]),
    Ask("other policy for itself", WANG, {**LATE, "policies/none.yml": "title: 无\narticles:\n  第一条: {manual: 无}\n",
        **edited(INSTITUTION, "policy: measures", "policy: none")}, ["change-deadline", REGISTRAR]),
    Ask("waiver for itself", WANG, {**LATE, "registry/waivers/own.yml": dump(OWN_WAIVER)},
        ["change-deadline", REGISTRAR]),
    Ask("laxer platform for itself", WANG, {**filed(f"{ACCOUNTS}physics/odd/", news(name="物理奇闻",
        platform_id="odd", handle="evc_oddly")), **edited(PLATFORMS, "gh_[0-9a-f]{12}", ".*")},
        ["platform-id", REGISTRAR]),
    Ask("waiver deleted", WANG, {WAIVER: None}, [REGISTRAR]),
    Ask("unit deleted", WANG, {"registry/units/chemistry.yml": None}, [REGISTRAR, "unknown-reference"]),
    Ask("institution deleted", WANG, {INSTITUTION: None}, [FILE_NAME, REGISTRAR]),
    Ask("institution unreadable", WANG, {INSTITUTION: "a: ["}, [REGISTRAR, "yaml"]),
    Ask("institution a link", WANG, {INSTITUTION: Link("../README.md")}, [FILE_NAME, REGISTRAR]),
    Ask("platforms deleted", WANG, {PLATFORMS: None}, [FILE_NAME, REGISTRAR]),
    # records of others
    Ask("another unit's record", LI, REVIEW, [MAINTAINER]),
    Ask("nobody's record", "mallory", REVIEW, [MAINTAINER]),
    Ask("record of a unit that gave the account away", LI, filed(LAB, yearly()), [MAINTAINER]),
    Ask("another unit's new account", LI, filed(f"{ACCOUNTS}physics/radio/", news(name="物理电台",
        platform_id="gh_0123456789ff", handle="evc_radio")), [MAINTAINER]),
    Ask("own account in another's folder", LI, filed(f"{ACCOUNTS}physics/radio/", news(name="化学电台",
        platform_id="gh_0123456789ff", handle="evc_radio") | {"unit": "chemistry"}), [FILE_NAME, MAINTAINER]),
    Ask("grabbed account", WANG, filed(RADIO, transferred("chemistry", "physics")), [MAINTAINER]),
    Ask("grabbed by a correction", WANG, filed(RADIO, transferred("chemistry", "physics", correction="true")),
        [MAINTAINER]),
    Ask("grabbed with a stranger's consent", WANG, filed(RADIO, transferred("chemistry", "physics", "physics")),
        [MAINTAINER]),
    Ask("taken over and used at once", WANG, filed(RADIO, transferred("chemistry", "physics", "chemistry"),
        yearly()), [MAINTAINER]),
    Ask("two units", WANG, {**REVIEW, **filed(CHEMISTRY, yearly())}, [MAINTAINER, ONE_UNIT]),
    Ask("closed unit", SUN, filed(OPTICS, yearly()), [MAINTAINER]),
    # what is the registrar's
    Ask("own order lifted", WANG, filed(WECHAT, new("order", order="resume", grounds={"article": "第一条",
        "text": "已整改。"})), [REGISTRAR]),
    Ask("own record voided", WANG, filed(WECHAT, new("void", voids="2024-03-20-filing.yml", reason="不要了。")),
        [REGISTRAR]),
    Ask("order by another name", WANG, {f"{WECHAT}{DAY}-review.yml": dump(new("order", order="resume",
        grounds={"article": "第一条", "text": "已整改。"}))}, [FILE_NAME, REGISTRAR]),
    Ask("sheet", WANG, edited("registry/activity/2024-08.csv", "2024-08-20", "2024-08-30"), [REGISTRAR]),
    Ask("impostor cleared", WANG, {"registry/impostors/fake-weibo.yml": None}, [REGISTRAR]),
    Ask("schema", WANG, {"registry/schema/filing.json": "{}\n"}, [REGISTRAR]),
    Ask("workflow", WANG, {".github/workflows/check.yml": "on: push\n"}, [REGISTRAR]),
    Ask("generator", WANG, {"generator/guanhao/gate.py": "\n"}, [REGISTRAR]),
    Ask("attributes", WANG, {".gitattributes": "*.yml -diff\n"}, [REGISTRAR]),
    Ask("attributes of the register", WANG, {"registry/.gitattributes": "*.yml -diff\n"}, [FILE_NAME]),
    Ask("cache brought along", WANG, {".guanhao/check.json": "{}"}, [REGISTRAR]),
    Ask("note in an account's folder", WANG, {f"{WECHAT}README.md": "说明\n"}, [REGISTRAR]),
    # merged records
    Ask("edit", WANG, edited(FILING, NAME, "物理系"), [APPEND]),
    Ask("edit by the registrar", ZHAO, edited(FILING, NAME, "物理系"), [APPEND]),
    Ask("comment", WANG, {FILING: "# 改\n" + text(FILING)}, [APPEND]),
    Ask("deletion", WANG, {FILING: None}, [APPEND, "unknown-reference"]),
    Ask("deletion by the registrar", ZHAO, {f"{LAB}2024-06-03-change.yml": None}, [APPEND]),
    Ask("release deleted", WANG, {"registry/releases/2024/2024-05-01-may-day.yml": None}, [APPEND]),
    Ask("line ends of everything", WANG, {path: text(path).replace("\n", "\r\n") for path in RECORDS},
        [APPEND, MAINTAINER, ONE_UNIT]),
    Ask("byte order mark", WANG, {FILING: "\ufeff" + text(FILING)}, [APPEND, "yaml"]),
    Ask("executable record", WANG, {FILING: Program(text(FILING))}, [APPEND]),
    Ask("executable new record", WANG, {path: Program(str(data)) for path, data in REVIEW.items()}, [FILE_NAME]),
    Ask("redacted by the unit", WANG, edited(FILING, "{name: 张三, title: 党总支书记}", "已删除"), [APPEND]),
    Ask("redaction and an edit", ZHAO, {FILING: text(FILING).replace("{name: 张三, title: 党总支书记}", "已删除")
        .replace("tier: 2", "tier: 1")}, [APPEND]),
    Ask("swapped persons", ZHAO, edited(FILING, "张三", "李四"), [APPEND]),
    # time
    Ask("back-dated", WANG, filed(WECHAT, yearly(filed_on="2026-11-15")), [DRIFT]),
    Ask("dated ahead", WANG, filed(WECHAT, yearly(filed_on="2026-11-24")), [DRIFT]),
    Ask("back-dated unreadable", WANG, {f"{WECHAT}2026-01-05-review.yml": "kind: review\n\t"}, [DRIFT, "yaml"]),
    Ask("stale", WANG, filed(WECHAT, renamed("物理", "物理系")), ["stale-change"]),
    Ask("late record that upsets a merged one", LI, filed(CHEMISTRY, renamed("示例职业学院化学系", "化学报",
        filed_on="2026-11-18", happened_on="2026-11-18")), ["ledger-order"]),
    Ask("identity of another, dated before it", LI, filed(f"{ACCOUNTS}chemistry/news/", news(name="化学要闻") | {
        "filed_on": "2026-11-19", "unit": "chemistry"}), ["duplicate-identity"]),
    # paths
    Ask("folder renamed by case", WANG, moved(f"{ACCOUNTS}physics/", f"{ACCOUNTS}Physics/"),
        [APPEND, FILE_NAME, "unknown-reference"]),
    Ask("account renamed", WANG, moved(WECHAT, f"{ACCOUNTS}physics/main/"), [APPEND, DRIFT, "unknown-reference"]),
    Ask("record renamed by case", WANG, {FILING: None, FILING.replace("filing", "Filing"): text(FILING)},
        [APPEND, FILE_NAME, DRIFT]),
    Ask("linked record", WANG, {f"{WECHAT}{DAY}-review.yml": Link("../news/x.yml")}, [FILE_NAME]),
    Ask("merged record a link", WANG, {FILING: Link("../../chemistry/wechat/2024-03-22-filing.yml")},
        [APPEND, FILE_NAME]),
    Ask("linked folder", WANG, {**dict.fromkeys(p for p in RECORDS if p.startswith(NEWS)),
        NEWS.rstrip("/"): Link("../wechat")}, [APPEND, FILE_NAME]),
    Ask("submodule for a folder", WANG, {f"{ACCOUNTS}physics/more": Submodule()}, [FILE_NAME]),
    Ask("submodule elsewhere", ZHAO, {"vendor": Submodule(), ".gitmodules": '[submodule "v"]\n'}, [FILE_NAME]),
    Ask("outside the known places", WANG, {"registry/notes.txt": "x\n", f"{WECHAT}scan.pdf": b"%PDF"}, [FILE_NAME]),
    Ask("below a file", WANG, {INSTITUTION: None, f"{INSTITUTION}/x.yml": "x\n"}, [FILE_NAME, REGISTRAR]),
    Ask("decomposed path", WANG, {"registry/units/cafe\u0301.yml": "name: 甲\nkind: club\n"}, [FILE_NAME]),
    Ask("long path", WANG, filed(f"{ACCOUNTS}physics/{'x' * 160}/", news(name="物理长名", handle="evc_long",
        platform_id="gh_0123456789ff")), [FILE_NAME]),
    Ask("control characters", WANG, {"docs/\x1b[31m\n.md": "x\n"}, [FILE_NAME, REGISTRAR]),
    Ask("no text at all", WANG, {"registry/units/\udcff\udcfe.yml": "name: 甲\nkind: club\n"}, [FILE_NAME]),
    Ask("same but for case", ZHAO, {"docs/a.md": "x\n", "docs/A.md": "y\n"}, [FILE_NAME]),
    Ask("editor's leftovers", WANG, {**REVIEW, f"{WECHAT}.{DAY}-review.yml.swp": b"b0VIM\x00"}, [FILE_NAME]),
]  # fmt: skip


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("hostile") / "register"
    write_asks(root, HOSTILE)
    return root


@pytest.mark.parametrize("ask", HOSTILE, ids=str)
def test_is_turned_down_by(ask: Ask, repository: Path) -> None:
    examination = examine(repository, ask)
    assert rules_of(examination) == sorted(ask.expect)
    assert examination.is_gated


def test_five_thousand_files(tmp_path: Path) -> None:
    """Every one is seen: none is the thirty-first of a list that ends at thirty."""
    many: dict[str, Content] = {
        f"{ACCOUNTS}physics/a{number}/{DAY}-closure.yml": "kind: closure\n" for number in range(4999)
    }
    last: dict[str, Content] = {"registry/units/zzz.yml": "name: 末\nkind: club\n"}
    ask = Ask("many", LI, {**many, **last})
    write_asks(tmp_path, [ask])
    examination = examine(tmp_path, ask)
    assert examination.changed == 5000
    by_rule = [p.finding.path for p in examination.findings if p.finding.rule in (MAINTAINER, REGISTRAR)]
    assert len(by_rule) == 5000
    assert rules_of(examination) == [MAINTAINER, REGISTRAR, "schema"]
