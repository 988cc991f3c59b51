"""Problems that loading met, as findings of the rule that words them."""

from collections.abc import Iterator, Mapping

from guanhao.model.finding import Finding
from guanhao.model.policy import Severity
from guanhao.rules.base import DocumentContext


def findings_of(
    rule: str, context: DocumentContext, lighter: Mapping[str, Severity] | None = None
) -> Iterator[Finding]:
    """Yield the document's problems that belong to `rule`; errors, but for the codes that are `lighter`."""
    for problem in context.document.problems:
        if problem.rule == rule:
            yield Finding(
                rule,
                problem.code,
                context.document.path,
                problem.where,
                problem.params,
                context.account,
                (lighter or {}).get(problem.code, "error"),
            )
