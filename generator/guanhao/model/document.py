"""A file of the register as it was read: a model where it could be made, and what stood in the way."""

from dataclasses import dataclass, field
from typing import Any

from guanhao.model.location import Pointer
from guanhao.model.types import Label, Model


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that loading met. `rule` words it: `yaml`, `schema`, `file-name` or `article-bound`."""

    rule: str
    code: str
    where: Pointer = field(default_factory=Pointer)
    params: dict[str, str | Label] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Document:
    """One file of the register.

    `model` is None where the file cannot be read as its kind; `raw` is then still whatever YAML was in it.
    """

    path: str
    kind: str | None = None
    model: Model | None = None
    raw: Any = None
    problems: tuple[Problem, ...] = ()
    is_whole: bool = True
    """False where the file stopped being readable, so that `raw` lacks what followed."""
    has_hidden: bool = False
    """Whether some text in it may hold a hidden character; False vouches that none does."""
    blob: str = ""
    """Git's id of the content, in Git or not; empty for what was not read."""
