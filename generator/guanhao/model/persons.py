"""What names a person: it may be redacted by the registrar, or sealed to the registrar's keys (design 1.8)."""

import re
from typing import Annotated, Any

from pydantic import (
    BeforeValidator,
    GetJsonSchemaHandler,
    SerializationInfo,
    SerializerFunctionWrapHandler,
    WithJsonSchema,
    model_serializer,
    model_validator,
)
from pydantic_core import CoreSchema, PydanticCustomError

from guanhao.model.types import PERSONAL_KEYS, REDACTED, SEALED, WITHHELD, Label, Model

MOST_ARMOUR = 8192
"""Characters that a sealed value may have: some forty recipients, or a few thousand characters of contacts."""

_BASE64 = "[A-Za-z0-9+/]"
_ARMOUR = re.compile(
    f"-----BEGIN AGE ENCRYPTED FILE-----\nYWdlLWVuY3J5cHRpb24ub3JnL3YxCi0{_BASE64}{{33}}\n(?:{_BASE64}{{64}}\n)*"
    f"(?=[^\n]{{4,64}}\n)(?:{_BASE64}{{4}})*(?:{_BASE64}{{2}}==|{_BASE64}{{3}}=)?\n-----END AGE ENCRYPTED FILE-----"
)
"""An age file as text, from its first line `age-encryption.org/v1` on, in lines of 64 columns."""


def _armour(value: object) -> str:
    if value == REDACTED:
        return REDACTED
    if not isinstance(value, str) or len(value) > MOST_ARMOUR or not _ARMOUR.fullmatch(value):
        raise PydanticCustomError("sealed", "sealed")
    return value


Armour = Annotated[
    str,
    BeforeValidator(_armour),
    WithJsonSchema(
        {"type": "string", "pattern": f"^(-----BEGIN AGE ENCRYPTED FILE-----\n|{REDACTED}$)", "maxLength": MOST_ARMOUR}
    ),
]
"""Text encrypted to the registrar's keys, as ASCII-armoured age; the registrar may redact that too."""


SHOWN = {"sealed": "shown"}
"""The context of a dump that has `SEALED` for each name and contact that is sealed, and no armour."""


class SealedText(Model):
    """A single personal value of a change, sealed."""

    sealed: Annotated[Armour, Label("密封内容", "sealed")]


def unless_sealed(value: Any) -> Any:
    """Return a value of a change; what stands for it where nobody can read it here."""
    return _stand_in(value.sealed) if isinstance(value, SealedText) else value


def _stand_in(sealed: object) -> str:
    return REDACTED if sealed == REDACTED else SEALED


class Personal(Model):
    """Base of what names a person. The registrar may redact each value of it, or the whole at once.

    Names and contacts may be sealed in one: `sealed` is then all that a file has of them.
    """

    sealed: Annotated[Armour | None, Label("密封内容", "sealed")] = None

    @model_validator(mode="before")
    @classmethod
    def _withheld(cls, value: Any) -> Any:
        if isinstance(value, dict):
            return value if value.get("sealed") is None else cls._filled(value)
        if value != REDACTED:
            return value
        return {name: REDACTED for name, field in cls.model_fields.items() if field.is_required()}

    @classmethod
    def _filled(cls, value: dict[str, Any]) -> dict[str, Any]:
        """Put what stands for them in the place of names and contacts."""
        personal = [name for name in PERSONAL_KEYS if name in cls.model_fields]
        if any(value.get(name) is not None for name in personal):
            raise PydanticCustomError("sealed-and-clear", "sealed-and-clear")
        return {**dict.fromkeys(personal, _stand_in(value["sealed"])), **value}

    def is_sealed_at(self, name: str) -> bool:
        """Tell whether a field is but the armour, or something in it: said once, of the person."""
        is_inside = self.sealed is not None and name in PERSONAL_KEYS
        return name == "sealed" or (is_inside and getattr(self, name) in WITHHELD)

    @model_serializer(mode="wrap")
    def _as_filed(self, dumped: SerializerFunctionWrapHandler, info: SerializationInfo) -> dict[str, Any]:
        """Give back what the file has: what is sealed comes last, and nothing in the place of what it holds.

        For a reader it is the other way round: see `SHOWN`.
        """
        values: dict[str, Any] = dumped(self)
        if self.sealed is None:
            return values
        if info.context == SHOWN:
            return {k: v for k, v in values.items() if k != "sealed"}
        return {**{k: v for k, v in values.items() if not self.is_sealed_at(k)}, "sealed": self.sealed}

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """Ask for the obligatory name, or for what it is sealed in."""
        described = handler.resolve_ref_schema(handler(schema))
        required = described.pop("required")
        others = [name for name in required if name not in PERSONAL_KEYS]
        named = [name for name in required if name in PERSONAL_KEYS]
        described |= {"required": others} if others else {}
        described |= {"anyOf": [{"required": named}, {"required": ["sealed"]}]}
        described["properties"]["sealed"] = described["properties"].pop("sealed")
        return described


def redacted_list(value: object) -> object:
    """Take a list redacted as a whole for a list of one who is."""
    return [REDACTED] if value == REDACTED else value
