"""文件放在规定的地方，文件名与内容一致：`<填报日期>-<种类>[-<序号>].yml`。

为什么：一件事一份文件，一户一个文件夹。文件名就是这份材料的编号，次序按它排；放错地方的文件不会进入登记册，也不能悄悄丢掉。

怎么改：按内容改文件名，或按文件名改内容；同一天同一种类的第二份，加序号 `-2`。

Files stand where the register looks for them, and their names say what is in them. Rename the file or mend its content;
a second record of one kind and day takes the number `-2`.
"""

import re
from collections.abc import Iterator

from guanhao.ledger.order import parse_name, record_name
from guanhao.model.finding import Finding, Message
from guanhao.model.location import Pointer
from guanhao.model.records import ACCOUNT_KINDS, Release
from guanhao.model.types import ID as SLUG
from guanhao.model.types import Label
from guanhao.rules.base import DocumentContext, Rule
from guanhao.rules.problems import findings_of

ID = "file-name"
TITLE = Label("文件位置和名称", "place and name of files")

MESSAGES = {
    "no-such-place": Message(
        "登记册里没有这样的位置或文件名：{path}",
        "the register has no such place or file name: {path}",
        "移到规定的位置并改名（文件夹和文件名只用小写字母、数字和短横线，扩展名为 .yml），或删去",
        "move and rename it (small letters, digits and hyphens, ending in .yml), or delete it",
    ),
    "link": Message(
        "这是一个链接，不是文件：{path}",
        "this is a link, not a file: {path}",
        "放入真正的文件",
        "put the file itself there",
    ),
    "other": Message(
        "这不是普通文件：{path}",
        "this is not a regular file: {path}",
        "删去，或检查权限",
        "delete it, or check its permissions",
    ),
    "absent": Message(
        "登记册缺少 {path}",
        "the register lacks {path}",
        "照样例补上这个文件",
        "add the file after the sample",
    ),
    "no-unit": Message(
        "登记册里一个单位也没有",
        "the register has no unit at all",
        "在 registry/units/ 下为每个单位建一个文件，至少要有归口管理部门",
        "add a file for each unit below registry/units/, the registrar at least",
    ),
    "record-name": Message(
        "文件名“{name}”不合规定",
        "the file name `{name}` is not of the prescribed form",
        "改名为 {right}",
        "rename it {right}",
    ),
    "filed-on": Message(
        "填报日期是 {value}，文件名写的是 {name}",
        "filed on {value}, but the file name says {name}",
        "改名为 {right}，或改正填报日期",
        "rename it {right}, or correct the date",
    ),
    "kind": Message(
        "种类是 {value}，文件名写的是 {name}",
        "the kind is {value}, but the file name says {name}",
        "改名为 {right}，或改正 kind",
        "rename it {right}, or correct the kind",
    ),
    "unit": Message(
        "主办单位写的是 {value}，文件夹却是 {name}",
        "the unit is {value}, but the folder is {name}",
        "放进 registry/accounts/{value}/ 下，或改正 unit",
        "move it below registry/accounts/{value}/, or correct the unit",
    ),
    "release-name": Message(
        "文件名“{name}”应为 <填报日期>-<英文短名>.yml，放在当年的文件夹里",
        "the file name `{name}` should be <filed_on>-<slug>.yml, in the folder of its year",
        "改名为 {right}",
        "rename it {right}",
    ),
}

_RELEASE = re.compile(rf"([0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}})-({SLUG})\.yml")


def check(context: DocumentContext) -> Iterator[Finding]:
    """Yield files out of place, and names that say something else than their content."""
    path = context.document.path
    for found in findings_of(ID, context):
        yield Finding(ID, found.code, path, params={"path": path}, account=context.account)
    if context.account:
        yield from _record(context)
    elif isinstance(context.document.model, Release):
        yield from _release(path, context.document.model)


def _record(context: DocumentContext) -> Iterator[Finding]:
    path, raw = context.document.path, context.document.raw
    name, unit = path.rsplit("/", 1)[1], path.split("/")[2]
    parsed = parse_name(name)
    model = context.document.model
    stated = raw if isinstance(raw, dict) else {}
    kind = _text(stated.get("kind"))
    filed_on = model.filed_on if model else None  # type: ignore[attr-defined]
    right = record_name(filed_on, str(kind), parsed[2] if parsed else 1) if filed_on else "<filed_on>-<kind>.yml"

    def found(code: str, key: str, **params: str) -> Finding:
        where = Pointer((key,)) if key else Pointer()
        return Finding(ID, code, path, where, {"right": right, **params}, context.account)

    if parsed is None:
        yield found("record-name", "", name=name)
        return
    if filed_on and filed_on != parsed[0]:
        yield found("filed-on", "filed_on", value=str(filed_on), name=str(parsed[0]))
    if kind in ACCOUNT_KINDS and kind != parsed[1]:
        yield found("kind", "kind", value=str(kind), name=parsed[1])
    stated_unit = _text(stated.get("unit"))
    if kind in ("application", "filing") and stated_unit in context.facts.unit_files and stated_unit != unit:
        yield found("unit", "unit", value=str(stated_unit), name=unit)


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _release(path: str, release: Release) -> Iterator[Finding]:
    *_, year, name = path.split("/")
    match = _RELEASE.fullmatch(name)
    slug = match[2] if match else "release"
    if not match or match[1] != str(release.filed_on) or year != str(release.filed_on.year):
        right = f"registry/releases/{release.filed_on.year}/{release.filed_on}-{slug}.yml"
        yield Finding(ID, "release-name", path, Pointer(("filed_on",)), {"name": name, "right": right})


RULE = Rule(ID, TITLE, "value", MESSAGES, __doc__, document=check, is_waivable=False)
