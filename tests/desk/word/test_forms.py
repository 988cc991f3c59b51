"""Every form of every policy, filled from the sample register."""

import io
import runpy
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from docxtpl import DocxTemplate

from guanhao import printing
from guanhao.desk.word.fill import fill
from guanhao.desk.word.matter import KINDS, FormKind, Matter
from guanhao.desk.word.values import placeholders
from guanhao.examine import Register
from guanhao.ledger.code import code_of
from guanhao.load.forms import read_template
from guanhao.report.words import visible
from tests.desk.word.conftest import DAY, OWN, PRESETS, ROOT, laid, under
from tests.desk.word.paper import codes_of, parts_of, tags_of, text_of

FORMS = ROOT / "policies/forms"
TEMPLATES = sorted(path.relative_to(FORMS).as_posix() for path in FORMS.rglob("*.docx"))

SAMPLES: dict[FormKind, tuple[str, str, tuple[str, ...]]] = {
    "application": (
        "registry/accounts/propaganda/live/2026-11-09-application.yml",
        "propaganda/live",
        ("网络直播", "唐十全", "尤百里", "开放日"),
    ),
    "filing": (
        "robotics-club/bilibili",
        "robotics-club/bilibili",
        ("哔哩哔哩", "示例职院智造机器人协会", "齐百炼", "轮小齿", "制作过程、比赛记录", "校团委"),
    ),
    "change": (
        "registry/accounts/youth-league/weibo/2025-09-16-change.yml",
        "youth-league/weibo",
        ("学生团队", "自行维护", "田小雨", "莫如一", "洪七里", "2025年9月11日", "学生信息员毕业"),
    ),
    "review": (
        "registry/accounts/propaganda/web-tv/2025-12-04-review.yml",
        "propaganda/web-tv",
        ("2025", "71", "2025年12月1日", "四场大型活动", "☑合格"),
    ),
    "closure": (
        "registry/accounts/propaganda/paper/2024-01-08-closure.yml",
        "propaganda/paper",
        ("2023年12月29日", "☑不再使用", "☐违规", "evc/wechat", "彩信下发业务停办"),
    ),
    "release": (
        "registry/releases/2026/2026-11-10-skills-contest.yml",
        "evc/bilibili",
        ("直播电商技能大赛校内选拔全程回放", "410", "contest.jpg（jpeg，294 KB）", "150 MB", "商贸管理学院"),
    ),
    "commitment": ("robotics-club/bilibili", "robotics-club/bilibili", ("示例职院智造机器人协会",)),
}
"""Kind of form → what it is printed of, the account, and what must be read on it."""

TITLES = {
    f"{OWN}/filing": "新媒体账号备案表",
    "nanjing-2020/filing": "官方微博微信备案登记表",
    "nanjing-2020/release": "官方微信信息发布申请表",
    "yongzhou-2020/application": "新媒体平台备案及审批表",
    "yongzhou-2020/change": "新媒体平台管理员变更登记表",
    "mianyang-2017/filing": "各级官方微博、微信登记表",
    "mianyang-2017/application": "各级官方微博、微信申请表",
    "jiangyin-2016/filing": "新媒体建设备案登记表",
    "generic-unit/application": "新媒体平台申请表",
    "generic-unit/change": "新媒体平台备案登记表",
}


def printed(register: Register, matter: Matter) -> bytes:
    """Return a form, filled."""
    assert register.facts.institution
    path, template = read_template(register.tree, register.facts.institution.policy, matter.kind)
    return fill(template, placeholders(matter, printing.surroundings(register, matter, DAY)), path, visible)


def _cases() -> list[tuple[str, FormKind]]:
    own: list[tuple[str, FormKind]] = [(OWN, kind) for kind in KINDS]
    return own + [(p, kind) for p in PRESETS for kind in KINDS if f"{p}/{kind}.docx" in TEMPLATES]


@pytest.mark.parametrize(("policy", "kind"), _cases())
def test_form_of(policy: str, kind: FormKind, nowhere: Path) -> None:
    register = under(policy, nowhere)
    target, account, words = SAMPLES[kind]
    matter = printing.find_matter(register, target, kind if kind == "commitment" else None, DAY)
    form = printed(register, matter)
    text = text_of(form)
    assert tags_of(form) == []
    assert "示例职业学院" in text
    assert code_of(account) in text
    assert text.count(matter.path or "?") == 1
    assert f"https://accounts.example.edu.cn/accounts/{account}/" in codes_of(form)
    assert TITLES.get(f"{policy}/{kind}", "") in text
    if policy == OWN:
        assert [word for word in words if word not in text] == []
    assert "公章" in text


