"""The changes of a change record, by question and answer: which field, and its new value."""

from collections.abc import Callable
from typing import Any

from guanhao.desk import words
from guanhao.desk.draft import Draft, as_raw
from guanhao.desk.form import Group, Node, changeable, value_node
from guanhao.desk.hints import Hints
from guanhao.desk.talk import Talk
from guanhao.ledger.values import get_value
from guanhao.model.account import Account
from guanhao.model.changes import CORRECTION_ONLY, INTERNAL_ROOT


def ask_changes(talk: Talk, draft: Draft, hints: Hints, ask: Callable[[Node], None]) -> None:
    """Ask for one change after the other; what stands there already is asked anew."""
    draft.drop(("changes",))
    number = 0
    while True:
        path = _ask_field(talk, hints)
        draft.set(("changes", number, "field"), path)
        for key, value in former_value(hints.account, path).items():
            draft.set(("changes", number, key), value)
        if path == CORRECTION_ONLY:
            draft.set(("correction",), "true")
        node = value_node(path, ("changes", number, "to"))
        may_be_empty = isinstance(node, Group) and not (node.many or node.required)
        if not may_be_empty or talk.confirm(talk.say(words.ADD_GROUP, label=node.label), default=True):
            ask(node)
        if draft.get(("changes", number, "to")) is None:
            draft.set(("changes", number, "to"), None)
        number += 1
        if not talk.confirm(talk.say(words.MORE_CHANGES)):
            return


def former_value(account: Account | None, path: str) -> dict[str, Any]:
    """Return the `from` of a change of `path`; nothing under people, where none is needed."""
    if path.split(".", maxsplit=1)[0] == INTERNAL_ROOT or account is None:
        return {}
    try:
        return {"from": as_raw(get_value(account.filing, path))}
    except AttributeError:
        return {}


def _ask_field(talk: Talk, hints: Hints) -> str:
    """Ask which field of the filing changes, showing the present values."""
    offered = list(changeable())
    rows = []
    for number, (path, label) in enumerate(offered, 1):
        value = as_raw(get_value(hints.account.filing, path)) if hints.account else None
        present = talk.say(words.PRESENT, value=hints.meaning(talk, path, value)) if value else talk.say(words.NOTHING)
        rows.append(f"  {number:2} {talk.term(label)}（{path}） {present}")
    talk.tell("\n".join(rows))
    paths = {str(number): path for number, (path, _) in enumerate(offered, 1)}
    while True:
        answer = talk.ask(talk.say(words.WHICH_FIELD) + " ").strip()
        named = [path for path, label in offered if answer in (path, label.zh, label.en)]
        if answer in paths or named:
            return named[0] if named else paths[answer]
