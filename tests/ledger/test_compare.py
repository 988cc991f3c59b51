"""Laws of comparing two sides, and of what a request starts from."""

from hypothesis import given
from hypothesis import strategies as st

from guanhao.ledger.compare import Files, compare, settle
from guanhao.model.file import File, FileType

PATHS = ("a", "b/c", "d.yml")


def file(path: str, blob: str, type_: FileType = "file", *, is_executable: bool = False) -> File:
    return File(path, type_, blob, blob, is_executable)


KINDS: tuple[tuple[FileType, bool], ...] = (("file", False), ("file", True), ("link", False), ("other", False))


@st.composite
def listings(draw: st.DrawFn) -> dict[str, File]:
    chosen = draw(st.dictionaries(st.sampled_from(PATHS), st.tuples(st.sampled_from("123"), st.sampled_from(KINDS))))
    return {path: file(path, blob, type_, is_executable=x) for path, (blob, (type_, x)) in chosen.items()}


@given(listings())
def test_nothing_differs_from_itself(side: Files) -> None:
    assert compare(side, side) == ()
    assert compare(side, dict(side)) == ()


@given(listings(), listings())
def test_deltas_lead_from_one_side_to_the_other(base: Files, head: Files) -> None:
    result = dict(base)
    for delta in compare(base, head):
        assert delta.before == base.get(delta.path)
        assert delta.after == head.get(delta.path)
        assert delta.before != delta.after
        if delta.after is None:
            del result[delta.path]
        else:
            result[delta.path] = delta.after
    assert result == head


@given(listings(), listings())
def test_each_kind_is_the_other_way_round_its_opposite(base: Files, head: Files) -> None:
    opposite = {"added": "deleted", "deleted": "added", "edited": "edited", "retyped": "retyped"}
    there, back = ({d.path: d.kind for d in compare(*sides)} for sides in ((base, head), (head, base)))
    assert there == {path: opposite[kind] for path, kind in back.items()}


def test_kinds() -> None:
    base = {path: file(path, "1") for path in ("gone", "kept", "edited", "marked", "linked")}
    head = {
        "kept": file("kept", "1"),
        "edited": file("edited", "2"),
        "marked": file("marked", "1", is_executable=True),
        "linked": file("linked", "2", "link"),
        "new": file("new", "1"),
    }
    assert [(d.path, d.kind) for d in compare(base, head)] == [
        ("edited", "edited"),
        ("gone", "deleted"),
        ("linked", "retyped"),
        ("marked", "retyped"),
        ("new", "added"),
    ]


def test_a_renamed_file_is_one_deleted_and_one_added() -> None:
    kinds = [d.kind for d in compare({"a": file("a", "1")}, {"b": file("b", "1")})]
    assert kinds == ["deleted", "added"]


@given(listings(), listings())
def test_a_branch_that_is_up_to_date_starts_from_its_target(target: Files, head: Files) -> None:
    assert settle(target, [target], head) == target


@given(listings(), listings(), listings())
def test_with_one_ancestor_what_counts_is_what_a_merge_would_take_from_head(
    target: Files, ancestor: Files, head: Files
) -> None:
    """Three-way merge: head's version counts where it is neither the ancestor's nor the target's."""
    counted = {delta.path for delta in compare(settle(target, [ancestor], head), head)}
    assert counted == {
        path for path in PATHS if head.get(path) != target.get(path) and head.get(path) != ancestor.get(path)
    }


@given(listings(), st.lists(listings(), min_size=1, max_size=3), listings())
def test_with_several_ancestors_nothing_hides(target: Files, ancestors: list[Files], head: Files) -> None:
    counted = {delta.path for delta in compare(settle(target, ancestors, head), head)}
    for path in PATHS:
        is_as_target = head.get(path) == target.get(path)
        is_as_all = all(head.get(path) == ancestor.get(path) for ancestor in ancestors)
        assert (path in counted) == (not is_as_target and not is_as_all)
