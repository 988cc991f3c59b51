"""A finding in plain words, in Chinese or English."""

import unicodedata

from guanhao.model.finding import Finding, Language
from guanhao.model.types import Label
from guanhao.rules import BY_ID

SEVERITY = {
    "error": Label("错误", "error"),
    "warning": Label("警告", "warning"),
    "notice": Label("提示", "notice"),
}

_INVISIBLE = ("Cc", "Cf", "Co", "Cn", "Cs", "Zl", "Zp")


def say(label: Label, lang: Language) -> str:
    """Return a term in one language."""
    return label.zh if lang == "zh" else label.en


def message(finding: Finding, lang: Language) -> str:
    """Return what is wrong, as one line."""
    words = BY_ID[finding.rule].messages[finding.code]
    return _filled(words.zh if lang == "zh" else words.en, finding, lang)


def fix(finding: Finding, lang: Language) -> str:
    """Return how to mend it, as one line."""
    words = BY_ID[finding.rule].messages[finding.code]
    return _filled(words.fix_zh if lang == "zh" else words.fix_en, finding, lang)


def visible(text: str) -> str:
    """Write what would not show, or would move the cursor or turn the text round, as its code point."""
    if text.isprintable():
        return text
    return "".join(f"<U+{ord(c):04X}>" if unicodedata.category(c) in _INVISIBLE else c for c in text)


def _filled(template: str, finding: Finding, lang: Language) -> str:
    params = {k: visible(v) if isinstance(v, str) else say(v, lang) for k, v in finding.params.items()}
    return template.format_map(params)
