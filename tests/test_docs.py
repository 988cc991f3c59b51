"""The documentation says what is so: links, commands, examples, and the tables of the reference."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import click
import pytest
import yaml
from pydantic import BaseModel, TypeAdapter

from guanhao.cli import cli
from guanhao.load.register import MODELS
from guanhao.load.shape import read_model
from guanhao.load.sheets import SHEETS
from guanhao.load.yaml_document import parse_text
from guanhao.model.changes import CHANGEABLE, FieldChange
from guanhao.model.filing import (
    AppliedAccount,
    Certified,
    Commitment,
    FiledAccount,
    Operator,
    People,
    Person,
    Service,
)
from guanhao.model.forms import Endorsement, Signature
from guanhao.model.institution import Approver, Encryption, Institution, ReportContact, Repository
from guanhao.model.institution import Unit as UnitModel
from guanhao.model.judgement import Outcome
from guanhao.model.platforms import Identifier, Platform, Platforms, QrRule, UrlForm, UrlRule
from guanhao.model.policy import Binding, Policy
from guanhao.model.records import ACCOUNT_KINDS, Grounds, Media, ReviewReport
from guanhao.model.types import Label
from guanhao.portal.api import SCHEMAS
from guanhao.rules import RULES

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
REFERENCE = DOCS / "reference"
PAGES = (ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *sorted(DOCS.rglob("*.md")))

SECTIONS: dict[str, type[BaseModel]] = {
    "开通申请 `application`": ACCOUNT_KINDS["application"],
    "备案 `filing`": ACCOUNT_KINDS["filing"],
    "变更 `change`": ACCOUNT_KINDS["change"],
    "一项变更 `changes`": FieldChange,
    "年审 `review`": ACCOUNT_KINDS["review"],
    "年度报告 `report`（年审）": ReviewReport,
    "处置通知 `order`": ACCOUNT_KINDS["order"],
    "处置依据 `grounds`": Grounds,
    "舆情、不良信息事件 `incident`": ACCOUNT_KINDS["incident"],
    "注销 `closure`": ACCOUNT_KINDS["closure"],
    "作废 `void`": ACCOUNT_KINDS["void"],
    "信息发布申请 `release`": MODELS["release"],
    "图片或视频 `media`": Media,
    "假冒账号 `impostor`": MODELS["impostor"],
    "豁免 `waiver`": MODELS["waiver"],
    "账号 `account`": FiledAccount,
    "拟开通的账号 `account`（申请）": AppliedAccount,
    "平台认证 `certified`": Certified,
    "对外服务 `service`": Service,
    "责任人员 `people`": People,
    "责任人 `person`": Person,
    "管理员 `operators`": Operator,
    "承诺书 `commitment`": Commitment,
    "签字 `signed`": Signature,
    "会签 `endorsements`": Endorsement,
    "本单位 `institution`": Institution,
    "审批人 `approvers`": Approver,
    "代码仓库 `repository`": Repository,
    "举报方式 `report`": ReportContact,
    "加密 `encryption`": Encryption,
    "主办单位 `unit`": UnitModel,
    "平台 `platform`": Platform,
    "标识 `identifier`": Identifier,
    "网址 `url`": UrlRule,
    "网址形式 `forms`": UrlForm,
    "二维码 `qr`": QrRule,
    "办法 `policy`": Policy,
    "条款 `articles`": Binding,
    "活跃情况 `activity`": SHEETS["activity"],
    "考核加分项 `contributions`": SHEETS["contributions"],
    "培训 `trainings`": SHEETS["trainings"],
}
"""Heading in records.md → the model whose fields stand below it."""

Row = tuple[str, str, str, bool]


def _name(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def _text(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def _without_code(text: str) -> str:
    return re.sub(r"^```.*?^```$|`[^`\n]*`", "", text, flags=re.DOTALL | re.MULTILINE)


def _sections(page: Path) -> dict[str, str]:
    """Map each heading of a page to the text below it, up to the next heading."""
    pieces = re.split(r"^#{2,6} (.+)$", _text(page), flags=re.MULTILINE)
    return dict(zip(pieces[1::2], pieces[2::2], strict=True))


# --- links, commands, examples ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_relative_links_resolve(page: Path) -> None:
    targets = re.findall(r"\]\(([^)\s]+)\)", _without_code(_text(page)))
    relative = [t.partition("#")[0] for t in targets if not re.match(r"[a-z]+:|#", t)]
    assert [t for t in relative if not (page.parent / t).is_file()] == []


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_make_targets_exist(page: Path) -> None:
    targets = set(re.findall(r"^\.PHONY: (\w+)$", _text(ROOT / "Makefile"), re.MULTILINE))
    code = "\n".join(block or line for block, line in _code(page))
    assert set(re.findall(r"^make (\w+)", code, re.MULTILINE)) <= targets


def _code(page: Path) -> list[tuple[str, str]]:
    return re.findall(r"^```sh\n(.*?)^```$|`(make [^`]+)`", _text(page), re.DOTALL | re.MULTILINE)


def _example(page: Path, block: str) -> Any:
    return pytest.param(block, id=f"{_name(page)}:{_text(page).count(chr(10), 0, _text(page).index(block)) + 1}")


EXAMPLES = [
    _example(page, block)
    for page in PAGES
    for block in re.findall(r"^```yaml\n(.*?)^```$", _text(page), re.DOTALL | re.MULTILINE)
    if re.search(r"^kind: ", block, re.MULTILINE)
]


@pytest.mark.parametrize("block", EXAMPLES)
def test_examples_are_valid_records(block: str) -> None:
    parsed = parse_text(block)
    assert parsed.is_whole
    assert parsed.problems == ()
    _, problems = read_model(MODELS[parsed.value["kind"]], parsed.value)
    assert problems == ()


def test_there_are_examples() -> None:
    assert len(EXAMPLES) >= 6


def test_every_page_of_the_help_is_in_the_navigation() -> None:
    configuration = yaml.safe_load(_text(ROOT / "mkdocs.yml"))
    listed = sorted(_leaves(configuration["nav"]))
    assert listed == sorted(page.relative_to(DOCS).as_posix() for page in DOCS.rglob("*.md"))


def _leaves(entry: Any) -> Iterator[str]:
    if isinstance(entry, str):
        yield entry
    for below in entry.values() if isinstance(entry, dict) else entry if isinstance(entry, list) else ():
        yield from _leaves(below)


@pytest.mark.parametrize("page", sorted(DOCS.rglob("*.md")), ids=_name)
def test_the_help_names_nothing_of_one_register(page: Path) -> None:
    names = ("示例职业学院", "示例职院", "Example Vocational College", "EVC")
    assert [name for name in names if name in _text(page)] == []


# --- the reference ---------------------------------------------------------------------------------------------------


def _rows(text: str) -> dict[str, Row]:
    """Map each key of a table of five columns to what stands beside it: Chinese, English, obligatory or not."""
    found: dict[str, Row] = {}
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if len(cells) == 5 and re.fullmatch(r"`[a-z_]+`", cells[0]):
            key = cells[0].strip("`")
            found[key] = (key, cells[1], cells[2], cells[4] == "**必填**")
    return found


def _fields(model: type[BaseModel]) -> dict[str, Row]:
    found: dict[str, Row] = {}
    for name, info in model.model_fields.items():
        label = next((m for m in info.metadata if isinstance(m, Label)), Label("记录种类", "kind"))
        key = info.alias or name
        found[key] = (key, label.zh, label.en, info.is_required())
    return found


@pytest.mark.parametrize("heading", SECTIONS)
def test_records_page_has_the_fields_of(heading: str) -> None:
    assert _rows(_sections(REFERENCE / "records.md")[heading]) == _fields(SECTIONS[heading])


def test_records_page_has_every_model() -> None:
    found: set[type[BaseModel]] = set()
    for model in (*MODELS.values(), *SHEETS.values()):
        _collect(model, found)
    assert found - {Platforms} == set(SECTIONS.values())


def _collect(model: type[BaseModel], found: set[type[BaseModel]]) -> None:
    model = FieldChange if issubclass(model, FieldChange) else model
    if model not in found:
        found.add(model)
        for info in model.model_fields.values():
            for inner in _types_in(info.annotation):
                _collect(inner, found)


def _types_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from _types_in(argument)


def test_records_page_has_every_choice() -> None:
    text = _text(REFERENCE / "records.md")
    choices = {
        str(choice)
        for model in SECTIONS.values()
        for info in model.model_fields.values()
        for choice in _choices(info.annotation)
    }
    assert len(choices) > 30
    assert sorted(choice for choice in choices if f"`{choice}`" not in text) == []


def _choices(annotation: Any) -> Iterator[object]:
    if get_origin(annotation) is Literal:
        yield from get_args(annotation)
    else:
        for argument in get_args(annotation):
            yield from _choices(argument)


def test_records_page_has_every_field_that_may_change() -> None:
    listed = dict(
        re.findall(r"^\| `([a-z_.]+)` \| ([^|]+) \| [^|]+ \|$", _text(REFERENCE / "records.md"), re.MULTILINE)
    )
    for path, info in CHANGEABLE.items():
        assert listed.get(path) == next(m.zh for m in info.metadata if isinstance(m, Label)), path


def test_rules_page_has_every_class_and_outcome() -> None:
    text = _text(REFERENCE / "rules.md")
    for name in (*{rule.rule_class for rule in RULES}, *get_args(Outcome)):
        assert f"| `{name}`" in text, name


def _commands(group: click.Group, prefix: str = "") -> Iterator[tuple[str, click.Command]]:
    """Yield every command with its name, those of a group with the group's name before them."""
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from _commands(command, f"{name} ")
        else:
            yield f"{prefix}{name}", command


