"""Leaf types of the records.

The YAML reader hands every scalar over as text (or None), so the field decides the type: these validators turn text
into dates, numbers and flags, and refuse with a code that `guanhao.rules.schema` puts into plain words.
"""

import difflib
import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any
from zoneinfo import ZoneInfo

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    ValidationInfo,
    WithJsonSchema,
)
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

REDACTED = "已删除"
"""What the registrar may put in the place of a personal value (the one edit of a merged record that is permitted)."""

SEALED = "已密封"
"""What the models have for a personal value that only the holders of the registrar's keys can read (design 1.8)."""

WITHHELD = (REDACTED, SEALED)
"""What stands for a personal value of which nobody can tell."""

PERSONAL_KEYS = ("name", "signed_by", "phone", "email", "qq", "wechat")
"""Names and contacts, in the order of the forms: what is sealed. A post, a day, a unit, being of staff stay clear."""

ID = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DIGITS = re.compile(r"[0-9]{1,12}")
_EMAIL = re.compile(r"[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+")
UNITS = "units"
"""In the context of validation: the ids of the register's units."""
FIRST_YEAR, LAST_YEAR = 1990, 2099


@dataclass(frozen=True)
class Label:
    """What a field is called on forms, in messages and in editors, in Chinese and in English."""

    zh: str
    en: str

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """Add the label as the field's title, without touching the definition that a reference points to."""
        described = handler(schema)
        label = {"title": self.zh, "description": self.en}
        return {"allOf": [described], **label} if "$ref" in described else {**described, **label}


@dataclass(frozen=True)
class OrNull:
    """Takes null for the value that an absent field has: what is left empty is not filled in."""

    absent: Any

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Put the default in the place of null before the field's own type is asked."""
        return core_schema.no_info_before_validator_function(
            lambda value: self.absent if value is None else value, handler(source)
        )

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """Allow null beside what the field takes."""
        return {"anyOf": [handler(schema), {"type": "null"}]}


class Model(BaseModel):
    """Base of all models: frozen, and an unknown key is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def _refuse(code: str, **context: str) -> PydanticCustomError:
    return PydanticCustomError(code, "{code}", {"code": code, **context})


def _date(value: object) -> date:
    if isinstance(value, date):
        return value
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        raise _refuse("date")
    try:
        day = date.fromisoformat(value)
    except ValueError:
        raise _refuse("no-such-day") from None
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise _refuse("year")
    return day


def _integer(value: object) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if not isinstance(value, str) or not _DIGITS.fullmatch(value):
        raise _refuse("integer")
    return int(value)


def _flag(value: object) -> bool:
    if isinstance(value, bool):
        return value
    if value not in ("true", "false"):
        raise _refuse("flag")
    return value == "true"


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise _refuse("text")
    if not value or value.isspace():
        raise _refuse("blank")
    return value


def _line(value: object) -> str:
    text = _text(value)
    if not text.isprintable() and (len(text.splitlines()) > 1 or text != text.rstrip("\r\n")):
        raise _refuse("one-line")
    return text


def _email(value: object) -> str:
    if not isinstance(value, str) or not _EMAIL.fullmatch(value):
        raise _refuse("email")
    return value


def _or_redacted(schema: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [{"type": "string", **schema}, {"const": REDACTED}]}


def _matching(code: str, pattern: str) -> BeforeValidator:
    compiled = re.compile(pattern)

    def validate(value: object) -> str:
        if not isinstance(value, str) or not compiled.fullmatch(value):
            raise _refuse(code)
        return value

    return BeforeValidator(validate)


def _timezone(value: object) -> str:
    if not isinstance(value, str) or not value:
        raise _refuse("timezone")
    try:
        ZoneInfo(value)  # reading one is quicker than listing all
    except (LookupError, OSError, ValueError):
        raise _refuse("timezone") from None
    return value


def _known_unit(unit: str, info: ValidationInfo) -> str:
    units: Collection[str] | None = (info.context or {}).get(UNITS)
    if units is None or unit in units:
        return unit
    near = difflib.get_close_matches(unit, units, 1, 0.7)
    raise _refuse("unit", **({"near": near[0]} if near else {}))


def _personal_date(value: object) -> date | str:
    return REDACTED if value == REDACTED else _date(value)


def _personal_flag(value: object) -> bool | str:
    return REDACTED if value == REDACTED else _flag(value)


def _personal_email(value: object) -> str:
    return str(value) if value in WITHHELD else _email(value)


Date = Annotated[date, BeforeValidator(_date), WithJsonSchema({"type": "string", "format": "date"})]
Integer = Annotated[int, BeforeValidator(_integer)]
Flag = Annotated[bool, BeforeValidator(_flag)]
Text = Annotated[str, BeforeValidator(_line), WithJsonSchema({"type": "string", "minLength": 1})]
"""One line of text."""
PROSE = BeforeValidator(_text)
"""What a field of several lines has in place of the check for one."""

Prose = Annotated[str, PROSE, WithJsonSchema({"type": "string", "minLength": 1})]
"""Text that may run over several lines."""
Number = Annotated[str, BeforeValidator(_line), WithJsonSchema({"type": ["string", "integer"]})]
"""An identifier or telephone number: text even where an editor takes it for a number."""
Slug = Annotated[str, _matching("slug", ID), WithJsonSchema({"type": "string", "pattern": f"^{ID}$"})]
UnitId = Annotated[Slug, AfterValidator(_known_unit)]
"""A unit that a policy's parameter names; refused where the context of validation has units and lacks it."""
AccountId = Annotated[
    str, _matching("account-id", f"{ID}/{ID}"), WithJsonSchema({"type": "string", "pattern": f"^{ID}/{ID}$"})
]
Url = Annotated[
    str,
    _matching("url", r"https?://[^\s/?#\\@]+(?:[/?#][^\s]*)?"),
    WithJsonSchema({"type": "string", "pattern": "^https?://"}),
]
Email = Annotated[str, BeforeValidator(_email), WithJsonSchema({"type": "string", "format": "email"})]
PersonalDate = Annotated[date | str, BeforeValidator(_personal_date), WithJsonSchema(_or_redacted({"format": "date"}))]
"""A date beside a person's name, which the registrar may redact."""
PersonalFlag = Annotated[
    bool | str, BeforeValidator(_personal_flag), WithJsonSchema({"anyOf": [{"type": "boolean"}, {"const": REDACTED}]})
]
PersonalSlug = Annotated[
    str, _matching("slug", f"{ID}|{REDACTED}"), WithJsonSchema({"anyOf": [{"pattern": f"^{ID}$"}, {"const": REDACTED}]})
]
PersonalEmail = Annotated[str, BeforeValidator(_personal_email), WithJsonSchema(_or_redacted({"format": "email"}))]
Timezone = Annotated[str, BeforeValidator(_timezone), WithJsonSchema({"type": "string"})]
