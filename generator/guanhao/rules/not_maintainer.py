"""替一个单位填报的，要是这个单位的填报人：看账号现在的主办单位，看合并之前登记的填报人；归口管理部门除外。

为什么：请求里写什么都可以，写自己是填报人也可以。谁有权填报，只看请求之外、已经批准的登记册。

怎么改：请该单位的填报人提出；填报人有变动的，先请归口管理部门改单位文件。账号移交由移出、接收任一方提出，另一方会签：由接收方提出的，
要写明现主办单位的会签，合并前由它确认。单位撤销以后，只能办账号的注销和移交。假冒账号，登记在册的填报人和审批人都可以报告。

Who files for a unit is one of its maintainers, by the register as it stands before the request; the registrar is
exempt. An account is the unit's that hosts it at present. Have a maintainer of that unit file, or have the registrar
name a new one first. A transfer is filed by either side and endorsed by the other; filed by the receiving side it must
claim the present unit's endorsement, which that unit confirms before the merge. A closed unit may only close accounts
and hand them over. An impostor may be reported by any maintainer or approver.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from guanhao.model.finding import Finding, Message
from guanhao.model.location import Pointer
from guanhao.model.records import Change, Closure
from guanhao.model.types import Label
from guanhao.rules.base import Rule
from guanhao.rules.request import RECORDS, Changed, RequestContext, at_file
from guanhao.rules.standing import Standing

ID = "not-maintainer"
TITLE = Label("由本单位填报", "filed by the unit's own")

_ASK = (
    "请{unit}的填报人提出；填报人有变动的，先请归口管理部门改单位文件",
    "have a maintainer of {unit} file it, or have the registrar name a new one first",
)

MESSAGES = {
    "account": Message(
        "{actor} 不是{unit}登记的填报人，不能提交账号 {account} 的材料",
        "{actor} is no maintainer of {unit} and cannot file for the account {account}",
        *_ASK,
    ),
    "release": Message(
        "{actor} 不是{unit}登记的填报人，不能替它申请发布信息",
        "{actor} is no maintainer of {unit} and cannot ask for a release in its name",
        *_ASK,
    ),
    "closed": Message(
        "{unit}已经撤销，只能办理账号的注销和移交",
        "{unit} is closed: it may only close accounts and hand them over",
        "先把账号移交给接收单位，由接收单位提出；或请归口管理部门办理",
        "hand the account over first, or ask the registrar",
    ),
    "impostor": Message(
        "{actor} 没有登记为填报人或审批人，不能登记假冒账号",
        "{actor} is neither a maintainer nor an approver and cannot report an impostor here",
        "请本单位的填报人登记",
        "have a maintainer of your unit report it",
    ),
    "unendorsed": Message(
        "接收方提出的移交，没有写明现主办单位（{unit}）的会签",
        "a transfer filed by the receiving side lacks the endorsement of the present unit ({unit})",
        "取得{unit}的会签，写进 endorsements；或请{unit}提出移交",
        "have {unit} endorse it and say so under endorsements, or have {unit} file it",
    ),
    "to-confirm": Message(
        "移交自称已由{unit}会签，合并前要由{unit}确认",
        "the transfer claims the endorsement of {unit}, which {unit} has to confirm before the merge",
        "请{unit}的填报人审核这个请求",
        "ask a maintainer of {unit} to review the request",
    ),
    "to-endorse": Message(
        "移交没有写明接收单位（{unit}）的会签",
        "the transfer lacks the endorsement of the receiving unit ({unit})",
        "取得{unit}的会签，写进 endorsements",
        "have {unit} endorse it and say so under endorsements",
    ),
    "not-assessed": Message(
        "没有说明是谁提出的，是不是主办单位的填报人没有判断",
        "nobody said who asks, so whether it is a maintainer was not assessed",
        "用 --actor 写明提出人的代码平台账号",
        "name the forge account with --actor",
    ),
}


def check(context: RequestContext) -> Iterator[Finding]:
    """Yield what the actor files for a unit that is not the actor's."""
    standing = context.standing
    if standing is None:
        filed = next((file for file in context.files if file.place in (*RECORDS, "impostor")), None)
        if filed:
            yield replace(at_file(ID, "not-assessed", filed), severity="notice")
        return
    if standing.is_registrar:
        return
    for unit, files in context.by_account():
        yield from _account(context, standing, unit, files)
    for file in context.files:
        asking = context.unit_of(file) if file.place == "release" else None
        if asking is not None and not standing.may_file_for(asking):
            code = "closed" if standing.maintains(asking) else "release"
            yield _finding(context, code, file, asking)
        elif file.place == "impostor" and file.delta.kind == "added" and not standing.is_listed:
            yield at_file(ID, "impostor", file, actor=standing.actor)


def _account(context: RequestContext, standing: Standing, unit: str, files: Sequence[Changed]) -> Iterator[Finding]:
    """Yield what keeps the actor from changing an account of a unit, and what others have to say to it."""
    transfers = {file.path: to for file in files if (to := _transferred_to(file))}
    if standing.maintains(unit):
        winding_up = [f for f in files if f.path in transfers or isinstance(f.new_record, Closure)]
        refused = [f for f in files if standing.is_closed(unit) and f not in winding_up]
        for file in refused[:1]:
            yield _finding(context, "closed", file, unit)
        for file in files:
            if file.path in transfers and not _is_endorsed(file, transfers[file.path]):
                yield _finding(context, "to-endorse", file, transfers[file.path])
        return
    received = [file for file in files if standing.may_file_for(transfers.get(file.path, ""))]
    for file in [file for file in files if file not in received][:1]:
        yield _finding(context, "account", file, unit)
    for file in received:
        if _is_endorsed(file, unit):
            yield replace(_finding(context, "to-confirm", file, unit), severity="warning")
        else:
            yield _finding(context, "unendorsed", file, unit)


def _transferred_to(file: Changed) -> str | None:
    """Return the unit to which a new record hands its account over."""
    record = file.new_record
    changes = record.changes if isinstance(record, Change) else ()
    return next((str(change.to) for change in changes if change.field == "unit"), None)


def _is_endorsed(file: Changed, unit: str) -> bool:
    record = file.new_record
    return isinstance(record, Change) and any(e.unit == unit for e in record.endorsements or ())


def _finding(context: RequestContext, code: str, file: Changed, unit: str) -> Finding:
    where = Pointer(("unit",)) if file.place == "release" else Pointer()
    told = {"actor": str(context.actor), "account": str(file.account)}
    return at_file(ID, code, file, where, unit=context.unit_label(unit), **told)


RULE = Rule(ID, TITLE, "request", MESSAGES, __doc__, request=check, is_waivable=False)
