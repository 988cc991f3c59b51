"""Each record of the sample and of the rules' cases is judged alike in the browser and in Python.

A record is judged as the author of a form sees it: laid upon the register as it was filed before it. What nobody can
judge of one record and public data is left out, as `is_out_of_sight` lists it.
"""

import json
import random
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from functools import cache
from typing import Any

from playwright.sync_api import Page

from guanhao.desk.browser import JUDGED, register_data, rules_data
from guanhao.desk.form import KINDS
from guanhao.examine import Register, open_register
from guanhao.ledger.fold import fold
from guanhao.ledger.order import parse_name
from guanhao.load.register import MODELS, entries_of, read_account
from guanhao.load.shape import read_model
from guanhao.model.account import Account
from guanhao.model.document import Document
from guanhao.model.finding import Finding
from guanhao.model.records import Change
from guanhao.portal.api import account_json
from guanhao.project.accounts import declared_of, public_account
from guanhao.report.words import fix, message
from guanhao.rules.bound import set_by
from guanhao.rules.judge import identities_of, judge_account, judge_document, judge_register, weighed
from guanhao.verify.fold import table_bytes
from guanhao.verify.lookalike import WORDS
from tests.e2e.desk_modules import desk_page, in_browser
from tests.portal.building import REPOSITORY
from tests.registers import AS_OF, open_held
from tests.rules.cases import all_cases, contents_of

__all__ = ["desk_page"]

SEED = 20261125

SCRIPT = """async () => {
  const plain = (await from("names")).wordsOf(given.words, given.fold);
  return given.registers.map(([own, known, records]) => records.map(([kind, raw, path, account, others]) => {
    const all = { ...rules, ...own };
    const accounts = others.map((place) => known[place]);
    const world = { rules: all, path, account: known[account] ?? null, accounts, words: plain };
    const say = (f) => ["zh", "en"].flatMap((lang) => [words.message(f, lang, all), words.fix(f, lang, all)]);
    return judge.judge(kind, raw, world).map((f) => [f.rule, f.code, f.keys, f.at, f.severity, ...say(f)]);
  }));
}"""
TABLES = {"words": WORDS, "fold": json.loads(table_bytes())}


@dataclass(frozen=True)
class Judged:
    """A record, what is public of the register before it, and what Python finds."""

    kind: str
    document: Document
    account: Account | None
    others: Sequence[Account]
    findings: Sequence[Finding]


@dataclass
class Ledger:
    """A register, read once, of which each account can be had as it was when it had so many records."""

    register: Register

    def __post_init__(self) -> None:
        self.folders = {id_: read_account(self.register.tree, f) for id_, f in self.register.account_files.items()}
        self.entries = {id_: sorted(entries_of(d), key=lambda e: e.order) for id_, d in self.folders.items()}
        self.as_it_was = cache(lambda id_, count: fold(id_, self.entries[id_][:count]))
        self.identities = cache(
            lambda id_, count: tuple(identities_of(self.register.facts, self.as_it_was(id_, count)))
        )

    def judged(self) -> Iterator[Judged]:
        for id_, documents in self.folders.items():
            yield from (self._of_account(id_, document) for document in documents if is_readable(document))
        everything = [self.as_it_was(id_, len(known)) for id_, known in self.entries.items()]
        for document in self.register.common.documents:
            if is_readable(document):
                found = judge_document(self.register.facts, document)
                yield Judged(str(document.kind), document, None, everything, found)

    def _of_account(self, id_: str, document: Document) -> Judged:
        entry = next(e for e in self.entries[id_] if e.path == document.path)
        counts = {
            other: bisect_left(known, entry.order, key=lambda e: e.order) for other, known in self.entries.items()
        }
        place, others = counts.pop(id_), [(other, count) for other, count in counts.items() if count]
        facts = replace(self.register.facts, accounts=frozenset([id_, *(other for other, _ in others)]))
        known = {e.path for e in self.entries[id_][: place + 1]}
        after = self.as_it_was(id_, place + 1)
        found = list(judge_account(facts, after, [d for d in self.folders[id_] if d.path in known], {}))
        identities = [*(i for other in others for i in self.identities(*other)), *self.identities(id_, place + 1)]
        found += judge_register(facts, identities, AS_OF)
        before = self.as_it_was(id_, place) if place else None
        return Judged(str(document.kind), document, before, [self.as_it_was(*other) for other in others], found)