@pytest.mark.parametrize(("name", "command"), list(_commands(cli)), ids=str)
def test_commands_page_has(name: str, command: click.Command) -> None:
    sections = _sections(REFERENCE / "commands.md")
    common = _options_in(sections["每个命令都有的选项"])
    own = _options_in(sections[f"`{name}`"])
    real = {max(p.opts, key=len) for p in command.params if isinstance(p, click.Option)} | {"--help"}
    assert own | common == real


def _options_in(section: str) -> set[str]:
    return set(re.findall(r"^\| `(--[a-z-]+)` \|", section, re.MULTILINE))


def test_commands_page_has_no_other_command() -> None:
    headings = set(_sections(REFERENCE / "commands.md")) - {"每个命令都有的选项", "退出码", "`check --format json`"}
    assert headings == {f"`{name}`" for name, _ in _commands(cli)}


def test_data_page_has_every_published_field() -> None:
    text = _text(REFERENCE / "data.md")
    schemas = [TypeAdapter(shape).json_schema(mode="serialization") for shape in SCHEMAS.values()]
    parts = [part for schema in schemas for part in (schema, *schema.get("$defs", {}).values())]
    fields = {name for part in parts for name in part.get("properties", {})}
    assert sorted(name for name in fields if f"`{name}`" not in text) == []
    assert sorted(name for name in SCHEMAS if f"`{name}`" not in text) == []