def test_a_transfer_names_each_person(sample_register: Register) -> None:
    transfer = "registry/accounts/tourism/xiaohongshu/2025-07-18-change.yml"
    text = text_of(printed(sample_register, printing.find_matter(sample_register, transfer, None, DAY)))
    assert "旅游管理系会签" in text.replace("\n会　　签", "会签")
    assert "第一责任人\n姓名：游万里\n职务：系主任\n" in text
    assert text.count("丘小水") == 1
    assert text.count("蓝小山") == 2
    assert "承诺日期：2025年7月16日" in text


def test_figures_and_offices_are_the_policys(nowhere: Path) -> None:
    nanjing, yongzhou = under("nanjing-2020", nowhere), under("yongzhou-2020", nowhere)
    filed = text_of(printed(nanjing, printing.find_matter(nanjing, "filing", None, DAY)))
    assert "一式三份，党委宣传部、网络安全和信息化办公室、主办单位各留一份" in filed
    changed = text_of(printed(yongzhou, printing.find_matter(yongzhou, "change", None, DAY)))
    assert "在 7 日内填写本表，报党委宣传部备案" in changed


def test_every_template_is_reached() -> None:
    reached = [f"{kind}.docx" if policy == OWN else f"{policy}/{kind}.docx" for policy, kind in _cases()]
    assert sorted(reached) == TEMPLATES


@pytest.mark.parametrize("name", TEMPLATES)
def test_placeholders_of_template_are_known(name: str, sample_register: Register) -> None:
    matter = Matter("filing", DAY)
    values = placeholders(matter, printing.surroundings(sample_register, matter, DAY))
    template = DocxTemplate(io.BytesIO((FORMS / name).read_bytes()))
    assert template.get_undeclared_template_variables() <= set(values)


@pytest.mark.parametrize("kind", KINDS)
def test_every_form_has_every_placeholder(kind: FormKind, sample_register: Register) -> None:
    empty = Matter("filing", DAY)
    known = placeholders(empty, printing.surroundings(sample_register, empty, DAY))
    matter = printing.find_matter(sample_register, SAMPLES[kind][0], kind if kind == "commitment" else None, DAY)
    values = placeholders(matter, printing.surroundings(sample_register, matter, DAY))
    assert values.keys() == known.keys()
    assert [
        name for name in values if isinstance(known[name], dict) and values[name].keys() != known[name].keys()
    ] == []


@pytest.mark.parametrize("kind", KINDS)
def test_empty_form(kind: FormKind, sample_register: Register) -> None:
    matter = printing.find_matter(sample_register, kind, None, DAY)
    text = text_of(printed(sample_register, matter))
    assert "示例职业学院" in text
    assert "党委宣传部" in text
    assert "☑" not in text
    assert "registry/" not in text


def test_same_bytes_each_time(sample_register: Register) -> None:
    matter = printing.find_matter(sample_register, "robotics-club/bilibili", None, DAY)
    first, second = printed(sample_register, matter), printed(sample_register, matter)
    assert first == second


def test_templates_are_what_their_script_makes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "generator/word"))
    for module in (ROOT / "generator/word").glob("*.py"):
        monkeypatch.delitem(sys.modules, module.stem, raising=False)
    script = runpy.run_path(str(ROOT / "generator/word/build.py"))
    assert sorted(script["FORMS"]) == TEMPLATES
    for name, form in script["FORMS"].items():
        assert parts_of(script["build"](form)) == parts_of((FORMS / name).read_bytes()), f"{name}: make forms"


def test_without_a_portal_there_is_the_code_alone(nowhere: Path, sample_register: Register) -> None:
    institution = sample_register.tree.read("registry/institution.yml").replace(b"\nportal:", b"\n# portal:")
    register = laid(nowhere, {"registry/institution.yml": institution})
    form = printed(register, printing.find_matter(register, "robotics-club/bilibili", None, DAY))
    assert codes_of(form) == []
    assert "扫码核验" not in text_of(form)
    assert code_of("robotics-club/bilibili") in text_of(form)


def test_the_accounts_own_code_is_another(sample_register: Register) -> None:
    matter = printing.find_matter(sample_register, "robotics-club/bilibili", None, DAY)
    assert matter.present
    account = matter.present.account.model_copy(update={"qr": "https://b23.tv/own"})
    matter = replace(matter, present=matter.present.model_copy(update={"account": account}))
    assert sorted(codes_of(printed(sample_register, matter))) == [
        "https://accounts.example.edu.cn/accounts/robotics-club/bilibili/",
        "https://b23.tv/own",
    ]
