"""有的文件只由归口管理部门改：单位信息、平台目录、单位、办法、豁免、登记表、Schema、处置通知、作废、假冒账号的更正，以及登记册以外的一切。

为什么：谁能替哪个单位填报、按什么规矩判断、由谁批准，都写在这些文件里。谁都能改，就谁都能给自己放行。

怎么改：从请求里去掉这些改动，请归口管理部门另行提出。新的假冒账号，填报人都可以登记。

Some files are the registrar's alone: institution, platforms, units, policies, waivers, sheets, schemas, orders, voids,
corrections of impostors, and everything outside the register. They say who may file, by which rules, and who approves.
Take such changes out of the request and ask the registrar. Any maintainer may report a new impostor.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from guanhao.model.file import AREAS
from guanhao.model.finding import Finding, Message
from guanhao.model.types import Label
from guanhao.rules.base import Rule
from guanhao.rules.path_faults import is_leftover
from guanhao.rules.request import Changed, RequestContext, at_file

ID = "registrar-only"
TITLE = Label("归口管理部门专办", "the registrar's alone")

MESSAGES = {
    "not-registrar": Message(
        "{what}只能由归口管理部门改动",
        "only the registrar changes {what}",
        "从请求里去掉这个文件的改动，请归口管理部门另行提出",
        "take this file out of the request, and ask the registrar",
    ),
    "not-assessed": Message(
        "这个请求改动了归口管理部门的 {count} 个文件：没有说明是谁提出的，没有判断",
        "the request changes {count} files of the registrar's: nobody said who asks, so this was not assessed",
        "用 --actor 写明提出人的代码平台账号",
        "name the forge account with --actor",
    ),
}

_OUTSIDE = Label("登记册以外的文件", "files outside the register")
_SHEETS = Label("登记表", "the sheets")
_OTHER = Label("登记册里的其他文件", "other files of the register")
_PLACES: Mapping[str | None, Label] = {
    "institution": Label("单位信息", "the institution"),
    "platforms": Label("平台目录", "the platform catalogue"),
    "unit": Label("单位文件", "units"),
    "waiver": Label("豁免", "waivers"),
    "activity": _SHEETS,
    "contributions": _SHEETS,
    "trainings": _SHEETS,
}
_KINDS = {"order": Label("处置通知", "orders"), "void": Label("作废记录", "voids")}


def check(context: RequestContext) -> Iterator[Finding]:
    """Yield the files that are not the actor's to change."""
    if context.is_registrars:
        return
    found = [(file, what) for file in context.files if (what := _registrars(file))]
    if context.standing is None:
        if found:
            count = str(len(found))
            yield replace(at_file(ID, "not-assessed", found[0][0], count=count), severity="notice")
        return
    for file, what in found:
        yield at_file(ID, "not-registrar", file, what=what)


def _registrars(file: Changed) -> Label | None:
    """Name what is the registrar's in a file; None where nothing is."""
    area = file.path.partition("/")[0]
    if area not in AREAS:
        return _OUTSIDE
    if area == "policies":
        return Label("办法", "policies")
    if file.place == "record":
        return next((label for kind, label in _KINDS.items() if kind in file.kinds), None)
    is_new = file.delta.before is None
    if file.place == "impostor":
        return None if is_new else Label("已登记的假冒账号", "impostors on record")
    if file.place == "release" or (is_new and (file.place is None or is_leftover(file.path))):
        return None  # the unit's own; or out of place, as `file-name` says
    return _PLACES.get(file.place, _OTHER)


RULE = Rule(ID, TITLE, "request", MESSAGES, __doc__, request=check, is_waivable=False)
