"""A finding in plain words, in Chinese or English."""

import unicodedata
from collections.abc import Mapping

from guanhao.model.finding import Finding, Language
from guanhao.model.types import Label
from guanhao.rules import BY_ID
from guanhao.rules.hidden_characters import UNSEEN

SEVERITY = {
    "error": Label("错误", "error"),
    "warning": Label("警告", "warning"),
    "notice": Label("提示", "notice"),
}

OUTCOME = {
    "pass": Label("已做到", "kept"),
    "fail": Label("未做到", "failed"),
    "due-soon": Label("即将到期", "due soon"),
    "waived": Label("已豁免", "waived"),
    "not-applicable": Label("不适用", "not applicable"),
    "not-assessed": Label("无法判断", "not assessed"),
}

_INVISIBLE = ("Cc", "Cf", "Co", "Cn", "Cs", "Zl", "Zp")


def say(label: Label, lang: Language) -> str:
    """Return a term in one language."""
    return label.zh if lang == "zh" else label.en


def level(finding: Finding, lang: Language) -> str:
    """Return how grave a finding is: its severity, or that a waiver excepts the account."""
    if finding.waived is None:
        return say(SEVERITY[finding.severity], lang)
    waiver = visible(finding.waived.rsplit("/", 1)[1])
    return (
        f"{say(OUTCOME['waived'], lang)}（{waiver}）" if lang == "zh" else f"{say(OUTCOME['waived'], lang)} ({waiver})"
    )


def message(finding: Finding, lang: Language) -> str:
    """Return what is wrong, as one line."""
    return sentence(finding.rule, finding.code, finding.params, lang)


def fix(finding: Finding, lang: Language) -> str:
    """Return how to mend it, as one line."""
    return remedy(finding.rule, finding.code, finding.params, lang)


def sentence(rule: str, code: str, params: Mapping[str, str | Label], lang: Language) -> str:
    """Return what a rule's message says, as one line."""
    words = BY_ID[rule].messages[code]
    return _filled(words.zh if lang == "zh" else words.en, params, lang)


def remedy(rule: str, code: str, params: Mapping[str, str | Label], lang: Language) -> str:
    """Return what a rule's message tells to do, as one line."""
    words = BY_ID[rule].messages[code]
    return _filled(words.fix_zh if lang == "zh" else words.fix_en, params, lang)


def visible(text: str) -> str:
    """Write what would not show, or would move the cursor or turn the text round, as its code point."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(f"<U+{ord(c):04X}>" if _is_unseen(c) else c for c in text)


def _is_unseen(character: str) -> bool:
    """Tell whether a character does not show; one that makes the emoji before it a picture is taken as it is."""
    if unicodedata.category(character) in _INVISIBLE:
        return True
    return character != "\ufe0f" and UNSEEN.match(character) is not None


def _filled(template: str, params: Mapping[str, str | Label], lang: Language) -> str:
    return template.format_map({k: visible(v) if isinstance(v, str) else say(v, lang) for k, v in params.items()})
