"""Where in a file something stands: rules name key paths, and one place (`guanhao.load.locate`) finds their lines."""

from dataclasses import dataclass
from typing import Literal

Keys = tuple[str | int, ...]
"""The way to a value: mapping keys and list positions (0-based) from the root of the document."""


@dataclass(frozen=True, slots=True)
class Pointer:
    """The value at `keys`, its key, or (for what is no YAML) a 1-based line and column."""

    keys: Keys = ()
    at: Literal["value", "key"] = "value"
    mark: tuple[int, int] | None = None


def dotted(keys: Keys) -> str:
    """Write keys as people do: `people.operators.1.phone`, list positions from 1."""
    return ".".join(str(k + 1) if isinstance(k, int) else k for k in keys)