def is_readable(document: Document) -> bool:
    """Tell whether a form could have filled the record in: as YAML it is well, and it is of the kind of its name."""
    if (
        document.kind not in KINDS
        or not isinstance(document.raw, dict)
        or any(problem.rule == "yaml" for problem in document.problems)
    ):
        return False
    named = parse_name(document.path.rsplit("/", 1)[1])
    return document.raw.get("kind", document.kind) == document.kind and (
        document.model is not None or named is None or named[1] == document.kind
    )


def is_out_of_sight(judged: Judged, finding: Finding) -> bool:
    """Tell whether a finding rests on what the browser cannot know."""
    record = judged.document.model
    if finding.rule not in JUDGED or (finding.rule, finding.code) in INTERNAL:
        return True
    if not isinstance(record, Change):
        return False
    if finding.rule == "stale-change":
        return not is_public(record.changes[int(finding.where.keys[1])].field)
    return not all(set_by(record, path) for path in NEEDED.get(finding.rule, ()))


INTERNAL = {
    ("unknown-reference", "file"),
    ("unknown-reference", "file-near"),
    ("transition", "later-void"),
    ("duplicate-identity", "code"),
    ("stale-change", "no-parent"),
}
"""What other files an account has; codes, which two accounts share by a chance of one in 10^13."""

NEEDED = {
    "supervisor": ("people.supervisor", "people.operators"),
    "responsible-person": ("people.responsible.title",),
}
"""Rule → values that are not public and that a change need not state."""


def is_public(field: str) -> bool:
    return field.split(".", maxsplit=1)[0] not in (
        "people",
        "commitment",
        "signed",
        "endorsements",
        "back_filing",
        "note",
        "document",
    )


def test_records_are_judged_alike(desk_page: Page) -> None:
    sample = open_register(REPOSITORY)
    cases = [case for case in all_cases() if case.rule in JUDGED and case.request is None and not case.history]
    registers = {"sample": sample} | {str(case): open_held(contents_of(case)) for case in cases}
    judged = {
        name: [j for j in Ledger(r).judged() if not (j.account and j.account.faults)] for name, r in registers.items()
    }
    given = [[register_data(r.facts), *worlds_of(r, judged[name])] for name, r in registers.items()]
    told = in_browser(desk_page, SCRIPT, rules_data(sample.facts), {**TABLES, "registers": given})
    met = set()
    for (name, register), answers in zip(registers.items(), told, strict=True):
        for one, theirs in zip(judged[name], answers, strict=True):
            ours = [weighed(f, register.facts.policy) for f in one.findings if f.path == one.document.path]
            seen = [worded(finding) for finding in ours if not is_out_of_sight(one, finding)]
            assert sorted(seen, key=repr) == sorted(theirs, key=repr), (name, one.document.path)
            met |= {found[0] for found in seen}
    assert met == set(JUDGED)


def worlds_of(register: Register, judged: Sequence[Judged]) -> tuple[list[Any], list[Any]]:
    """Return the public accounts that a register had at any time, and each record with the places of those it met."""
    accounts: list[Any] = []
    places: dict[int, int] = {}

    def place(account: Account) -> int:
        if id(account) not in places:
            places[id(account)] = len(accounts)
            published = json.loads(account_json(public_account(account, register.common.units)))
            declared = declared_of(account)
            accounts.append({**published, **(asdict(declared) if declared else {})})
        return places[id(account)]

    records = []
    for one in judged:
        own = place(one.account) if one.account and one.account.is_on_record else None
        records.append([one.kind, one.document.raw, one.document.path, own, [place(other) for other in one.others]])
    return accounts, records


def worded(finding: Finding) -> list[Any]:
    words = [say(finding, lang) for lang in ("zh", "en") for say in (message, fix)]
    return [finding.rule, finding.code, list(finding.where.keys), finding.where.at, finding.severity, *words]


ODD = (
    *"12a甲@:/?#&=%.-_［＠／[]\\\u200b\u3164\ufe0f\u200d\U000e0041👨👩☎４éK",
    *("https://", "HTTP://", "//", "www.", ":443", ":80", "?uid=1", "#x", "%E4%BD%A0", "%zz", "user@", "\n", "\t", " "),
    *("13812345678", "+86 138 1234 5678", "１３８１２３４５６７８", "110101199001011234", "11010119900101123X", "0086"),
    *("主任", "副主任", "党总支书记", "兼", "（兼）", "、", " ", "物理系", "示例职业学院", "EVC", "ｅｖｃ", "学院"),
)
PLACES = (
    "account.name", "account.url", "account.qr", "account.platform_id", "account.handle", "purpose", "scope",
    "service.phone", "service.email", "people.responsible.title", "account.certified.subject", "unit", "copied_to",
    "note",
)  # fmt: skip


