"""The cache of the history: reading in parts equals reading at once, and nothing in it can do harm (design 1.7)."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guanhao import examine
from guanhao.load import chain, history
from guanhao.load.chain import CACHE
from guanhao.model.approval import Approvals
from tests.registers import dump
from tests.repository import INSTITUTION, PHYSICS, QIAN, WANG, ZHAO, Repository, approver, institution, path_of, record

FILES = (PHYSICS, path_of("physics/a"), path_of("physics/b"), "registry/units/physics.yml", INSTITUTION, "README.md")


def approvals(root: Path) -> Approvals:
    return examine.open_register(root).approvals


def fresh(root: Path) -> Approvals:
    (root / CACHE).unlink(missing_ok=True)
    return approvals(root)


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    made = Repository(tmp_path / "r")
    made.found()
    made.merge({PHYSICS: record()})
    return made


@pytest.fixture
def ranges(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note which ranges of commits are read."""
    read: list[str] = []
    original = chain._Reader.read

    def noting(self: Any, git: Any, commits: str, onto: str | None) -> bool:
        read.append(commits)
        return original(self, git, commits, onto)

    monkeypatch.setattr(chain._Reader, "read", noting)
    return read


Step = tuple[str, str, int, int, int]
"""How, which file, whose, what content, on which day."""

STEPS = st.lists(
    st.tuples(
        st.sampled_from(["merge", "commit", "octopus"]),
        st.sampled_from(FILES),
        st.integers(0, 2),
        st.integers(0, 3),
        st.integers(1, 28),
    ),
    min_size=1,
    max_size=6,
)


def take(repository: Repository, step: Step) -> None:
    how, path, who, content, day = step
    by, on = (ZHAO, QIAN, WANG)[who], f"2024-03-{day:02}"
    text = dump(institution(approver((ZHAO, QIAN, WANG)[content % 3]))) if path == INSTITUTION else f"name: {content}\n"
    files = {path: None if content == 3 and path != INSTITUTION else text}
    if how == "commit":
        repository.commit(files, by=by, on=on)
    else:
        repository.merge(files, by=by, on=on, others=1 if how == "merge" else 2)


@settings(max_examples=12)
@given(before=STEPS, after=STEPS)
def test_reading_in_two_parts_equals_reading_at_once(
    tmp_path_factory: pytest.TempPathFactory, before: list[Step], after: list[Step]
) -> None:
    repository = Repository(tmp_path_factory.mktemp("halves") / "r")
    repository.found()
    for step in before:
        take(repository, step)
    approvals(repository.checkout())
    for step in after:
        take(repository, step)
    in_parts = approvals(repository.checkout())
    assert in_parts == fresh(repository.root)


def test_a_further_run_reads_only_what_is_new(repository: Repository, ranges: list[str]) -> None:
    first = repository.head
    approvals(repository.checkout())
    approvals(repository.root)
    assert ranges == [first]
    repository.merge({path_of("physics/a"): record(1)})
    approvals(repository.checkout())
    assert ranges == [first, f"{first}..{repository.head}"]


@pytest.mark.parametrize("how", ["behind", "rewritten", "aside"])
def test_a_cache_that_is_not_on_the_way_to_the_head_is_not_used(repository: Repository, how: str) -> None:
    before = repository.head
    repository.commit({path_of("physics/a"): record(1)}, by=WANG)
    strange = repository.head
    approvals(repository.checkout())
    repository.head = before
    if how == "rewritten":
        repository.merge({path_of("physics/a"): record(1)})
    elif how == "aside":
        repository.commit({path_of("physics/a"): record(1)}, author=ZHAO, parents=[before, strange])
    found = approvals(repository.checkout())
    assert found == fresh(repository.root)
    kind = {"behind": "uncommitted", "rewritten": "approved", "aside": "approved"}[how]
    assert found.of(path_of("physics/a")).kind == kind


@pytest.mark.parametrize(
    "damage",
    [
        b"",
        b"{",
        b"null",
        b"[1, 2]",
        b"[" * 100_000,
        b"\xff\xfe",
        b'["", null]',
        b'["", {"head": "x"}]',
    ],
    ids=lambda damage: repr(damage[:12]),
)
def test_a_damaged_cache_is_read_anew(repository: Repository, damage: bytes) -> None:
    expected = approvals(repository.checkout())
    (repository.root / CACHE).write_bytes(damage)
    assert approvals(repository.root) == expected
    assert (repository.root / CACHE).read_bytes() != damage


