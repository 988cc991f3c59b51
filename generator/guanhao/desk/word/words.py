"""What is said when a form was written."""

from guanhao.desk.word.matter import FORMS, FormKind
from guanhao.model.finding import Language
from guanhao.model.types import Label
from guanhao.report.words import say

_WRITTEN = Label("已写好{form}：{path}", "Written ({form}): {path}")
_PERSONS = Label(
    "里面有姓名和联系方式：只用于签字、盖章、归档，不要放进仓库，不要发到网上。",
    "It holds names and contacts: for signing, sealing and the archive alone; keep it out of the repository.",
)


def told(kind: FormKind, path: str, *, has_persons: bool, lang: Language) -> str:
    """Say where a form lies, and what is to be minded."""
    lines = [say(_WRITTEN, lang).format(form=say(FORMS[kind], lang), path=path)]
    return "\n".join([*lines, say(_PERSONS, lang)] if has_persons else lines)
