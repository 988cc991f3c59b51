"""How accounts, their units and their records are called in the report."""

from collections.abc import Iterator, Mapping

from guanhao.ledger.order import parse_name
from guanhao.model.account import Account, Entry
from guanhao.model.finding import Finding
from guanhao.model.personal import Mask
from guanhao.model.records import ACCOUNT_KINDS
from guanhao.model.request import AccountChange, Brief, FileChange
from guanhao.model.terms import KIND
from guanhao.model.types import Label
from guanhao.report.request import words, words_asked
from guanhao.report.request.pen import Markdown, Pen


def unit_of(change: AccountChange) -> str:
    """Return the unit that hosts the account now, or that would; its folder's where no record says."""
    for account in (change.before, change.after):
        if account and account.filing:
            return account.filing.unit
    return change.id.split("/")[0]


def called(pen: Pen, account: Account | None, id_: str) -> Markdown:
    """Return an account as people call it: its platform and its name."""
    filing = account.filing if account else None
    name, platform = (filing.account.name, filing.account.platform) if filing else _stated(account)
    if not name:
        return pen.say(words.UNREADABLE_ACCOUNT, id=pen.code(id_))
    return pen.say(words.ACCOUNT, platform=pen.platform(platform) if platform else "", name=pen.quoted(name))


def _stated(account: Account | None) -> tuple[str, str]:
    """Return name and platform as a record states them that cannot be read as a whole; empty where none does."""
    for entry in account.entries if account else ():
        stated = entry.raw.get("account") if isinstance(entry.raw, Mapping) else None
        found = [stated.get(key) for key in ("name", "platform")] if isinstance(stated, Mapping) else [None]
        if isinstance(found[0], str):
            return found[0], found[1] if isinstance(found[1], str) else ""
    return "", ""


def subject(pen: Pen, change: AccountChange) -> Markdown:
    """Return the account as it was called before the request; a new one as it would be."""
    known = change.before if change.before and change.before.filing else change.after
    return called(pen, known, change.id)


def pen_for(pen: Pen, change: AccountChange) -> Pen:
    """Return a pen that hides the persons of an account."""
    entries = {entry.path: entry for account in (change.before, change.after) if account for entry in account.entries}
    return pen.hiding(Mask.of(entry.raw for entry in entries.values()))


def pen_at(pen: Pen, brief: Brief, finding: Finding) -> Pen:
    """Return a pen that hides the persons of what a finding is about."""
    if account := brief.account_by_id.get(finding.account or ""):
        return pen_for(pen, account)
    file = brief.file_by_path.get(finding.path)
    return pen_for_file(pen, file) if file else pen


def pen_for_file(pen: Pen, change: FileChange) -> Pen:
    """Return a pen that hides the persons of a file."""
    return pen.hiding(Mask.of(document.raw for document in (change.before, change.after) if document))


def kind_of(entry: Entry) -> Label:
    """Return what kind of record a file is, by its content or else by its name."""
    if entry.record:
        return KIND[entry.record.kind]
    stated = entry.raw.get("kind") if isinstance(entry.raw, Mapping) else None
    if isinstance(stated, str) and stated in ACCOUNT_KINDS:
        return KIND[stated]
    parsed = parse_name(entry.name)
    return KIND[parsed[1]] if parsed else words_asked.UNREADABLE_KIND


def brought(changes: tuple[AccountChange, ...]) -> Iterator[tuple[AccountChange, Entry]]:
    """Yield every record that the request adds, with its account."""
    for change in changes:
        for entry in change.brought:
            yield change, entry
