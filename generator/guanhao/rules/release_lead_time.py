"""在账号上发布信息，要提前申请：从填报日期到拟发布日期，不少于 `min_days` 天，不多于 `max_days` 天。

为什么：先审后发，审核要留出时间；申请得太早，内容到发布时可能已经过时。

怎么改：重新商定拟发布日期（`planned_on`）。来不及改期的，在 `note` 里如实写明原因，错误就降为警告，统计仍按未做到计；
提前太多只是警告。

参数：`min_days` 最少提前天数；`max_days` 最多提前天数。不写或写 `null`，表示办法没有规定这一头。

A release request is filed at least `min_days` and at most `max_days` before the day on which it is to be published;
what is not set is not judged. Agree on another day. Where it is too late for that, say why in `note` and the error
becomes a warning, while figures still count it as failed. Too early is only a warning.
"""

from collections.abc import Iterator
from typing import Annotated

from guanhao.model.finding import Message
from guanhao.model.judgement import Ruling
from guanhao.model.location import Pointer
from guanhao.model.types import Integer, Label, Model
from guanhao.rules.base import Rule
from guanhao.rules.bound import ReleaseContext, kept, missed

ID = "release-lead-time"
TITLE = Label("提前申请发布", "release requests in time")
PLACE = ("planned_on",)

MESSAGES = {
    "late": Message(
        "{filed_on} 申请、{planned_on} 发布，只提前了 {days} 天，规定至少提前 {limit} 天",
        "filed on {filed_on} for {planned_on}, {days} days ahead; the policy asks for at least {limit}",
        "推迟拟发布日期；来不及的，在 note 里如实写明原因",
        "plan a later day, or say in note why there was no time",
    ),
    "past": Message(
        "拟发布日期 {planned_on} 早于填报日期 {filed_on}，规定至少提前 {limit} 天申请",
        "it is planned for {planned_on} but was filed on {filed_on}; the policy asks for at least {limit} days ahead",
        "核对两个日期；确实先发后报的，在 note 里如实写明原因",
        "check both dates; if it was published before it was asked for, say why in note",
    ),
    "early": Message(
        "{filed_on} 申请、{planned_on} 发布，提前了 {days} 天，规定最多提前 {limit} 天",
        "filed on {filed_on} for {planned_on}, {days} days ahead; the policy allows at most {limit}",
        "临近发布时再申请，或改正拟发布日期",
        "file it nearer to the day, or correct the day",
    ),
}


class Params(Model):
    """How long before its publication a release is asked for."""

    min_days: Annotated[Integer | None, Label("最少提前天数", "at least (days ahead)")] = None
    max_days: Annotated[Integer | None, Label("最多提前天数", "at most (days ahead)")] = None


def check(context: ReleaseContext[Params]) -> Iterator[Ruling]:
    """Judge a request by the days from its filing to its publication."""
    release, least, most = context.release, context.params.min_days, context.params.max_days
    days = (release.planned_on - release.filed_on).days
    said = {"filed_on": str(release.filed_on), "planned_on": str(release.planned_on), "days": str(days)}
    if least is not None and days < least:
        yield missed(release, "past" if days < 0 else "late", PLACE, **said, limit=str(least))
    elif most is not None and days > most:
        yield Ruling("fail", "early", Pointer(PLACE), {**said, "limit": str(most)}, severity="warning")
    elif least is not None or most is not None:
        yield kept()


RULE = Rule(ID, TITLE, "event", MESSAGES, __doc__, params=Params, release=check)