def odd_record(chance: random.Random, raw: Any, pieces: Sequence[str]) -> dict[str, Any]:
    """Return a declaration of which three texts were replaced by what forms and people make of them."""
    changed: dict[str, Any] = json.loads(json.dumps(raw))
    for path in chance.sample(PLACES, 3):
        *above, last = path.split(".")
        holder = changed
        for name in above:
            inner = holder.get(name)
            holder[name] = holder = inner if isinstance(inner, dict) else {}
        text = "".join(chance.choices(pieces, k=chance.choice((1, 1, 2, 3, 5))))
        holder[last] = [text] if last in ("scope", "copied_to") else text
    return changed


def test_odd_values_are_judged_alike(desk_page: Page) -> None:
    chance = random.Random(SEED)  # noqa: S311
    register = open_register(REPOSITORY)
    facts, catalogue = register.facts, register.facts.platforms.values()
    forms = [form for platform in catalogue if platform.url for form in platform.url.forms]
    kept = [i.example for p in catalogue for i in (p.platform_id, p.handle) if i]
    pieces = [*ODD, *(h for f in forms for h in f.hosts), *(f.path for f in forms), *kept, *facts.units, "https://" * 2]
    stated = [d for id_ in register.account_files for d in read_account(register.tree, register.account_files[id_])]
    declared = [d for d in stated if d.kind in ("application", "filing")]
    account = "library/fresh"
    alone = replace(facts, accounts=frozenset([account]))
    given: list[list[Any]] = []
    expected = []
    for _ in range(400):
        origin = chance.choice(declared)
        raw = odd_record(chance, origin.raw, pieces)
        model, problems = read_model(MODELS[str(origin.kind)], raw)
        path = f"registry/accounts/{account}/{origin.path.rsplit('/', 1)[1]}"
        document = Document(path, origin.kind, model, raw, problems, has_hidden=True)
        given.append([origin.kind, raw, path, None, []])
        expected.append(judge_account(alone, fold(account, entries_of([document])), [document], {}))
    told = in_browser(desk_page, SCRIPT, rules_data(facts), {**TABLES, "registers": [[{}, [], given]]})[0]
    for (_, raw, *_), ours, theirs in zip(given, expected, told, strict=True):
        seen = [worded(weighed(finding, facts.policy)) for finding in ours if finding.rule in JUDGED]
        assert sorted(seen, key=repr) == sorted(theirs, key=repr), raw


HALF_FILLED = """() => {
  const without = (raw, [key, ...rest]) => {
    const { [key]: inner, ...kept } = raw;
    return rest.length ? { ...kept, [key]: without(inner, rest) } : kept;
  };
  const told = (found) => JSON.stringify([found.rule, found.code, found.keys, found.params]);
  const [counts, odd] = [{ whole: 0, half: 0 }, []];
  for (const [kind, raw, path] of given) {
    const world = { rules, path, account: null, accounts: [] };
    const whole = new Set(judge.judge(kind, raw, world).map(told));
    counts.whole += whole.size;
    const nested = ["account.name", "account.opened_on", "signed.name", "signed.on"];
    for (const keys of [...rules.schemas[kind].required, ...nested].map((key) => key.split("."))) {
      const half = judge.judge(kind, without(raw, keys), { ...world, isDraft: true });
      const found = half.filter(({ rule }) => rule !== "schema");
      counts.half += found.length;
      odd.push(...found.filter((one) => !whole.has(told(one))).map((one) => [path, keys, told(one)]));
    }
  }
  return { ...counts, odd };
}"""


def test_a_half_filled_form_is_told_nothing_that_the_whole_is_not(desk_page: Page) -> None:
    register = open_register(REPOSITORY)
    stated = [d for files in register.account_files.values() for d in read_account(register.tree, files)]
    given = [[d.kind, d.raw, d.path] for d in stated if d.kind in ("application", "filing") and d.model]
    told = in_browser(desk_page, HALF_FILLED, rules_data(register.facts), given)
    assert told["odd"] == []
    assert told["half"] > told["whole"] > 0
