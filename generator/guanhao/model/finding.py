"""What a rule finds. A finding holds no sentence: its words come from its rule's messages, in either language."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from string import Formatter
from typing import Literal

from guanhao.model.location import Pointer
from guanhao.model.policy import Severity
from guanhao.model.types import Label

Language = Literal["zh", "en"]
RuleClass = Literal["value", "event", "duty", "request", "report", "audit"]


@dataclass(frozen=True, slots=True)
class Message:
    """What is wrong and how to mend it, in Chinese and English; `{name}` stands for a finding's parameter."""

    zh: str
    en: str
    fix_zh: str
    fix_en: str

    @property
    def placeholders(self) -> frozenset[str]:
        """Names of the parameters that the message needs."""
        texts = (self.zh, self.en, self.fix_zh, self.fix_en)
        return frozenset(name for text in texts for _, name, _, _ in Formatter().parse(text) if name)


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault in one place."""

    rule: str
    """The id of the rule."""
    code: str
    """Which of the rule's messages."""
    path: str
    """The file, from the register's root, with forward slashes."""
    where: Pointer = field(default_factory=Pointer)
    params: Mapping[str, str | Label] = field(default_factory=dict)
    """What the message's placeholders stand for: text of the record, or a term in both languages."""
    account: str | None = None
    severity: Severity = "error"
    article: str | None = None
    """The article that binds the rule."""
    day: date | None = None
    """The day by whose waivers it is judged; None for what is judged as of today."""
    waived: str | None = None
    """The waiver that excepts the account from the rule: its file."""

    @property
    def fingerprint(self) -> str:
        """What stays the same however the finding is worded and wherever in the file it moves: 16 hex digits."""
        known = sorted((k, v) for k, v in self.params.items() if isinstance(v, str))
        text = "\0".join([self.rule, self.article or "", self.code, self.path, repr(self.where.keys), repr(known)])
        return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Placed:
    """A finding with its 1-based line and column."""

    finding: Finding
    line: int
    column: int
    is_new: bool = True
    """Whether it gates: of a request, only what it brings; of a whole register, everything."""
