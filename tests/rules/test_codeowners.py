"""CODEOWNERS as forges read it: who is asked about which file, and that no name in the register can write a line."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guanhao import pipeline
from guanhao.model.institution import Approver, Institution, Repository, Unit
from guanhao.model.policy import Bound, BoundPolicy
from guanhao.model.reviewing import Reviewing
from guanhao.model.verdict import Identity
from guanhao.rules import endorsement, tier
from guanhao.rules.codeowners import HEADER, TIER, codeowners, place_of_codeowners
from tests.registers import AS_OF

ROOT = Path(__file__).parent.parent.parent

UNITS = {
    "propaganda": Unit(name="党委宣传部", kind="department", maintainers=("fang",)),
    "youth-league": Unit(name="校团委", kind="department", maintainers=("he", "HE", "tong")),
    "student-affairs": Unit(name="学生工作处", kind="department"),
    "robotics": Unit(name="机器人协会", kind="club", maintainers=("tie",)),
    "chess": Unit(name="棋社", kind="club", closed_on="2025-01-01"),
    "physics": Unit(name="物理系", kind="school", maintainers=("wang",)),
}
APPROVERS = (
    Approver(name="赵老师", unit="propaganda", handles=("zhao", "Zhao-Office")),
    Approver(name="孙老师", unit="student-affairs", handles=("sun",)),
)
TIERS = {"robotics/wechat": 3, "robotics/weibo": 2, "physics/wechat": 2, "physics/club": 3, "chess/wechat": 3}


def institution(approvers: tuple[Approver, ...] = APPROVERS, forge: str | None = None) -> Institution:
    repository = Repository(forge=forge)
    return Institution(
        name="某学院", registrar="propaganda", policy="measures", approvers=approvers, repository=repository
    )


def policy() -> BoundPolicy:
    tiers = tier.Params.model_validate({"tiers": {2: ["school", "department"], 3: ["club"]}})
    owed = endorsement.Params.model_validate({"tiers": {3: {"any": ["youth-league"], "all": ["student-affairs"]}}})
    bounds = (
        Bound("第一条", "tier", ((AS_OF.replace(year=2024), tiers),)),
        Bound("第二条", "endorsement", ((AS_OF.replace(year=2025), owed),)),
    )
    return BoundPolicy("measures", bounds=bounds)


def lines(own: Institution, units: dict[str, Unit] | None = None, year: int = AS_OF.year) -> list[str]:
    known = [Identity(a, "", TIER, str(t), str(t), "", (), "") for a, t in TIERS.items()]
    return list(codeowners(Reviewing(own, units or UNITS, policy()), reversed(known), AS_OF.replace(year=year)).lines)


def owners_of(path: str, made: list[str]) -> list[str]:
    """Read CODEOWNERS as GitHub does, as far as the patterns written here go: the last line that matches."""
    found: list[str] = []
    for pattern, *owners in (line.split() for line in made if not line.startswith("#")):
        if pattern == "*" or f"/{path}".startswith(pattern):
            found = owners
    return found


def asked_by_regexp(path: str, made: list[str]) -> set[str]:
    """Read CODEOWNERS as Gitea and Forgejo do: regular expressions of the whole path, all lines that match."""
    split = [line.split() for line in made if not line.startswith("#")]
    return {owner for pattern, *owners in split if re.fullmatch(pattern, path) for owner in owners}


REGISTRAR = ["@zhao", "@Zhao-Office"]
ENDORSED = [*REGISTRAR, "@he", "@tong", "@sun"]


@pytest.mark.parametrize(
    ("path", "owners"),
    [
        ("registry/institution.yml", REGISTRAR),
        ("registry/units/robotics.yml", REGISTRAR),
        ("registry/waivers/x.yml", REGISTRAR),
        ("policies/measures.yml", REGISTRAR),
        (".github/workflows/check.yml", REGISTRAR),
        ("registry/accounts/physics/wechat/2024-01-01-filing.yml", REGISTRAR),
        ("registry/accounts/physics/new/2024-01-01-application.yml", REGISTRAR),
        ("registry/accounts/robotics/wechat/2024-01-01-filing.yml", ENDORSED),
        ("registry/accounts/robotics/new/2024-01-01-application.yml", ENDORSED),
        ("registry/accounts/robotics/weibo/2024-01-01-change.yml", REGISTRAR),
        ("registry/accounts/physics/club/2024-01-01-change.yml", ENDORSED),
        ("registry/accounts/chess/wechat/2024-01-01-change.yml", ENDORSED),
    ],
)
def test_who_is_asked(path: str, owners: list[str]) -> None:
    assert [o.casefold() for o in owners_of(path, lines(institution()))] == [o.casefold() for o in owners]
    if owners == ENDORSED:
        asked = asked_by_regexp(path, lines(institution(forge="forgejo")))
        assert {o.casefold() for o in asked} == {o.casefold() for o in owners}
    assert set(REGISTRAR) <= asked_by_regexp(path, lines(institution(forge="Gitea")))


def test_a_closed_unit_opens_no_account() -> None:
    assert owners_of("registry/accounts/chess/new/2024-01-01-application.yml", lines(institution())) == REGISTRAR


def test_an_endorsement_that_is_not_asked_for_yet() -> None:
    assert lines(institution(), year=2024) == [*HEADER, "* @zhao @Zhao-Office"]


def test_lines_come_in_one_order() -> None:
    made = lines(institution())
    assert made == lines(institution(), dict(reversed(UNITS.items())))
    assert len(set(made)) == len(made)


def test_without_an_approver_nobody_owns_anything() -> None:
    assert lines(institution(())) == list(HEADER)


def test_each_forge_looks_elsewhere() -> None:
    places = [place_of_codeowners(institution(forge=f)) for f in (None, "github", "gitea", "Forgejo", "gitlab")]
    assert places == [".github/CODEOWNERS"] * 2 + [".gitea/CODEOWNERS"] * 2 + [".github/CODEOWNERS"]


@given(st.text(alphabet=st.one_of(st.sampled_from("@/ \t\n\r#*\\\u2028é"), st.characters()), max_size=30))
def test_no_name_writes_more_than_a_name(name: str) -> None:
    approvers = (*APPROVERS, Approver.model_construct(name="李老师", unit="propaganda", handles=(name,)))
    units = UNITS | {"youth-league": UNITS["youth-league"].model_copy(update={"maintainers": (name,)})}
    for forge in ("github", "gitea"):
        made = lines(institution(approvers, forge), units)
        assert made[: len(HEADER)] == list(HEADER)
        assert len("\n".join(made).splitlines()) == len(made)
        for line in made[len(HEADER) :]:
            pattern, *owners = line.split(" ")
            assert pattern in ("*", ".*") or re.fullmatch(r"/?registry/accounts/[a-z/-]+/(\.\*)?", pattern)
            assert all(re.fullmatch(r"@[A-Za-z0-9][A-Za-z0-9._-]*", owner) for owner in owners)


def test_the_sample_s_own_file_is_current() -> None:
    register = pipeline.open_register(ROOT)
    assert (ROOT / ".github" / "CODEOWNERS").read_text(encoding="utf-8") == pipeline.code_owners(register, AS_OF)
