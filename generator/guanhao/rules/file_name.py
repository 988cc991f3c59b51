"""文件放在规定的地方，文件名与内容一致：`<填报日期>-<种类>[-<序号>].yml`。

为什么：一件事一份文件，一户一个文件夹。文件名就是这份材料的编号，次序按它排；放错地方的文件不会进入登记册，也不能悄悄丢掉。

合并之前还要看请求里的每一个路径，登记册以外的也看：有的电脑存不下、分不清的名称，链接和子模块，都不能合并。

怎么改：按内容改文件名，或按文件名改内容；同一天同一种类的第二份，加序号 `-2`。

Files stand where the register looks for them, and their names say what is in them. Rename the file or mend its content;
a second record of one kind and day takes the number `-2`. Of a request every path is judged, inside the register or
not: no links, no submodules, no names that some system cannot store or takes for another's.
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
from guanhao.rules.path_faults import Fault, Spellings, path_faults
from guanhao.rules.problems import findings_of
from guanhao.rules.request import RECORDS, Changed, RequestContext, at_file

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
    "too-long": Message(
        "路径太长：{size} 字节，最多 {limit} 字节",
        "the path is too long: {size} bytes, {limit} at most",
        "缩短文件夹或文件的名称",
        "shorten the names in it",
    ),
    "character": Message(
        "路径里有不能用的字符 {character}",
        "the path holds a character that cannot be used, {character}",
        "改名，只用看得见的文字、数字、短横线和点",
        "rename it, with visible letters, digits, hyphens and dots alone",
    ),
    "not-composed": Message(
        "路径里的文字不是标准的组合形式（Unicode NFC），有的电脑会当成另一个文件",
        "the path is not in composed form (Unicode NFC), and some systems take it for another file",
        "重新输入文件名",
        "type the name again",
    ),
    "reserved": Message(
        "“{name}”是 Windows 保留的名称，文件存不下来",
        "`{name}` is a name that Windows reserves, so that the file cannot be stored",
        "换一个名称",
        "choose another name",
    ),
    "trailing": Message(
        "“{name}”的首尾有空格，或者以点结尾，有的电脑存不下来",
        "`{name}` begins or ends with a blank, or ends with a dot, and some systems cannot store it",
        "去掉空格和末尾的点",
        "take the blanks and the last dot away",
    ),
    "case": Message(
        "这个路径与 {other} 只有大小写或组合形式不同，有的电脑会当成同一个",
        "this path differs from {other} by nothing but case or composition, and some systems take both for one",
        "换一个名称；已经有的文件、文件夹，照原来的写法",
        "choose another name; write what is there already as it is written",
    ),
    "executable": Message(
        "登记册里的文件不能带可执行权限",
        "a file of the register is marked executable",
        "去掉可执行权限：git update-index --chmod=-x 文件",
        "take the mark away: git update-index --chmod=-x FILE",
    ),
    "leftover": Message(
        "这是编辑软件或系统留下的临时文件：{path}",
        "an editor or desktop left this file behind: {path}",
        "从请求里删去",
        "take it out of the request",
    ),
    "twice": Message(
        "提交里有两个同名的 {path}，或者它既是文件又是文件夹",
        "the commit lists {path} twice, or both as a file and as a folder",
        "这样的提交不是 Git 正常做出来的：重新克隆，重做改动",
        "no regular Git makes such a commit: clone anew and make the change again",
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


def check_request(context: RequestContext) -> Iterator[Finding]:
    """Yield what is wrong with the paths that a request brings, anywhere in the repository."""
    brought = [file for file in context.files if file.delta.after is not None]
    spellings = Spellings(context.paths) if brought else Spellings(())
    for file in brought:
        for code, params in _faults_of(file, spellings):
            yield at_file(ID, code, file, path=file.path, **params)
    for path in context.twice:
        yield Finding(ID, "twice", path, params={"path": path})


def _faults_of(file: Changed, spellings: Spellings) -> Iterator[Fault]:
    before, after = file.delta.before, file.delta.after
    if after is None:
        return
    if after.type != "file" and not after.is_in_areas:
        yield after.type, {}  # in the areas, each file is judged for this whether or not a request brings it
    is_marked = after.is_executable and not (before and before.is_executable)
    if is_marked and after.is_in_areas and (before is None or file.place not in RECORDS):
        yield "executable", {}
    if before is not None:
        return
    yield from path_faults(file.path)
    other = spellings.other_than(file.path)
    if other is not None:
        yield "case", {"other": other}


RULE = Rule(ID, TITLE, "value", MESSAGES, __doc__, document=check, request=check_request, is_waivable=False)