POISON: dict[str, Any] = {
    "head": "0" * 40,
    "time": 10**30,
    "institution": "--batch\nHEAD",
    "commits": [["x"]],
    "touches": {PHYSICS: []},
    "signers": [],
}


@pytest.mark.parametrize("name", POISON)
def test_a_poisoned_cache_is_read_anew(repository: Repository, name: str) -> None:
    expected = approvals(repository.checkout())
    stored = json.loads((repository.root / CACHE).read_bytes())
    assert set(stored[1]) == set(POISON)
    stored[1][name] = POISON[name]
    (repository.root / CACHE).write_text(json.dumps(stored), encoding="utf-8")
    assert approvals(repository.root) == expected


@pytest.mark.parametrize(
    "commit",
    [
        {0: "HEAD\n--all"},
        {1: -1},
        {4: -5},
        {4: 10**18},
        {5: '12"><script>'},
        {6: "HEAD"},
        {7: 7},
    ],
    ids=repr,
)
def test_a_poisoned_commit_is_read_anew(repository: Repository, commit: dict[int, Any]) -> None:
    expected = approvals(repository.checkout())
    stored = json.loads((repository.root / CACHE).read_bytes())
    for index, value in commit.items():
        stored[1]["commits"][-1][index] = value
    (repository.root / CACHE).write_text(json.dumps(stored), encoding="utf-8")
    assert approvals(repository.root) == expected


@pytest.mark.parametrize("touch", [[99, None], [-1, None], [0, "HEAD"], ["0"], []], ids=repr)
def test_a_poisoned_touch_is_read_anew(repository: Repository, touch: list[Any]) -> None:
    expected = approvals(repository.checkout())
    stored = json.loads((repository.root / CACHE).read_bytes())
    stored[1]["touches"][PHYSICS] = [touch]
    (repository.root / CACHE).write_text(json.dumps(stored), encoding="utf-8")
    assert approvals(repository.root) == expected


def test_a_cache_of_another_version_is_read_anew(
    repository: Repository, ranges: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    approvals(repository.checkout())
    monkeypatch.setattr(chain, "code_key", lambda: "another")
    approvals(repository.root)
    assert ranges == [repository.head] * 2


def test_a_cache_that_a_request_brings_vouches_for_nothing(repository: Repository) -> None:
    """Who can have a file merged could else say in it who merged what."""
    forged = path_of("physics/forged")
    repository.commit({forged: record(1)}, by=WANG)
    approvals(repository.checkout())
    cache = (repository.root / CACHE).read_text(encoding="utf-8").replace("wang@example", "zhao@example")
    head = repository.head
    repository.commit({CACHE: cache}, by=WANG)
    (repository.root / CACHE).unlink()
    assert approvals(repository.checkout()).of(forged).reason == "pushed"
    assert head in (repository.root / CACHE).read_text(encoding="utf-8")


def test_a_folder_that_takes_no_cache(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    root = repository.checkout()
    elsewhere = root.parent / "elsewhere"
    elsewhere.mkdir()
    (root / ".guanhao").symlink_to(elsewhere)
    assert approvals(root).of(PHYSICS).kind == "approved"
    assert list(elsewhere.iterdir()) == []


def test_ranks_are_those_of_the_first_addition(repository: Repository) -> None:
    later = path_of("physics/a")
    repository.merge({later: record(1)})
    repository.merge({PHYSICS: None})
    repository.merge({PHYSICS: record()})
    ranks = history.entry_ranks(repository.checkout())
    assert ranks[PHYSICS] < ranks[later]
    assert "README.md" not in ranks


def test_the_signers_are_kept(repository: Repository) -> None:
    known = history.read_history(repository.checkout())
    assert known
    assert known.chain
    signed = replace(known.chain, signers={repository.head: "ssh-ed25519 AAAA"})
    assert chain._CACHED.validate_json(chain.dump_chain(signed)).chain == signed
