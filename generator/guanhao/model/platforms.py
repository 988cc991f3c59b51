"""The platform catalogue: what identifies an account on each platform, as data (design 1.3).

Templates in `canonical`, `path` and `query` hold `{platform_id}` and `{handle}`, which stand for those identifiers;
`{any}` in a form stands for one path segment or value that identifies nothing.
"""

import re
from functools import cached_property
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, RootModel, WithJsonSchema
from pydantic_core import PydanticCustomError

from guanhao.model.types import Flag, Label, Model, Slug, Text


def _pattern(value: object) -> str:
    if not isinstance(value, str):
        raise PydanticCustomError("text", "{code}", {"code": "text"})
    try:
        groups = re.compile(f"(?:{value})").groups
    except (re.error, OverflowError, RecursionError):
        groups = 1
    if groups:
        raise PydanticCustomError("pattern", "{code}", {"code": "pattern"})
    return value


Pattern = Annotated[str, BeforeValidator(_pattern), WithJsonSchema({"type": "string", "format": "regex"})]
"""A regular expression without groups of its own (but `(?:…)`) that the whole value must match."""


class Identifier(Model):
    """One of the two identifiers an account may have on a platform."""

    label: Annotated[Text, Label("名称", "label")]
    label_en: Annotated[Text, Label("英文名称", "English label")]
    pattern: Annotated[Pattern, Label("格式", "pattern")]
    example: Annotated[Text, Label("示例", "example")]
    required: Annotated[Flag, Label("是否必填", "required")] = False
    case: Annotated[Literal["fold", "keep"], Label("大小写", "case")] = "fold"

    @property
    def expression(self) -> str:
        """The pattern, for any case where case does not matter."""
        return f"(?:{self.pattern})" if self.case == "keep" else f"(?i:{self.pattern})"

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self.pattern)

    def matches(self, value: str) -> bool:
        """Tell whether `value` is of the identifier's form."""
        return self._compiled.fullmatch(value) is not None

    def key(self, value: str) -> str:
        """Return the form in which two values are the same identifier."""
        return value if self.case == "keep" else value.lower()


class UrlForm(Model):
    """One shape of address under which the platform shows an account, share links included."""

    hosts: Annotated[tuple[Text, ...], Field(min_length=1), Label("域名", "hosts")]
    path: Annotated[Text, Label("路径", "path")]
    query: Annotated[dict[Text, Text] | None, Label("参数", "query")] = None


class UrlRule(Model):
    """How an account's address reads. Without `canonical`, any address is an account's own, on any host."""

    required: Annotated[Flag, Label("是否必填", "required")] = False
    canonical: Annotated[tuple[Text, ...], Label("规范网址", "canonical")] = ()
    forms: Annotated[tuple[UrlForm, ...], Label("网址形式", "forms")] = ()


class QrRule(Model):
    """Where the QR code of an account leads."""

    hosts: Annotated[tuple[Text, ...], Field(min_length=1), Label("域名", "hosts")]


class Platform(Model):
    """One platform. Where it has no `url` or `qr`, its accounts have none."""

    name: Annotated[Text, Label("名称", "name")]
    name_en: Annotated[Text, Label("英文名称", "English name")]
    labels: Annotated[tuple[Text, ...], Label("常用称呼", "labels")] = ()
    platform_id: Annotated[Identifier | None, Label("平台 ID", "platform ID")] = None
    handle: Annotated[Identifier | None, Label("账号 ID", "handle")] = None
    url: Annotated[UrlRule | None, Label("网址", "address")] = None
    qr: Annotated[QrRule | None, Label("二维码", "QR code")] = None
    certification: Annotated[Flag, Label("是否提供认证", "certifies accounts")] = True

    def key(self, field: str, value: str) -> str:
        """Return the form in which two values of a field are the same; QR codes stay as they are."""
        if field == "url":
            return value.rstrip("/")
        identifier = {"platform_id": self.platform_id, "handle": self.handle}.get(field)
        return identifier.key(value) if identifier else value


class Platforms(RootModel[dict[Slug, Platform]]):
    """The catalogue: platform id → platform."""
