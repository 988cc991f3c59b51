"""Who approved what, for people and programs."""

import json
from typing import Any

from guanhao.model.approval import Approval
from guanhao.model.finding import Language
from guanhao.model.types import Label
from guanhao.model.verdict import Audit
from guanhao.report.json_format import findings_of
from guanhao.report.text import as_text as as_findings
from guanhao.report.words import say, visible

KINDS = {
    "approved": Label("已批准", "approved"),
    "opening": Label("期初余额", "opening balance"),
    "unapproved": Label("没有批准", "not approved"),
    "uncommitted": Label("没有提交", "not committed"),
}
_SHORT = 10
"""Digits of a commit that people are shown."""


def as_text(audit: Audit, lang: Language) -> str:
    """Return a line a record: what it is, by whom, by which request and commit; then the findings and a summary."""
    lines = [f"{visible(path)}\n  {approval_words(approval, lang)}" for path, approval in audit.records.items()]
    return "\n".join([*lines, "", as_findings(audit.examination, lang)])


def approval_words(approval: Approval, lang: Language) -> str:
    """Return how a record came in, in one line."""
    commit, comma = approval.commit, "，" if lang == "zh" else ", "
    parts = [say(KINDS[approval.kind], lang)]
    if approval.kind == "approved" and approval.approver:
        parts[0] = f"{approval.entered_on} " + (
            f"由{visible(approval.approver)}批准" if lang == "zh" else f"approved by {visible(approval.approver)}"
        )
    if commit and commit.request:
        parts.append(say(Label(f"合并请求 {commit.request}", f"request {commit.request}"), lang))
    if commit:
        parts.append(say(Label(f"提交 {commit.id[:_SHORT]}", f"commit {commit.id[:_SHORT]}"), lang))
    return comma.join(parts)


def as_json(audit: Audit, lang: Language) -> str:
    """Return version, as_of, head, gated, records and findings; the findings as in `check --format json`."""
    report = {
        "version": 1,
        "as_of": str(audit.examination.as_of),
        "head": audit.head,
        "gated": audit.examination.is_gated,
        "records": [_record(path, approval) for path, approval in audit.records.items()],
        "findings": findings_of(audit.examination, lang),
    }
    return json.dumps(report, ensure_ascii=False, indent=1) + "\n"


def _record(path: str, approval: Approval) -> dict[str, Any]:
    commit = approval.commit
    return {
        "path": visible(path),
        "kind": approval.kind,
        "commit": commit.id if commit else None,
        "entered_on": str(approval.entered_on) if approval.entered_on else None,
        "approved_on": str(approval.entered_on) if approval.kind == "approved" else None,
        "approver": approval.approver,
        "request": commit.request if commit else None,
        "reason": approval.reason,
    }
