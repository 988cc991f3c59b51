"""The four formats, on one small register; golden files lie beside this one."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from guanhao.model.finding import Finding, Language, Placed
from guanhao.model.location import Pointer
from guanhao.model.policy import Bound, BoundPolicy
from guanhao.model.verdict import Examination
from guanhao.report import FORMATS
from tests.registers import Sandbox, change, filing, review

GOLDENS = Path(__file__).parent / "goldens"
LANGUAGES: tuple[Language, ...] = ("zh", "en")

EXPECTED_KEYS = {
    "rule",
    "severity",
    "class",
    "path",
    "line",
    "column",
    "account",
    "message",
    "fix",
    "article",
    "new",
    "waived",
    "fingerprint",
}


@pytest.fixture
def examined(sample: Sandbox) -> Examination:
    """Judge a register with one fault of each severity, and text that every format has to escape."""
    policy = sample.root / "policies/measures.yml"
    bound = "第二条：\n    rules:\n      qr-payload: {}\nseverity: {qr-payload: notice}\n".replace("：", ":")
    policy.write_text(policy.read_text(encoding="utf-8") + "  " + bound, encoding="utf-8")
    text = sample.root / "policies/measures.md"
    text.write_text(text.read_text(encoding="utf-8") + "\n### 第二条\n\n二维码应为平台原码。\n", encoding="utf-8")
    sample.add(
        "physics/wechat", change(("account.qr", "http://weixin.qq.com/r/abcd", "https://evil.example/100%,a:b|c"))
    )
    sample.add("physics/wechat", change(("account.handle", "evc_physics", "@all <b>*x*</b>"), filed_on="2024-10-01"))
    sample.add("physics/wechat", change(("account.handle", "@all <b>*x*</b>", "evc_wuli"), filed_on="2024-10-02"))
    sample.add("physics/weibo", review(result="good", **{"a\nb": 1}))
    return sample.check()


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", FORMATS)
def test_golden(examined: Examination, name: str, lang: Language) -> None:
    """To renew a golden, delete it and run this test twice."""
    golden = GOLDENS / f"{name}.{lang}.txt"
    text = FORMATS[name](examined, lang)
    if not golden.exists():
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(text, encoding="utf-8")
        pytest.fail(f"{golden.name} was missing and has been written: read it")
    assert text == golden.read_text(encoding="utf-8")


def test_a_clean_register(minimal: Sandbox) -> None:
    clean = minimal.check()
    assert FORMATS["text"](clean, "zh") == "截至 2026-11-23：0 个账号，0 份记录，没有发现问题。\n"
    assert FORMATS["github"](clean, "en") == "As of 2026-11-23: 0 accounts, 0 records, nothing found.\n"
    assert "|" not in FORMATS["markdown"](clean, "zh")
    report = json.loads(FORMATS["json"](clean, "en"))
    assert report == {
        "version": 1,
        "as_of": "2026-11-23",
        "accounts": 0,
        "records": 0,
        "gated": False,
        "findings": [],
    }


def test_json_is_the_contract_s(examined: Examination) -> None:
    report = json.loads(FORMATS["json"](examined, "zh"))
    assert list(report) == ["version", "as_of", "accounts", "records", "gated", "findings"]
    assert (report["version"], report["as_of"], report["gated"]) == (1, "2026-11-23", True)
    assert (report["accounts"], report["records"]) == (2, 6)
    for found in report["findings"]:
        assert set(found) == EXPECTED_KEYS
        assert found["severity"] in {"error", "warning", "notice"}
        assert found["class"] in {"value", "event", "duty", "request"}
        assert (found["new"], found["waived"]) == (True, None)
        assert found["line"] >= 1
        assert found["column"] >= 1
        assert len(found["fingerprint"]) == 16
    (bound,) = [f for f in report["findings"] if f["article"]]
    page = "policies/measures/#第二条"
    assert bound["article"] == {"policy": "measures", "article": "第二条", "page": page}
    assert bound["severity"] == "notice"


def test_order_is_by_place(examined: Examination) -> None:
    places = [(p.finding.path, p.line, p.column) for p in examined.findings]
    assert places == sorted(places)


def test_warnings_alone_do_not_gate(sample: Sandbox) -> None:
    path = "registry/accounts/physics/wechat/2024-03-20-filing.yml"
    sample.write(path, (sample.root / path).read_bytes().replace(b"\n", b"\r\n"))
    examination = sample.check()
    assert [p.finding.severity for p in examination.findings] == ["warning"]
    assert not examination.is_gated


def fingerprints(sandbox: Sandbox, lang: Language) -> list[str]:
    return [f["fingerprint"] for f in json.loads(FORMATS["json"](sandbox.check(), lang))["findings"]]


def test_a_fingerprint_holds_neither_language_nor_line(sample: Sandbox) -> None:
    (path,) = sample.add("physics/new", filing({"platform_id": "x", "handle": "evc_new"}, purpose="13800138000"))
    first = fingerprints(sample, "zh")
    assert len(first) == len(set(first)) == 2
    assert fingerprints(sample, "en") == first
    text = (sample.root / path).read_text(encoding="utf-8")
    sample.write(path, "# 一行注释\n\n" + text.replace("kind: filing\n", "kind:   filing\n"))
    assert fingerprints(sample, "zh") == first


def test_a_fingerprint_tells_faults_apart(sample: Sandbox) -> None:
    sample.add("physics/new", filing({"platform_id": "x", "handle": "evc_new"}))
    first = fingerprints(sample, "zh")
    sample.add("physics/new", filing({"platform_id": "y", "handle": "evc_new"}))
    assert fingerprints(sample, "zh") != first


def test_fingerprints_of_rows_tell_them_apart(sample: Sandbox) -> None:
    head = "account,last_post_on,posts,followers\n"
    sample.write("registry/activity/2024-05.csv", head + ",2024-05-30,1,1\n,2024-05-29,1,1\n")
    assert len(set(fingerprints(sample, "zh"))) == 2


def many(count: int, severity: str = "error") -> Examination:
    finding = Finding("yaml", "empty", "registry/a,b:c%.yml", Pointer(), {}, None, severity)  # type: ignore[arg-type]
    placed = tuple(Placed(finding, number, 1) for number in range(1, count + 1))
    return Examination(date(2026, 11, 23), 1, 1, placed, None)


def annotations(examination: Examination, lang: Language = "en") -> list[str]:
    return [line for line in FORMATS["github"](examination, lang).splitlines() if line.startswith("::")]


def test_github_keeps_ten() -> None:
    assert len(annotations(many(10))) == 10
    assert annotations(many(10))[-1].startswith("::error file=")


def test_github_counts_the_rest_from_the_tenth() -> None:
    lines = annotations(many(11))
    assert len(lines) == 10
    assert lines[8].startswith("::error file=")
    assert lines[9].startswith("::error ")
    assert "2 more" in lines[9]
    assert "还有 2 处" in annotations(many(11), "zh")[9]


def test_github_shows_the_gravest_first() -> None:
    mixed = many(10, "notice").findings + many(3, "warning").findings + many(2).findings
    lines = annotations(replace(many(0), findings=mixed))
    levels = [line.split(" ")[0] for line in lines]
    assert levels == ["::error"] * 2 + ["::warning"] * 3 + ["::notice"] * 5
    assert "6 more" in lines[-1]


def test_github_properties_are_escaped() -> None:
    (line,) = annotations(many(1))
    assert line.startswith("::error file=registry/a%2Cb%3Ac%25.yml,line=1,col=1,title=yaml::")
    assert line.count("\n") == 0
    assert "%0A" in line


def test_the_article_of_a_rule_is_named_everywhere() -> None:
    policy = BoundPolicy("measures", bounds=(Bound("第七条", "yaml"),))
    examination = replace(many(1), policy=policy)
    for name, form in FORMATS.items():
        for lang in LANGUAGES:
            assert "第七条" in form(examination, lang), name
