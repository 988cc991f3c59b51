"""Findings for programs (design 1.5)."""

import json
from typing import Any

from guanhao.model.finding import Language, Placed
from guanhao.model.policy import BoundPolicy
from guanhao.model.verdict import Examination
from guanhao.report.words import fix, message, visible
from guanhao.rules import BY_ID


def as_json(examination: Examination, lang: Language) -> str:
    """Return the contract's JSON: version, as_of, accounts, records, gated, findings."""
    report = {
        "version": 1,
        "as_of": str(examination.as_of),
        "accounts": examination.accounts,
        "records": examination.records,
        "gated": examination.is_gated,
        "findings": findings_of(examination, lang),
    }
    return json.dumps(report, ensure_ascii=False, indent=1) + "\n"


def findings_of(examination: Examination, lang: Language) -> list[dict[str, Any]]:
    """Return the findings, each as the contract's JSON has it."""
    return [_finding(examination, placed, lang) for placed in examination.findings]


def _finding(examination: Examination, placed: Placed, lang: Language) -> dict[str, Any]:
    found = placed.finding
    return {
        "rule": found.rule,
        "severity": found.severity,
        "class": BY_ID[found.rule].rule_class,
        "path": visible(found.path),
        "line": placed.line,
        "column": placed.column,
        "account": found.account,
        "message": message(found, lang),
        "fix": fix(found, lang),
        "article": _article(examination, placed),
        "new": placed.is_new,
        "waived": found.waived,
        "fingerprint": found.fingerprint,
    }


def _article(examination: Examination, placed: Placed) -> dict[str, str] | None:
    return article_page(examination.policy, examination.article_of(placed.finding))


def article_page(policy: BoundPolicy | None, article: str | None) -> dict[str, str] | None:
    """Return policy, article and where it stands on the portal, from the portal's root."""
    if article is None or policy is None:
        return None
    return {"policy": policy.id, "article": article, "page": f"policies/{policy.id}/#{article}"}
