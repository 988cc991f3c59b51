"""Filling in a record by question and answer: core first, every answer judged at once, then the optional parts."""

from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass, replace

from guanhao.desk import words
from guanhao.desk.answers import from_answer
from guanhao.desk.change_dialog import ask_changes
from guanhao.desk.draft import Draft
from guanhao.desk.form import Field, Group, Node, form_of, leaves
from guanhao.desk.hints import Hints, as_line
from guanhao.desk.talk import Talk
from guanhao.model.finding import Finding
from guanhao.model.location import Keys
from guanhao.model.terms import KIND

Judge = Callable[[Draft], Sequence[Finding]]


@dataclass(frozen=True)
class Dialog:
    """One conversation about one draft."""

    talk: Talk
    draft: Draft
    hints: Hints
    judge: Judge
    """Returns what is wrong with the draft's own file as far as it is filled in."""
    carried: frozenset[str]
    """Keys that were filled in beforehand and are still asked for, Enter keeping them."""

    def fill(self) -> None:
        """Ask for everything that is not answered yet."""
        form = form_of(self.draft.kind)
        self.talk.tell(self.talk.say(words.INTRO, kind=KIND[self.draft.kind], target=self.draft.target))
        self.fill_core()
        optional = [node for node in form if self._is_optional(node)]
        names = "、" if self.talk.lang == "zh" else ", "
        listed = names.join(self.talk.term(node.label) for node in optional)
        if optional and self.talk.confirm(self.talk.say(words.OPTIONAL, names=listed)):
            for node in optional:
                self._ask_optional(node)

    def fill_core(self, without: Container[str] = ()) -> None:
        """Ask for the core, and what nearly every form needs, as far as it is not answered yet."""
        for node in form_of(self.draft.kind):
            if node.keys[0] not in without:
                self._ask_core(node, top=True)

    def mend(self, findings: Sequence[Finding]) -> bool:
        """Tell what is wrong and ask for it again. Returns False where the person gives up."""
        talk = self.talk
        talk.tell(talk.say(words.WRONG, kind=KIND[self.draft.kind]))
        talk.tell_all(findings)
        if not talk.confirm(talk.say(words.MEND), default=True):
            return False
        form = form_of(self.draft.kind)
        at_fault = [node for node in leaves(form) if any(_concerns(node, finding) for finding in findings)]
        if not at_fault:
            chosen = self._choose(form)
            at_fault = [chosen] if chosen else []
        for node in at_fault:
            self.ask(node, again=True)
        return bool(at_fault)

    def ask(self, node: Node, *, again: bool = False) -> None:
        """Ask for a value or a group of them."""
        if isinstance(node, Field):
            self._ask_field(node)
        elif node.keys == ("changes",):
            ask_changes(self.talk, self.draft, self.hints, self.ask)
        elif node.many:
            self._ask_items(node)
        else:
            members = [m for m in node.members if again or self.draft.get(m.keys) is None]
            self._ask_members(members, may_leave=not node.required)

    def _ask_core(self, node: Node, *, top: bool = False) -> None:
        """Ask what every form of the kind needs; within a group that is needed, its own core."""
        node = self.hints.made_exact(self.draft, node)
        answered = self.draft.get(node.keys) is not None
        wanted = not answered or str(node.keys[0]) in self.carried
        if isinstance(node, Group) and not node.many and (node.required or node.asked):
            for member in node.members:
                self._ask_core(member)
        elif wanted and (node.required or node.asked) and not (top and node.keys == ("unit",) and answered):
            self.ask(node)

    def _is_optional(self, node: Node) -> bool:
        """Tell whether something of a node is left for the optional part."""
        node = self.hints.made_exact(self.draft, node)
        if isinstance(node, Group) and not node.many and (node.required or node.asked):
            return any(self._is_optional(member) for member in node.members)
        return not (node.required or node.asked) and not self.hints.is_void(self.draft, node)

    def _ask_optional(self, node: Node) -> None:
        node = self.hints.made_exact(self.draft, node)
        if not self._is_optional(node):
            return
        if isinstance(node, Group) and not node.many and (node.required or node.asked):
            for member in node.members:
                self._ask_optional(member)
        elif isinstance(node, Group) and not node.many:
            if self.talk.confirm(self.talk.say(words.ADD_GROUP, label=node.label)):
                self.ask(node, again=True)
        else:
            self.ask(node)

    def _ask_items(self, group: Group) -> None:
        """Ask for the items of a list, one after the other, until there are no more."""
        present = self.draft.get(group.keys)
        if present:
            self.talk.tell(f"{self.talk.term(group.label)}  {self.talk.say(words.PRESENT, value=as_line(present))}")
            if self.talk.confirm(self.talk.say(words.KEEP), default=True):
                return
            self.draft.drop(group.keys)
        number = 0
        while self.talk.confirm(
            self.talk.say(words.ADD_ITEM, label=group.label, number=str(number + 1)),
            default=group.asked and number == 0,
        ):
            members = [_at_position(member, len(group.keys), number) for member in group.members]
            if not self._ask_members(members, may_leave=True):
                return
            number += 1

    def _ask_members(self, members: Sequence[Node], *, may_leave: bool) -> bool:
        """Ask for the parts of a group; Enter at its first obligatory one leaves a group that need not be there."""
        for position, member in enumerate(members):
            if may_leave and position == 0 and isinstance(member, Field) and member.required:
                self.ask(replace(member, required=False))
                if self.draft.get(member.keys) is None:
                    return False
            else:
                self.ask(member)
        return True

    def _ask_field(self, field: Field) -> None:
        """Ask until the answer is right, or skipped where it may be."""
        field = self.hints.made_exact(self.draft, field)
        before = self.draft.get(field.keys)
        default = before if before is not None else self.hints.suggested(self.draft, field)
        choices = self.hints.choices(self.draft, field)
        prompt = self.hints.prompt(self.talk, self.draft, field, default)
        if choices:
            self.talk.tell(self.hints.menu(self.talk, self.draft, field))
        while True:
            answer = self.talk.ask(prompt)
            if not answer.strip() and default is None:
                if not field.required:
                    return
                self.talk.tell(f"  × {self.talk.term(field.label)}：{self.talk.say(words.MISSING)}")
                continue
            value = default if not answer.strip() else from_answer(answer, field.type, choices)
            self.draft.set(field.keys, value)
            found = [f for f in self.judge(self.draft) if _is_within(f, field.keys)]
            self.talk.tell_all(found)
            if not any(finding.severity == "error" for finding in found):
                return
            self.draft.drop(field.keys)

    def _choose(self, form: tuple[Node, ...]) -> Node | None:
        """Let the person name the question that is to be asked again."""
        known = {".".join(map(str, node.keys)): node for node in leaves(form)}
        while True:
            answer = self.talk.ask(self.talk.say(words.WHICH_KEY, example=next(iter(known))) + " ").strip()
            if not answer or answer in known:
                return known.get(answer)
            self.talk.tell(self.talk.say(words.NO_SUCH_KEY, key=answer, keys=", ".join(known)))


def _is_within(finding: Finding, keys: Keys) -> bool:
    """Tell whether a finding is about the value at `keys`; a place without keys is the file's own text."""
    return finding.where.mark is not None or finding.where.keys[: len(keys)] == keys


def _concerns(node: Node, finding: Finding) -> bool:
    """Tell whether a finding is mended by asking `node` again."""
    keys, named = finding.where.keys, finding.params.get("field")
    if isinstance(named, str) and node.keys == (*keys, named):
        return True
    if finding.code == "no-identifier":
        return node.keys in (("platform_id",), ("handle",), ("url",))
    if finding.code == "missing" or not keys:
        return ".".join(map(str, node.keys)) == finding.params.get("name")
    shorter = min(len(keys), len(node.keys))
    return keys[:shorter] == node.keys[:shorter]


def _at_position(node: Node, depth: int, number: int) -> Node:
    """Return a question about an item of a list, for the item at `number`."""
    keys = (*node.keys[:depth], number, *node.keys[depth + 1 :])
    if isinstance(node, Field):
        return replace(node, keys=keys)
    return replace(node, keys=keys, members=tuple(_at_position(member, depth, number) for member in node.members))
