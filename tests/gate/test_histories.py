"""Requests in histories of every shape: what counts is what merging would change, however the branch came about."""

from pathlib import Path

import pytest

from guanhao import gate
from guanhao.errors import (
    NoBaseRegisterError,
    NoCommitError,
    NoRepositoryError,
    ShallowError,
    UnknownRefError,
    UnrelatedHistoryError,
)
from tests.gate.requests import (
    ACCOUNTS,
    AS_OF,
    CHEMISTRY,
    DAY,
    FILING,
    LI,
    WANG,
    WECHAT,
    ZHAO,
    base_files,
    examine_branch,
    filed,
    news,
    renamed,
    rules_of,
    yearly,
)
from tests.history import Changes, Content, History

BASE = base_files()
NAME = "示例职业学院物理系"
REVIEW = filed(WECHAT, yearly())
OTHERS = filed(CHEMISTRY, yearly())
PHYSICS = "registry/units/physics.yml"
EDIT: Changes = {FILING: str(BASE[FILING], "utf-8").replace(NAME, "物理系")}  # type: ignore[arg-type]
RETIRED: Changes = {PHYSICS: "name: 物理系\nkind: school\nmaintainers: [zhou-physics]\n"}


@pytest.fixture
def history(tmp_path: Path) -> History:
    return History(tmp_path / "register")


def errors(history: History, branch: str = "request", actor: str | None = WANG) -> list[str]:
    """Write what is collected, and return the rules that turn the branch down."""
    history.write()
    return rules_of(examine_branch(history.root, branch, actor))


# --- honest -----------------------------------------------------------------------------------------------------------


def test_head_behind_main(history: History) -> None:
    first = history.commit("main", BASE)
    history.commit("request", REVIEW, first)
    history.commit(
        "main", {**OTHERS, "docs/x.md": "x\n", "registry/units/math.yml": "name: 数学系\nkind: school\n"}, first
    )
    assert errors(history) == []


def test_head_that_merged_main(history: History) -> None:
    first = history.commit("main", BASE)
    asked = history.commit("request", REVIEW, first)
    main = history.commit("main", {**OTHERS, "docs/x.md": "x\n"}, first)
    history.commit("request", {**OTHERS, "docs/x.md": "x\n"}, asked, main)
    assert errors(history) == []


def test_head_rebased_on_main(history: History) -> None:
    first = history.commit("main", BASE)
    main = history.commit("main", OTHERS, first)
    history.commit("request", REVIEW, main)
    assert errors(history) == []


def test_branch_that_goes_on_after_its_first_part_was_squashed(history: History) -> None:
    """What main has already, as the branch has it, is nothing that the request brings (and may be long ago)."""
    first = history.commit("main", BASE)
    old = filed(WECHAT, renamed(NAME, "物理之声", filed_on="2026-10-10", happened_on="2026-10-09"))
    asked = history.commit("request", old, first)
    history.commit("main", old, first, subject="squashed")
    history.commit("request", REVIEW, asked)
    history.write()
    examination = examine_branch(history.root, "request")
    assert rules_of(examination) == []
    assert examination.changed == 1


def test_review_whose_result_the_registrar_edited_before_merging(history: History) -> None:
    first = history.commit("main", BASE)
    asked = history.commit("request", REVIEW, first)
    history.commit("request", filed(WECHAT, yearly(result="rectify", remarks="请按期整改。")), asked)
    assert errors(history) == []


def test_what_was_added_and_taken_back_within_the_request(history: History) -> None:
    first = history.commit("main", BASE)
    asked = history.commit("request", {"README.md": "# 改\n", **REVIEW}, first)
    history.commit("request", {"README.md": BASE["README.md"]}, asked)
    assert errors(history) == []


def test_octopus_merge_of_several_branches_of_one_unit(history: History) -> None:
    first = history.commit("main", BASE)
    parts = [filed(f"{ACCOUNTS}physics/{account}/", yearly()) for account in ("wechat", "weibo", "news")]
    tips = [history.commit(f"part-{number}", part, first) for number, part in enumerate(parts)]
    history.commit("request", {k: v for part in parts for k, v in part.items()}, *tips)
    assert errors(history) == []


