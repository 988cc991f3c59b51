"""A rule's page for a terminal, and the list of all rules."""

import re
from collections.abc import Iterable, Iterator, Mapping

from guanhao.model.finding import Language
from guanhao.model.public_policy import Example, RulePage
from guanhao.model.types import Label
from guanhao.report.words import OUTCOME, SEVERITY, say, visible

KINDS: Mapping[str, Label] = {
    "pass": Label("通过", "passes"),
    "fail": Label("不通过", "fails"),
    "boundary": Label("临界", "boundary"),
    "not-applicable": Label("不适用", "not applicable"),
}
_CLASSES: Mapping[str, Label] = {
    "value": Label("登记内容", "value"),
    "event": Label("办事过程", "event"),
    "duty": Label("到期事项", "duty"),
    "report": Label("考核统计", "report"),
    "request": Label("合并请求", "request"),
    "audit": Label("历史审计", "audit"),
}
_ALWAYS = Label("始终有效", "always on")
_BOUND = Label("由办法启用", "bound by a policy")


def as_list(pages: Iterable[RulePage], lang: Language) -> str:
    """Return one line a rule: its id, and what it asks."""
    lines = []
    for page in pages:
        where = "、".join(article for _, article, _ in page.bound) if lang == "zh" else ""
        lines.append(f"{page.id:28}{(page.zh if lang == 'zh' else page.en)[0]}{f'（{where}）' if where else ''}")
    return "\n".join(lines) + "\n"


def as_page(page: RulePage, lang: Language) -> str:
    """Return what the rule asks, where it is bound, its parameters, messages and tested cases."""
    kind = say(_CLASSES[page.rule_class], lang)
    switch = say(_BOUND if page.is_bound else _ALWAYS, lang)
    kinds = f"（{kind}，{switch}）" if lang == "zh" else f" ({kind}, {switch})"
    parts = [f"{say(page.title, lang)} {page.id}{kinds}", ""]
    for paragraph in page.zh if lang == "zh" else page.en:
        parts += [paragraph, ""]
    parts += [*_bound(page, lang), *_parameters(page, lang), *_messages(page, lang), *_examples(page, lang)]
    return "\n".join(parts) + "\n"


def _bound(page: RulePage, lang: Language) -> Iterator[str]:
    if page.bound:
        yield "依据" if lang == "zh" else "Bound by"
        for policy, article, words in page.bound:
            said = [f"{say(name, lang)} {say(value, lang)}" for name, value in words]
            yield f"  {policy} {article}  " + ("；" if lang == "zh" else "; ").join(said)
        yield ""


def _parameters(page: RulePage, lang: Language) -> Iterator[str]:
    if page.parameters:
        yield "参数" if lang == "zh" else "Parameters"
        optional = {"zh": "（可以不写）", "en": " (optional)"}[lang]
        for parameter in page.parameters:
            yield f"  {parameter.name}  {say(parameter.label, lang)}{'' if parameter.is_required else optional}"
        yield ""


def _messages(page: RulePage, lang: Language) -> Iterator[str]:
    yield "会提示什么、怎么改" if lang == "zh" else "What it says, and how to mend it"
    for message in page.messages:
        words, fix = (message.zh, message.fix_zh) if lang == "zh" else (message.en, message.fix_en)
        yield f"  {plain(words)}"
        yield f"      {'改法：' if lang == 'zh' else 'fix: '}{plain(fix)}"
    yield ""


def _examples(page: RulePage, lang: Language) -> Iterator[str]:
    if page.examples:
        yield "例子（就是检验这条规则的测试）" if lang == "zh" else "Examples (the very cases it is tested by)"
        for example in page.examples:
            yield from _example(example, lang)


def _example(example: Example, lang: Language) -> Iterator[str]:
    yield ""
    yield f"  [{say(KINDS[example.kind], lang)}] {example.title}"
    if example.params:
        yield "    参数" if lang == "zh" else "    parameters"
        yield from (f"      | {line}" for line in example.params.splitlines())
    if example.request:
        yield f"    {'请求' if lang == 'zh' else 'request'}"
        yield from (f"      | {visible(line)}" for line in example.request.splitlines())
    for path, text in example.files:
        yield f"    {path}"
        yield from (f"      | {visible(line)}" for line in text.splitlines())
    for found in example.expected:
        yield f"    → {found.path}:{found.line} {say(SEVERITY[found.severity], lang)}"
    for outcome, count in example.outcomes.items():
        yield f"    → {say(OUTCOME[outcome], lang)} {count}"


def plain(template: str) -> str:
    """Return a message without a finding: an ellipsis where something of the record would stand."""
    return re.sub(r"\{[a-z_]+\}", "…", template)
