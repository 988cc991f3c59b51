"""Problems that loading met, as findings of the rule that words them."""

from collections.abc import Collection, Iterator

from guanhao.model.finding import Finding
from guanhao.rules.base import DocumentContext


def findings_of(rule: str, context: DocumentContext, warnings: Collection[str] = ()) -> Iterator[Finding]:
    """Yield the document's problems that belong to `rule`."""
    for problem in context.document.problems:
        if problem.rule == rule:
            yield Finding(
                rule,
                problem.code,
                context.document.path,
                problem.where,
                problem.params,
                context.account,
                "warning" if problem.code in warnings else "error",
            )
