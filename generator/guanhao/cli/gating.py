"""Commands that stand at a gate: the hooks of a bare repository."""

import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from guanhao.cli.options import GATED, common_options, stated_language
from guanhao.model.finding import Language

if TYPE_CHECKING:
    from guanhao.receiving import Outcome, Update

ACTORS = ("GUANHAO_ACTOR", "GL_USERNAME", "GITEA_PUSHER_NAME", "GL_USER", "REMOTE_USER")
"""Who pushes, as the server says: its own setting first, then GitLab, Gitea or Forgejo, Gitolite, a web server."""

OPTION = "requested-on="
"""The push option by which a registrar says when the request was made."""


@click.group()
def hook() -> None:
    """Git 服务器上的钩子 / hooks of a repository on a server."""


@hook.command("pre-receive")
@common_options
def pre_receive(root: Path | None, lang: Language, as_of: date | None) -> None:
    """推送时按合并请求校验，不合格就拒绝 / judge a push as a request, and refuse it where it fails."""
    from guanhao import processes
    from guanhao.receiving import Pusher, receive

    actor = next(filter(None, (os.environ.get(name, "").strip() for name in ACTORS)), None)
    pusher = Pusher(actor, as_of, _requested_on())
    stated = stated_language(lang)
    with processes.without_collector():
        outcomes = list(receive(root or Path.cwd(), list(_updates()), pusher))
    for outcome in outcomes:
        for spoken in (stated,) if stated else ("zh", "en"):
            click.echo(_told(outcome, spoken), nl=False, err=True)
    if any(outcome.is_refused for outcome in outcomes):
        sys.exit(GATED)


def _updates() -> "Iterator[Update]":
    """Yield what Git says on standard input: `<old> <new> <ref>`, a line a ref."""
    from guanhao.receiving import Update

    for line in sys.stdin.buffer.read().decode("utf-8", "surrogateescape").splitlines():
        parts = line.split(" ", 2)
        if len(parts) != 3:
            raise click.UsageError("标准输入的每一行应是：旧提交 新提交 引用名 / each line of input is: OLD NEW REF")
        yield Update(*parts)


def _requested_on() -> date | None:
    """Return the day that a push option names."""
    count = os.environ.get("GIT_PUSH_OPTION_COUNT", "")
    for number in range(int(count) if count.isdigit() else 0):
        option = os.environ.get(f"GIT_PUSH_OPTION_{number}", "")
        if option.startswith(OPTION):
            with suppress(ValueError):
                return date.fromisoformat(option.removeprefix(OPTION))
    return None


def _told(outcome: "Outcome", lang: Language) -> str:
    from guanhao.report.push import as_push, as_refusal

    if outcome.refused is not None:
        return as_refusal(outcome.ref, outcome.refused, lang)
    return as_push(outcome.ref, outcome.examination, lang) if outcome.examination else ""
