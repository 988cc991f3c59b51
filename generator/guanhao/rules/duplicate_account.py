"""一个单位在一个平台上，在用的账号只办一个；另办的，提示一下。

为什么：同一单位同一平台有几个账号，公众分不清看哪个，内容也容易重复、没人更新。

怎么改：把后办的并到先办的账号里，再办注销。确有必要另办的，请归口管理部门批准豁免。已注销的账号不算。

One live account a unit and platform: of several, each but the one that was filed first is told of. Close the later one,
or have the registrar grant a waiver where there is need of both. Closed accounts do not count.
"""

from collections import defaultdict
from collections.abc import Iterator

from guanhao.model.finding import Message
from guanhao.model.judgement import Ruling
from guanhao.model.types import Label
from guanhao.model.verdict import HOST, Identity
from guanhao.rules.base import Rule
from guanhao.rules.bound import SideContext, broken, kept

ID = "duplicate-account"
TITLE = Label("同一平台不重复开办", "one account a unit and platform")

MESSAGES = {
    "second": Message(
        "主办单位在这个平台上已有在用的账号 {first}",
        "its unit has a live account on this platform already: {first}",
        "并到原有账号后注销；确有必要另办的，请归口管理部门批准豁免",
        "close it in favour of the first, or have the registrar grant a waiver",
    ),
}


def check(context: SideContext) -> Iterator[tuple[Identity, Ruling]]:
    """Judge the live accounts of each unit and platform, in the order in which they were filed."""
    alike: dict[tuple[str, str], list[Identity]] = defaultdict(list)
    for identity in context.identities:
        if identity.field == HOST:
            alike[identity.key, identity.platform].append(identity)
    for same in alike.values():
        first, *later = sorted(same, key=lambda identity: (identity.order, identity.account))
        yield first, kept()
        for identity in later:
            yield identity, broken("second", identity.keys, first=first.account)


RULE = Rule(ID, TITLE, "value", MESSAGES, __doc__, side=check, severity="warning")
