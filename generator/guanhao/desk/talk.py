"""The person at the other end: asked and told through functions that the command line provides."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from guanhao.desk.words import NO, YES
from guanhao.model.finding import Finding, Language
from guanhao.model.types import Label


@dataclass(frozen=True)
class Talk:
    """A conversation in one language."""

    lang: Language
    ask: Callable[[str], str]
    """Shows a prompt and returns the line that was answered."""
    tell: Callable[[str], None]
    word: Callable[[Finding], str]
    """Puts a finding into words."""

    def say(self, sentence: Label, **params: "str | Label") -> str:
        """Return a sentence with its placeholders filled."""
        text = self.term(sentence)
        return text.format_map({name: self.term(value) for name, value in params.items()})

    def term(self, value: "str | Label") -> str:
        """Return a term in this language; text as it is."""
        if isinstance(value, str):
            return value
        return value.zh if self.lang == "zh" else value.en

    def confirm(self, question: str, *, default: bool = False) -> bool:
        """Ask yes or no; Enter means the default, anything else is asked again."""
        hint = ("是/否" if self.lang == "zh" else "yes/no") + (
            f" ［{'是' if default else '否'}］" if self.lang == "zh" else f" [{'yes' if default else 'no'}]"
        )
        while True:
            answer = self.ask(f"{question} {hint} ").strip().lower()
            if not answer:
                return default
            if answer in YES | NO:
                return answer in YES

    def tell_all(self, findings: Sequence[Finding]) -> None:
        """Tell what is wrong, each with its mend."""
        for finding in findings:
            self.tell(f"  × {self.word(finding)}")
