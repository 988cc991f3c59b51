"""A change made by editing the present values: load → fold → compare → rules → write."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from guanhao.desk import edit_words as words
from guanhao.desk import new
from guanhao.desk.draft import Draft
from guanhao.desk.edit_text import Place, Read, keys_in_text, located, present_text, read_text, with_notes
from guanhao.desk.new import Desk
from guanhao.desk.request import Request
from guanhao.desk.talk import Talk
from guanhao.drafting import check_free, has_error, judge_drafts, write_draft
from guanhao.errors import RefusedRecordError
from guanhao.examine import Register
from guanhao.load.register import entries_of, read_account
from guanhao.load.tree import FolderTree
from guanhao.model.changes import label_at
from guanhao.model.finding import Finding

Edit = Callable[[str], str | None]
"""Opens a text for somebody to edit; returns what it became, None where it was not saved."""

Note = tuple[Place, str]
"""Where in the text something is wrong, and what, in words."""


@dataclass(frozen=True)
class Edited:
    """What came of it: the file that was written, or why none was."""

    path: str | None = None
    told: tuple[str, ...] = ()
    is_refused: bool = False
    """Whether what was said would not pass the check."""


def begin_change(register: Register, request: Request, talk: Talk | None, day: date) -> Desk:
    """Start a change record of an account. Raises what `drafting.new_record` does."""
    target = new.target_of(request, register.facts, talk)
    entries = entries_of(read_account(register.tree, register.account_files.get(target, ())))
    desk = new.begin(request, target, day, register.facts, entries)
    check_free(register, desk.draft)
    return desk


def change_by_editing(register: Register, desk: Desk, edit: Edit, talk: Talk, day: date, *, is_asked: bool) -> Edited:
    """Open the present values, and write a change record of what differs.

    What is wrong is told and (`is_asked`) the same text opened again, as long as the person at the terminal wishes.
    """
    notes: Sequence[Note] = ()
    text = present_text(desk, talk)
    while True:
        edited = edit(text)
        if edited is not None and edited != text:
            done, notes = _attempt(register, desk, edited, talk, day)
            if done:
                return done
            text = with_notes(edited, notes, talk)
            talk.tell("\n".join(_listed(edited, notes, talk)))
        elif not notes:
            return Edited(told=(talk.term(words.GIVEN_UP), talk.term(words.WAITS)))
        if not is_asked or not talk.confirm(talk.term(words.AGAIN), default=True):
            return Edited(is_refused=True)


def read_edited(file: Path) -> str:
    """Return the text of an edited copy. Raises RefusedRecordError where it cannot be read."""
    try:
        return decoded(FolderTree(file.parent).read(file.name))
    except OSError as error:
        detail = f"读不出来，请检查文件名\nIt cannot be read ({error.strerror}): check its name."
        raise RefusedRecordError(str(file), detail) from error


def decoded(data: bytes) -> str:
    """Return what an editor saved: UTF-8, or the encoding of a Chinese Windows, with lines as everywhere."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("gb18030", "replace")
    return text.replace("\r\n", "\n")


def change_from_text(register: Register, desk: Desk, text: str, talk: Talk, day: date) -> Edited:
    """Write a change record of what differs between an edited text and the present values, with nobody to ask."""
    done, notes = _attempt(register, desk, text, talk, day)
    return done or Edited(told=tuple(_listed(text, notes, talk)), is_refused=True)


def _attempt(
    register: Register, desk: Desk, text: str, talk: Talk, day: date
) -> tuple[Edited | None, tuple[Note, ...]]:
    """Write the record that a text makes, or return what is wrong with it."""
    read = read_text(text, desk)
    if read.is_empty:
        return Edited(told=(talk.term(words.GIVEN_UP),)), ()
    if read.is_unchanged:
        return Edited(told=(talk.term(words.UNCHANGED),)), ()
    notes = _notes(read, talk)
    if notes or read.draft is None:
        return None, notes
    findings = judge_drafts(register, [read.draft], day)[0]
    if has_error(findings):
        return None, tuple((keys_in_text(read.draft, finding), talk.word(finding)) for finding in findings)
    write_draft(register, read.draft)
    return Edited(read.draft.path, tuple(_done(read.draft, findings, talk))), ()


def _notes(read: Read, talk: Talk) -> tuple[Note, ...]:
    found: list[Note] = [(_place(finding), talk.word(finding)) for finding in read.findings]
    for node in read.missing:
        key = ".".join(map(str, node.keys))
        found.append((node.keys, talk.say(words.MISSING, label=node.label, key=key)))
    return tuple(found)


def _place(finding: Finding) -> Place:
    """Return where a finding on the text is: at keys, or at a line."""
    return finding.where.mark[0] if finding.where.mark else finding.where.keys


def _done(draft: Draft, findings: Sequence[Finding], talk: Talk) -> list[str]:
    """Tell which fields change, never from what to what: some are persons."""
    listed = draft.get(("changes",)) or ()
    fields = "、".join(talk.term(label_at(change["field"])) for change in listed)
    return [talk.say(words.CHANGED, fields=fields), *(f"  ! {talk.word(finding)}" for finding in findings)]


def _listed(text: str, notes: Sequence[Note], talk: Talk) -> list[str]:
    return [talk.term(words.WRONG), *(f"  × {told}" for told in located(text, notes, talk))]
