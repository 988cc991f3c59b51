"""The registrar's monthly and yearly sheets (CSV)."""

from typing import Annotated, Generic, TypeVar

from guanhao.model.types import AccountId, Date, Integer, Label, Model, Slug, Text, Url


class ActivityRow(Model):
    """What was seen of an account in a month."""

    account: Annotated[AccountId, Label("账号", "account")]
    last_post_on: Annotated[Date | None, Label("最近发布日期", "last post on")] = None
    posts: Annotated[Integer | None, Label("发布条数", "posts")] = None
    followers: Annotated[Integer | None, Label("关注人数", "followers")] = None


class ContributionRow(Model):
    """A contribution that counts in the year's assessment (考核加分项)."""

    unit: Annotated[Slug, Label("单位", "unit")]
    item: Annotated[Slug, Label("加分项", "item")]
    date: Annotated[Date, Label("日期", "date")]
    title: Annotated[Text, Label("标题", "title")]
    url: Annotated[Url | None, Label("网址", "address")] = None


class TrainingRow(Model):
    """A training of operators."""

    date: Annotated[Date, Label("日期", "date")]
    topic: Annotated[Text, Label("主题", "topic")]
    unit: Annotated[Slug, Label("单位", "unit")]
    people: Annotated[Integer, Label("人数", "people")]


Row_co = TypeVar("Row_co", bound=Model, covariant=True)


class Line(Model, Generic[Row_co]):
    """One row, the 1-based line it begins on, and the 1-based column of each of its cells."""

    number: int
    columns: dict[str, int]
    row: Row_co


class Sheet(Model, Generic[Row_co]):
    """The rows of a sheet that could be read."""

    lines: tuple[Line[Row_co], ...]
    refused: int = 0
    """How many rows could not be read."""