def test_old_faults_do_not_gate(history: History) -> None:
    faults: dict[str, Content] = {f"{WECHAT}2024-05-01-review.yml": "kind: review\n", "registry/odd.txt": "x\n"}
    first = history.commit("main", {**BASE, **faults, "registry/units/math.yml": "name: [\n"})
    history.commit("request", REVIEW, first)
    history.write()
    examination = examine_branch(history.root, "request")
    assert not examination.is_gated
    assert not any(p.is_new for p in examination.findings)
    assert {p.finding.rule for p in examination.findings} >= {"schema", "file-name", "yaml"}


def test_criss_cross_of_honest_merges(history: History) -> None:
    first = history.commit("main", BASE)
    asked = history.commit("request", REVIEW, first)
    main = history.commit("main", OTHERS, first)
    both = {**REVIEW, **OTHERS}
    merged = history.commit("main", both, main, asked)
    updated = history.commit("request", both, asked, main)
    history.commit("main", {**both, "docs/x.md": "x\n"}, merged)
    history.commit("request", filed(f"{ACCOUNTS}physics/weibo/", yearly()), updated)
    history.write()
    examination = examine_branch(history.root, "request")
    assert rules_of(examination) == []
    assert examination.changed == 1


# --- hostile ----------------------------------------------------------------------------------------------------------


def test_edit_hidden_in_a_merge_of_main(history: History) -> None:
    first = history.commit("main", BASE)
    asked = history.commit("request", REVIEW, first)
    main = history.commit("main", OTHERS, first)
    history.commit("request", {**OTHERS, **EDIT}, asked, main, subject="Merge branch 'main'")
    assert errors(history) == ["append-only"]


def test_merge_that_keeps_nothing_of_main(history: History) -> None:
    """As `git merge -s ours main`: to merge it would take main's own records away."""
    first = history.commit("main", BASE)
    asked = history.commit("request", REVIEW, first)
    main = history.commit("main", OTHERS, first)
    history.commit("request", dict.fromkeys(OTHERS), asked, main)
    assert errors(history) == ["append-only", "not-maintainer", "one-unit-a-request"]


def test_revert_of_another_unit_s_merge(history: History) -> None:
    first = history.commit("main", BASE)
    main = history.commit("main", OTHERS, first)
    history.commit("request", dict.fromkeys(OTHERS), main)
    assert errors(history) == ["append-only", "not-maintainer"]


def test_octopus_merge_with_an_edit(history: History) -> None:
    first = history.commit("main", BASE)
    tips = [history.commit(f"part-{n}", part, first) for n, part in enumerate((REVIEW, OTHERS, EDIT))]
    history.commit("request", {**REVIEW, **OTHERS, **EDIT}, *tips)
    assert errors(history) == ["append-only", "not-maintainer", "one-unit-a-request"]


def test_squash_with_an_edit(history: History) -> None:
    first = history.commit("main", BASE)
    history.commit("request", {**REVIEW, **EDIT}, first, subject="squash!")
    assert errors(history) == ["append-only"]


def test_maintainer_who_retired_after_the_branch_began(history: History) -> None:
    """Nobody chooses, by where a branch begins, the day on which authority is read."""
    first = history.commit("main", BASE)
    history.commit("request", REVIEW, first)
    history.commit("main", RETIRED, first)
    assert errors(history) == ["not-maintainer"]
    assert errors(history, actor="zhou-physics") == []


def test_maintainer_who_was_named_after_the_branch_began(history: History) -> None:
    first = history.commit("main", BASE)
    history.commit("request", REVIEW, first)
    history.commit("main", {PHYSICS: "name: 物理系\nkind: school\nmaintainers: [xu-physics]\n"}, first)
    assert errors(history, actor="xu-physics") == []


def test_account_that_was_handed_over_after_the_branch_began(history: History) -> None:
    first = history.commit("main", BASE)
    history.commit("request", filed(CHEMISTRY, yearly()), first)
    change = renamed("chemistry", "physics")
    change["changes"][0]["field"] = "unit"
    history.commit("main", {f"{CHEMISTRY}{DAY}-change-2.yml": filed("", change)[f"{DAY}-change.yml"]}, first)
    assert errors(history, actor=LI) == ["not-maintainer"]


