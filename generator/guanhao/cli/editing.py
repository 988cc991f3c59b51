"""A change made by editing a text of the present values: in an editor, or in a copy of one's own."""

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from guanhao.cli.options import GATED

if TYPE_CHECKING:
    from guanhao.desk.request import Request
    from guanhao.desk.talk import Talk
    from guanhao.examine import Register


@dataclass(frozen=True)
class Text:
    """How the text is to be edited, if it is."""

    is_edited: bool | None
    """Whether in an editor; None where nobody said."""
    is_printed: bool
    file: Path | None

    @property
    def is_asked_for(self) -> bool:
        """Whether a change is to be made by a text."""
        return bool(self.is_edited) or self.is_printed or self.file is not None

    @property
    def is_default(self) -> bool:
        """Whether nobody said how, and somebody sits at a terminal who has named an editor."""
        has_editor = any(os.environ.get(name) for name in ("VISUAL", "EDITOR"))
        return self.is_edited is None and has_editor and sys.stdin.isatty() and sys.stdout.isatty()


def text_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options for changing an account by a text; the command gets them as `text`."""

    @click.option(
        "--edit/--no-edit",
        "is_edited",
        default=None,
        help="change：在编辑器里改现值；设了 VISUAL 或 EDITOR 就是默认 / in an editor (default where one is named)",
    )
    @click.option("--print", "is_printed", is_flag=True, help="change：打印现值 / print the present values")
    @click.option(
        "--from-file",
        "file",
        metavar="FILE",
        type=click.Path(path_type=Path),
        help="change：用改好的现值，只写不同的地方 / record what differs in an edited copy",
    )
    @wraps(command)
    def collected(*, is_edited: bool | None, is_printed: bool, file: Path | None, **rest: Any) -> Any:
        if [bool(is_edited), is_printed, file is not None].count(True) > 1:
            raise click.UsageError("--edit、--print、--from-file 只能写一个 / only one of them")
        return command(text=Text(is_edited, is_printed, file), **rest)

    return collected


def change_by_text(register: "Register", request: "Request", text: Text, talk: "Talk", day: date) -> None:
    """Print the present values, or write a change record of what differs in the text, and tell what came of it."""
    from guanhao import changing
    from guanhao.desk.edit_text import present_text
    from guanhao.desk.words import NOT_WRITTEN, WRITTEN

    is_asked = sys.stdin.isatty()
    desk = changing.begin_change(register, request, talk if is_asked else None, day)
    if text.is_printed:
        click.echo(present_text(desk, talk), nl=False)
        return
    if text.file is not None:
        edited = changing.change_from_text(register, desk, changing.read_edited(text.file), talk, day)
    else:
        edited = changing.change_by_editing(register, desk, _edit, talk, day, is_asked=is_asked)
    last = talk.say(WRITTEN, path=edited.path) if edited.path else talk.term(NOT_WRITTEN) if edited.is_refused else None
    click.echo("\n".join(filter(None, (*edited.told, last))), err=edited.is_refused)
    if edited.is_refused:
        sys.exit(GATED)


def _edit(text: str) -> str | None:
    """Open a text in the person's editor; None where it was not saved."""
    from guanhao import changing

    edited = click.edit(text.encode(), extension=".yml")
    return None if edited is None else changing.decoded(edited)
