"""第一责任人的职务，应当是办法为该类单位规定的职务之一。

为什么：谁主办谁负责，账号出了问题要由说了算的人来答复和处置。只写副职或者经办人，等于没有人负责。

怎么改：负责人换了的，提交变更；职务写得不全的，照任职文件写。职务前面可以带单位的名称，如“物理系主任”；一人有几个职务的，
用顿号、逗号、分号、斜线、空格或者“兼”隔开，有一个符合就可以。“副主任”不是“主任”。

参数：`titles` 每类单位由什么职务的人负责：institution 学校、department 部门、school 院系、student-organisation
学生组织、club 社团、class 班级。没有列出的类别不作判断。

The responsible person's post is one of those that the policy lists for the unit's kind. It may carry the unit's name in
front and may be one of several; a deputy is not the head. File a change of the person, or write the post in full.
`titles` lists the posts by kind of unit; a kind that it does not list is not judged.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from typing import Annotated

from pydantic import Field

from guanhao.model.finding import Message
from guanhao.model.institution import UnitKind
from guanhao.model.judgement import Ruling
from guanhao.model.types import Label, Model, Text
from guanhao.rules.base import Rule
from guanhao.rules.bound import ValueContext, broken, is_redacted, kept, unknown
from guanhao.rules.wording import said
from guanhao.verify.names import plain

ID = "responsible-person"
TITLE = Label("第一责任人的职务", "post of the responsible person")
PATH = "people.responsible"
POST = f"{PATH}.title"

MESSAGES = {
    "missing": Message(
        "没有写第一责任人；类别为“{kind}”的单位，应由任以下职务的人担任：{titles}",
        "no responsible person is named; for a unit of this kind ({kind}) it is the holder of one of: {titles}",
        "填写 people.responsible：姓名和职务",
        "fill in people.responsible: name and post",
    ),
    "no-title": Message(
        "没有写第一责任人的职务，应为以下之一：{titles}",
        "the responsible person's post is missing; it should be one of these: {titles}",
        "填写 people.responsible.title",
        "fill in people.responsible.title",
    ),
    "other": Message(
        "第一责任人的职务不在办法规定之列；类别为“{kind}”的单位应为以下之一：{titles}",
        "the responsible person's post is none that the policy lists for a unit of this kind ({kind}): {titles}",
        "改由任上述职务的人担任；职务没有写全的，补写完整（前面可以带单位名称）",
        "name a person who holds one of them; if the post is not written in full, complete it (the unit's name may "
        "stand in front)",
    ),
}

_JOINS = re.compile(r"[、,;/]|\(?兼任?\)?|(?<![!-~副\s])\s+")
"""What stands between the posts of one person. No blank does after 副, nor within a post in Latin letters."""


class Params(Model):
    """The posts whose holders may answer for an account, by kind of unit."""

    titles: Annotated[
        dict[UnitKind, Annotated[tuple[Text, ...], Field(min_length=1)]],
        Field(min_length=1),
        Label("各类单位的职务", "posts by kind of unit"),
    ]


def check(context: ValueContext[Params]) -> Iterator[Ruling]:
    """Judge the responsible person's post."""
    unit, person = context.unit, context.values.people.responsible
    if unit is None:
        yield unknown()
        return
    titles = context.params.titles.get(unit.kind)
    if titles is None:
        return
    words = "、".join(titles)
    if person is None:
        yield broken("missing", context.place(PATH), kind=said(unit.kind), titles=words)
    elif is_redacted(person.title) or (person.title is None and is_redacted(person.name)):
        yield unknown()
    elif person.title is None:
        yield broken("no-title", context.place(POST), titles=words)
    elif _is_any(person.title, titles, context.facts.unit_names[context.values.unit]):
        yield kept()
    else:
        yield broken("other", context.place(POST), kind=said(unit.kind), titles=words)


def _is_any(title: str, allowed: Iterable[str], names: Collection[str]) -> bool:
    """Tell whether one of the posts in `title` is allowed, be it with the unit's name in front (物理系主任)."""
    posts = {plain(post) for post in (title, *_JOINS.split(unicodedata.normalize("NFKC", title)))}
    ends = [plain(post) for post in allowed]
    return any(
        post.startswith(name) and post.endswith(end) and len(post) <= len(name) + len(end)
        for name in ("", *names)
        for end in ends
        for post in posts
    )


RULE = Rule(ID, TITLE, "value", MESSAGES, __doc__, params=Params, value=check, watches=(PATH, "unit"))