def test_rules_are_those_of_main_as_it_is_now(history: History) -> None:
    late = filed(WECHAT, renamed(NAME, "物理之声", happened_on="2026-11-15"))
    first = history.commit("main", BASE)
    history.commit("request", late, first)
    stricter = str(BASE["policies/measures.yml"]).replace("days: 7", "days: 3")
    history.commit("main", {"policies/measures.yml": stricter}, first)
    assert errors(history) == ["change-deadline"]


def test_criss_cross_that_brings_an_old_unit_file_back(history: History) -> None:
    """Main and branch have two best common ancestors; one has the file as the branch brings it, and hides nothing."""
    first = history.commit("main", BASE)
    asked = history.commit("request", {"docs/x.md": "x\n"}, first)
    main = history.commit("main", RETIRED, first)
    merged = history.commit("main", {**RETIRED, "docs/x.md": "x\n"}, main, asked)
    history.commit("main", {"docs/y.md": "y\n"}, merged)
    crossed = history.commit("request", RETIRED, asked, main)
    history.commit("request", {PHYSICS: BASE[PHYSICS]}, crossed)
    assert errors(history, actor="zhou-physics") == ["registrar-only"]


# --- races ------------------------------------------------------------------------------------------------------------

FIRST = filed(f"{ACCOUNTS}physics/one/", news(name="一号", platform_id="gh_0123456789ff", handle="evc_first"))
RENAMED = filed(WECHAT, renamed(NAME, "甲"))
RACES: dict[str, tuple[Changes, Changes, list[str]]] = {
    "same change": (RENAMED, filed(WECHAT, renamed(NAME, "乙", filed_on="2026-11-21")), ["stale-change"]),
    "same change, dated before": (RENAMED, filed(WECHAT, renamed(NAME, "乙", filed_on="2026-11-19",
        happened_on="2026-11-18")), ["ledger-order"]),
    "same platform ID": (FIRST, filed(f"{ACCOUNTS}physics/two/", news(name="二号", platform_id="gh_0123456789FF",
        handle="evc_second") | {"filed_on": "2026-11-19"}), ["duplicate-identity"]),
    "same file": (REVIEW, filed(WECHAT, yearly(result="rectify")), ["append-only"]),
}  # fmt: skip


@pytest.mark.parametrize("race", RACES)
def test_the_second_of_two_that_race_is_caught_when_brought_up_to_date(race: str, history: History) -> None:
    one, two, expected = RACES[race]
    first = history.commit("main", BASE)
    second = history.commit("request", two, first)
    assert errors(history) == []
    main = history.commit("main", one, first)
    history.commit("request", {**one, **two}, second, main)
    assert errors(history) == expected


# --- what cannot be judged --------------------------------------------------------------------------------------------


def opened(root: Path, ref: str = "main") -> None:
    with gate.open_request(root, ref):
        pass


@pytest.fixture
def grown(history: History) -> History:
    """Return a history in which main has gone on since the branch began."""
    first = history.commit("main", BASE)
    second = history.commit("main", OTHERS, first)
    third = history.commit("main", {"docs/x.md": "x\n"}, second)
    history.commit("request", REVIEW, second)
    history.commit("main", {"docs/y.md": "y\n"}, third)
    history.write()
    history.check_out("request")
    return history


def cloned(history: History, to: Path, *options: str) -> History:
    clone = History(to)
    clone.check_out("none")
    clone.git("remote", "add", "origin", history.root.as_uri())
    clone.git("fetch", "--quiet", *options, "origin", "request:request", "main:main")
    clone.check_out("request")
    return clone


def test_shallow_clone_that_lacks_where_the_branch_began(grown: History, tmp_path: Path) -> None:
    clone = cloned(grown, tmp_path / "clone", "--depth=1")
    with pytest.raises(ShallowError):
        opened(clone.root)
    clone.git("fetch", "--quiet", "--unshallow", "origin")
    opened(clone.root)


def test_shallow_clone_that_holds_what_is_needed(grown: History, tmp_path: Path) -> None:
    """Main's three newest commits and the branch's two reach to where it began."""
    opened(cloned(grown, tmp_path / "clone", "--depth=3").root)


