"""账号名称不能和别的单位在用的账号太像：看起来一样、读音一样、只差一个字，都算太像。

为什么：公众靠名称认账号。两个单位的账号名称只差一个形近字、同音字，真有人冒充时谁也看不出来。

怎么改：后起的名称加上单位名称，或者换一个。本单位几个平台上的账号同名、近名不算；只多出“招生”“新生群”一类的词也不算。
核验页面用的是同一套比较办法。

A name must not be too like that of another unit's live account: looking or sounding the same, or one character away. It
is the checker's own comparison. Names of one unit may be alike; added words such as an admission office's do not count.
The later name is told of: add the unit's name to it, or choose another.
"""

from collections import defaultdict
from collections.abc import Iterator

from guanhao.model.finding import Message
from guanhao.model.judgement import Ruling
from guanhao.model.types import Label
from guanhao.model.verdict import NAME, Identity
from guanhao.rules.base import Rule
from guanhao.rules.bound import SideContext, broken, kept
from guanhao.verify.lookalike import Name, keys_of, likeness

ID = "confusable-name"
TITLE = Label("名称不与别的单位相混", "no name too like another unit's")

MESSAGES = {
    "alike": Message(
        "名称“{name}”和账号 {other} 的名称“{theirs}”太像，公众容易认错",
        "the name `{name}` is too like `{theirs}`, the name of {other}",
        "改一个区别明显的名称，例如加上主办单位名称；确有必要的，请归口管理部门批准豁免",
        "choose a name that differs plainly, such as one with the unit's name, or have the registrar grant a waiver",
    ),
}


def check(context: SideContext) -> Iterator[tuple[Identity, Ruling]]:
    """Judge the names of live accounts, in the order in which they were given."""
    named = [identity for identity in context.identities if identity.field == NAME]
    known: dict[str, list[tuple[Identity, Name]]] = defaultdict(list)
    for identity in sorted(named, key=lambda identity: (identity.order, identity.account)):
        name = Name(identity.value)
        keys = tuple(keys_of(name))
        others = (other for key in keys for other in known[key] if other[0].key != identity.key)
        like = next((other for other, theirs in others if likeness(name, theirs) not in (None, "words")), None)
        for key in keys:
            known[key].append((identity, name))
        if like is None:
            yield identity, kept()
        else:
            params = {"name": identity.value, "other": like.account, "theirs": like.value}
            yield identity, broken("alike", identity.keys, **params)


RULE = Rule(ID, TITLE, "value", MESSAGES, __doc__, side=check, severity="warning")
