"""备案的账号名称、平台、主办单位要和批准的申请一致；不一致的，在备案表的 note 里写明缘由。

为什么：批准的是申请里写的那个账号。换了名称、平台或者主办单位，就不是当初批准的那一个。

怎么改：填错的，改成申请里的写法；确有变化的，在 note 里说明原因。没有申请的备案不作判断。

A filing agrees with the application before it in the account's name, its platform and its unit, or says in `note` why
not. Correct what was written wrongly. A filing without an application is not judged.
"""

from collections.abc import Callable, Iterator, Mapping

from guanhao.ledger.values import get_value
from guanhao.model.filing import Filing
from guanhao.model.finding import Message
from guanhao.model.judgement import Ruling
from guanhao.model.types import Label, Model
from guanhao.rules.base import Rule
from guanhao.rules.bound import RecordContext, broken, kept
from guanhao.rules.facts import Facts

ID = "matches-application"
TITLE = Label("备案与申请一致", "filing as applied for")

FIELDS: Mapping[str, tuple[Label, Callable[[Facts, str], str | Label]]] = {
    "account.name": (Label("账号名称", "account name"), lambda _, name: name),
    "account.platform": (Label("平台", "platform"), Facts.platform_name),
    "unit": (Label("主办单位", "unit"), Facts.unit_name),
}
"""Dotted path → what the field is called, and its values."""

MESSAGES = {
    "differs": Message(
        "{field}备案为“{filed}”，申请时是“{applied}”，note 里没有说明缘由",
        "the {field} is filed as `{filed}`, was applied for as `{applied}`, and note does not say why",
        "填错的改为 {value}；确有变化的，在 note 里写明缘由",
        "write `{value}`, or say in note why it has changed",
    ),
}


def check(context: RecordContext[Model]) -> Iterator[Ruling]:
    """Judge a filing by the application before it."""
    filing, application = context.record, context.application
    if application is None or not isinstance(filing, Filing):
        return
    changed = [field for field in FIELDS if get_value(filing, field) != get_value(application, field)]
    if filing.note or not changed:
        yield kept()
        return
    for field in changed:
        label, name_of = FIELDS[field]
        value = get_value(application, field)
        filed, applied = (name_of(context.facts, stated) for stated in (get_value(filing, field), value))
        yield broken("differs", tuple(field.split(".")), field=label, filed=filed, applied=applied, value=value)


RULE = Rule(ID, TITLE, "event", MESSAGES, __doc__, event=check, kinds=("filing",))