def test_shallow_clone_that_may_lack_a_nearer_ancestor(history: History, tmp_path: Path) -> None:
    """What is cut off could lead to one: to compare with an older one would hide what undoes main's changes since."""
    first = history.commit("main", BASE)
    side = history.commit("side", {"docs/x.md": "x\n"}, first)
    main = history.commit("main", RETIRED, first)
    inner = history.commit("main", {**RETIRED, "docs/x.md": "x\n"}, main, side)
    history.commit("main", {"docs/z.md": "z\n"}, inner)
    history.commit("request", {PHYSICS: BASE[PHYSICS], "docs/x.md": "x\n"}, inner, side)
    history.write()
    with pytest.raises(ShallowError):
        opened(cloned(history, tmp_path / "clone", "--depth=2").root)


def test_shallow_clone_of_the_forge_s_own_merge(grown: History, tmp_path: Path) -> None:
    """What checks a request often has the merge and its two parents alone: the base is one of them, and known."""
    grown.git(
        "update-ref",
        "refs/heads/merge",
        grown.git("commit-tree", "request^{tree}", "-p", "main", "-p", "request", "-m", "m"),
    )
    clone = History(tmp_path / "clone")
    clone.git("remote", "add", "origin", grown.root.as_uri())
    clone.git("fetch", "--quiet", "--depth=2", "origin", "merge:merge")
    clone.check_out("merge")
    opened(clone.root, "HEAD^1")


def test_unrelated_history(history: History) -> None:
    history.commit("main", BASE)
    history.commit("request", {**BASE, **REVIEW})
    history.write()
    history.check_out("request")
    with pytest.raises(UnrelatedHistoryError):
        opened(history.root)


@pytest.mark.parametrize(
    "ref", ["nope", "origin/main", "--all", "main:registry", "main^{tree}", "0" * 40, "", "main..request", "\udcff"]
)
def test_unknown_ref(grown: History, ref: str) -> None:
    with pytest.raises(UnknownRefError):
        opened(grown.root, ref)


def test_branch_without_a_commit(history: History) -> None:
    history.commit("main", BASE)
    history.write()
    history.check_out("unborn")
    with pytest.raises(NoCommitError):
        opened(history.root)


def test_base_without_a_register(history: History) -> None:
    first = history.commit("main", {"README.md": "x\n"})
    history.commit("request", BASE, first)
    history.write()
    history.check_out("request")
    with pytest.raises(NoBaseRegisterError):
        opened(history.root)


def test_no_repository(tmp_path: Path) -> None:
    for root in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(NoRepositoryError):
            opened(root)


def test_broken_institution_gives_nobody_authority(history: History) -> None:
    """Only who stands outside the register can mend it then: the check says so, and does not fall over."""
    first = history.commit("main", {**BASE, "registry/institution.yml": "a: ["})
    history.commit("request", {"registry/institution.yml": BASE["registry/institution.yml"]}, first)
    assert errors(history, actor=ZHAO) == ["registrar-only"]


def test_forged_tree_that_lists_a_path_twice(history: History) -> None:
    history.commit("main", BASE)
    history.write()
    blobs = [history.git("hash-object", "-w", "--stdin", stdin=data) for data in (b"a\n", b"b\n")]
    entries = b"".join(b"100644 twice.md\0" + bytes.fromhex(blob) for blob in blobs)
    listed = history.git("ls-tree", "-z", "main").encode("utf-8", "surrogateescape")
    whole = b""
    for line in filter(None, listed.split(b"\0")):
        about, name = line.split(b"\t")
        mode, _, id_ = about.split()
        whole += mode.lstrip(b"0") + b" " + name + b"\0" + bytes.fromhex(id_.decode())
    tree = history.git("hash-object", "-t", "tree", "-w", "--literally", "--stdin", stdin=whole + entries)
    commit = history.git("commit-tree", tree, "-p", "main", "-m", "forged")
    history.git("update-ref", "refs/heads/request", commit)
    examination = examine_branch(history.root, "request", ZHAO, AS_OF)
    assert [
        (p.finding.rule, p.finding.code, p.finding.path)
        for p in examination.findings
        if p.is_new and p.finding.severity == "error"
    ] == [("file-name", "twice", "twice.md")]
