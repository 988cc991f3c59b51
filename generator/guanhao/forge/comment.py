"""The reviewer's report as one comment on its request.

It was written by a run that the request itself could change, so nothing in it is believed: the request is found by the
forge's own account of that run, the artifact is bounded before and after it is unpacked, and its text made harmless.
Where the request changes more than records, whoever made it may have written the report too: it is shown as plain text
under a warning.
"""

import io
import zipfile
from collections.abc import Iterable, Mapping
from typing import Any, Literal, NamedTuple

from guanhao.forge.client import Forge
from guanhao.forge.harmless import as_code, harmless
from guanhao.model.finding import Language

WORKFLOW = ".github/workflows/check.yml"
"""Whose runs leave reports; a request may bring a workflow of the same name."""
ARTIFACT, MEMBER = "report", "report.md"
MAX_ARCHIVE, MAX_REPORT = 256 * 1024, 60 * 1024
"""Bytes of the artifact, and of the report in it."""

MARKER = "<!-- guanhao:report -->"
"""How our comment begins."""

_WORDS = {
    "zh": {
        "about": "针对提交 `{head}`，由自动校验生成，供审核参考；以合并时的审核为准。",
        "none": "自动校验没有产生报告，请到这次运行的日志里看原因。",
        "foreign": "**注意：**这份申请改动了登记记录以外的文件，下面的报告可能由申请人自己写成，只能当作普通文字看。"
        "请逐个文件审核，不要以它为准。",
    },
    "en": {
        "about": "On commit `{head}`, made by the automatic check to help the reviewer, who decides.",
        "none": "The automatic check left no report; the log of its run says why.",
        "foreign": "**Beware:** this request changes files that are no records, so its author may have written the "
        "report below: it is shown as mere text. Review file by file and do not rely on it.",
    },
}

Done = Literal["posted", "edited", "unchanged", "not-ours", "no-request"]


class Outcome(NamedTuple):
    """What became of a report, and the number of its request."""

    done: Done
    request: int | None = None


def post_report(forge: Forge, run_id: int, branch: str, lang: Language) -> Outcome:
    """Put the report of a finished run on the request that it judged: one comment, edited from then on.

    `branch` is the main branch, into which the request asks to be merged. Raises ForgeError.
    """
    run = forge.get(f"actions/runs/{run_id}")
    if not is_of_check(run):
        return Outcome("not-ours")
    owner = ((run.get("head_repository") or {}).get("owner") or {}).get("login") or ""
    head = f"{owner}:{run['head_branch']}"
    request = request_of(run, forge.pages("pulls", state="open", head=head), branch)
    if request is None:
        return Outcome("no-request")
    number = int(request["number"])
    files = list(forge.pages(f"pulls/{number}/files"))
    total = int(forge.get(f"pulls/{number}")["changed_files"])
    body = body_of(_report(forge, run_id), run["head_sha"], lang, is_foreign=is_foreign(files, total))
    comment = own_comment(forge.pages(f"issues/{number}/comments"), forge.robots)
    if comment is None:
        forge.send("POST", f"issues/{number}/comments", {"body": body})
        return Outcome("posted", number)
    if same_text(comment["body"], body):
        return Outcome("unchanged", number)
    forge.send("PATCH", f"issues/comments/{int(comment['id'])}", {"body": body})
    return Outcome("edited", number)


def is_of_check(run: Mapping[str, Any]) -> bool:
    """Tell whether a run was of our own workflow, for a request."""
    return (run["event"], run["path"].partition("@")[0]) == ("pull_request", WORKFLOW)


def request_of(run: Mapping[str, Any], requests: Iterable[Mapping[str, Any]], branch: str) -> Mapping[str, Any] | None:
    """Return the open request into the main branch that still has the commit of the run."""
    fitting = (r for r in requests if r["head"]["sha"] == run["head_sha"] and r["base"]["ref"] == branch)
    return next(fitting, None)


def is_foreign(files: Iterable[Mapping[str, Any]], total: int) -> bool:
    """Tell whether a request changes anything but the register, or more than the forge lists."""
    names = [name for file in files for name in (file["filename"], file.get("previous_filename")) if name]
    return len(names) < total or not all(name.startswith("registry/") for name in names)


def own_comment(comments: Iterable[Mapping[str, Any]], robots: Iterable[str]) -> Mapping[str, Any] | None:
    """Return our comment: who wrote it counts, for anybody can write the marker."""
    known = tuple(robots)
    return next((c for c in comments if c["user"]["login"] in known and c["body"].startswith(MARKER)), None)


def body_of(report: str | None, head: str, lang: Language, *, is_foreign: bool) -> str:
    """Return the text of the comment."""
    words = _WORDS[lang]
    about = words["about"].format(head=head[:12])
    if report is None:
        return f"{MARKER}\n{about}\n\n{words['none']}\n"
    if is_foreign:
        return f"{MARKER}\n{about}\n\n{words['foreign']}\n\n{as_code(report, lang)}\n"
    return f"{MARKER}\n{about}\n\n{harmless(report, lang)}\n"


def same_text(one: str, other: str) -> bool:
    """Tell whether two texts are the same to a forge, which may have other line ends and trim them."""
    return one.replace("\r\n", "\n").strip() == other.strip()


def _report(forge: Forge, run_id: int) -> str | None:
    """Return the report that a run left; None where it left none, or none that can be read."""
    listed = forge.pages(f"actions/runs/{run_id}/artifacts", "artifacts", name=ARTIFACT)
    fitting = [a for a in listed if a["name"] == ARTIFACT and not a["expired"] and a["size_in_bytes"] <= MAX_ARCHIVE]
    newest = max(fitting, key=lambda artifact: int(artifact["id"]), default=None)
    data = forge.download(f"actions/artifacts/{int(newest['id'])}/zip", MAX_ARCHIVE) if newest else None
    return unpack(data) if data else None


def unpack(data: bytes) -> str | None:
    """Return the report in an artifact, as far as it is no longer than a report is; None where there is none."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open(MEMBER) as member:
            return member.read(MAX_REPORT).decode("utf-8", "replace")
    except (zipfile.BadZipFile, KeyError, OSError, EOFError, NotImplementedError, RuntimeError, ValueError):
        return None
