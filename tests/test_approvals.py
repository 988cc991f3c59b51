"""Who approved what, by real histories: authority is read from the past, and from Git alone (design 1.7)."""

from datetime import date
from pathlib import Path

import pytest

from guanhao import pipeline
from guanhao.errors import HistoryError, ShallowHistoryError
from guanhao.examine import Register, open_register
from guanhao.model.approval import Approval
from tests.registers import Sandbox, change, dump
from tests.repository import (
    GITHUB,
    INSTITUTION,
    PHYSICS,
    QIAN,
    WANG,
    ZHAO,
    Repository,
    Who,
    approver,
    institution,
    path_of,
    record,
)

AS_OF = date(2026, 11, 23)
CHANGE = "registry/accounts/physics/wechat/2024-09-02-change.yml"


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """Return a register that was begun on 1 January 2024, and has no opening balance."""
    made = Repository(tmp_path / "r")
    made.found()
    return made


def approval(repository: Repository, path: str = PHYSICS) -> Approval:
    return opened(repository).approvals.of(path)


def opened(repository: Repository) -> Register:
    return open_register(repository.checkout())


def brief(found: Approval) -> tuple[str, str | None, str | None]:
    """Return kind, day and reason."""
    return found.kind, str(found.entered_on) if found.entered_on else None, found.reason


def published(register: Register, day: date = AS_OF) -> list[str]:
    return [account.id for account in pipeline.read_accounts(register, day) if account.entries]


# --- merges, squashes, pushes ----------------------------------------------------------------------------------------


def test_a_merge_by_an_approver(repository: Repository) -> None:
    merge = repository.merge({PHYSICS: record()}, on="2024-03-21")
    found = approval(repository)
    assert brief(found) == ("approved", "2024-03-21", None)
    assert (found.approver, found.commit and found.commit.id) == ("赵老师", merge)
    assert found.commit
    assert found.commit.request == "12"


def test_of_a_merge_the_author_counts(repository: Repository) -> None:
    repository.merge({PHYSICS: record()}, by=WANG, committer=ZHAO, on="2024-03-21")
    assert brief(approval(repository)) == ("unapproved", "2024-03-21", "merged")


@pytest.mark.parametrize("author", [WANG, ZHAO])
def test_of_a_squash_the_committer_counts(repository: Repository, author: Who) -> None:
    repository.commit({PHYSICS: record()}, author=author, by=ZHAO, on="2024-03-21", message="备案 (#7)")
    found = approval(repository)
    assert brief(found) == ("approved", "2024-03-21", None)
    assert found.commit
    assert found.commit.request == "7"


def test_a_squash_that_the_forge_commits(repository: Repository) -> None:
    repository.commit({PHYSICS: record()}, author=ZHAO, by=GITHUB)
    assert approval(repository).reason == "by-forge"


def test_a_rebase_by_an_approver(repository: Repository) -> None:
    for number in (1, 2):
        repository.commit({path_of(f"physics/a{number}"): record(number)}, author=WANG, by=ZHAO)
    assert [approval(repository, path_of(f"physics/a{n}")).kind for n in (1, 2)] == ["approved", "approved"]


def test_a_push_by_nobody(repository: Repository) -> None:
    repository.commit({PHYSICS: record()}, by=WANG, on="2024-03-21")
    assert brief(approval(repository)) == ("unapproved", "2024-03-21", "pushed")
    assert published(opened(repository)) == []


def test_an_octopus_approves_nothing(repository: Repository) -> None:
    repository.merge({PHYSICS: record()}, others=2)
    assert approval(repository).reason == "octopus"


def test_the_first_commit_approves_nothing(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "r")
    repository.commit({INSTITUTION: dump(institution()), PHYSICS: record()})
    assert approval(repository).reason == "root"


def test_the_commit_that_first_brought_it_counts(repository: Repository) -> None:
    """What lies on a branch is not on the main branch until the merge."""
    side = repository.commit({PHYSICS: record()}, by=WANG, on="2024-02-01", branch="side")
    repository.commit({PHYSICS: record()}, author=ZHAO, on="2024-03-21", parents=[repository.head, side])
    assert brief(approval(repository)) == ("approved", "2024-03-21", None)


def test_an_evil_merge_is_the_merger_s(repository: Repository) -> None:
    """A file that no branch has, slipped into the merge itself."""
    side = repository.commit({PHYSICS: record()}, by=WANG, branch="side")
    evil = path_of("physics/evil")
    files = {PHYSICS: record(), evil: record(9)}
    repository.commit(files, author=WANG, parents=[repository.head, side])
    assert approval(repository, evil).reason == "merged"
    assert published(opened(repository)) == []


def test_a_merge_the_wrong_way_round(repository: Repository) -> None:
    """Who merges the main branch into his own and pushes that, becomes the one who brought everything."""
    base = repository.head
    repository.merge({PHYSICS: record()}, on="2024-03-21")
    main = repository.head
    mine = repository.commit({"notes": "x"}, by=WANG, parents=[base], branch="mine")
    repository.commit({PHYSICS: record()}, by=WANG, on="2024-04-01", parents=[mine, main])
    assert brief(approval(repository)) == ("unapproved", "2024-04-01", "merged")


# --- who may approve -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("email", "kind"),
    [
        ("ZHAO@Example.edu.CN", "approved"),
        ("zhao-evc@users.noreply.github.com", "approved"),
        ("12345+Zhao-EVC@users.noreply.github.com", "approved"),
        ("12345+zhao@users.noreply.github.com", "unapproved"),
        ("x12345+zhao-evc@users.noreply.github.com", "unapproved"),
        ("zhao-evc@users.noreply.github.com.evil.example", "unapproved"),
        ("zhao-evc@evil.example", "unapproved"),
        ("zhao@example.edu.cn.evil.example", "unapproved"),
        ("zhao@e\u212aample.edu.cn", "unapproved"),
        ("@users.noreply.github.com", "unapproved"),
        ("1+@users.noreply.github.com", "unapproved"),
        ("", "unapproved"),
        ("zhao", "unapproved"),
    ],
)
def test_an_approver_is_known_by_e_mail_or_handle(tmp_path: Path, email: str, kind: str) -> None:
    repository = Repository(tmp_path / "r")
    repository.found(approver(ZHAO, handles=["zhao-evc"]))
    repository.merge({PHYSICS: record()}, by=("随便谁", email))
    assert approval(repository).kind == kind


def test_a_kelvin_sign_is_no_k(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "r")
    repository.found(approver(("K", "k@example.edu.cn")))
    repository.merge({PHYSICS: record()}, by=("K", "\u212a@example.edu.cn"))
    assert approval(repository).kind == "unapproved"


def test_an_approver_of_another_unit(repository: Repository) -> None:
    repository.merge({PHYSICS: record()}, by=QIAN)
    assert approval(repository).reason == "other-unit"


def test_a_name_is_nobody(repository: Repository) -> None:
    repository.merge({PHYSICS: record()}, by=("赵老师", "wang@example.edu.cn"))
    assert approval(repository).reason == "merged"


def test_what_a_retired_approver_merged_stands(repository: Repository) -> None:
    repository.merge({PHYSICS: record()})
    repository.merge({INSTITUTION: dump(institution(approver(WANG)))})
    later = path_of("physics/later")
    repository.merge({later: record(2)})
    assert approval(repository).kind == "approved"
    assert approval(repository, later).reason == "merged"


def test_nobody_appoints_himself(repository: Repository) -> None:
    names_wang = {INSTITUTION: dump(institution(approver(WANG)))}
    repository.merge({PHYSICS: record(), **names_wang}, by=WANG)
    assert approval(repository).reason == "self-appointed"
    assert published(opened(repository)) == []


def test_a_merge_after_a_self_appointment_counts_but_the_audit_tells(repository: Repository) -> None:
    """The first parent names him then; that he got there by himself is what the audit is for."""
    repository.merge({INSTITUTION: dump(institution(approver(WANG)))}, by=WANG)
    repository.merge({PHYSICS: record()}, by=WANG)
    register = opened(repository)
    assert register.approvals.of(PHYSICS).kind == "approved"
    assert [(d.path, d.reason) for d in register.approvals.deeds] == [(INSTITUTION, "self-appointed")]
    assert pipeline.audit(register, AS_OF).examination.is_gated


@pytest.mark.parametrize(
    "text",
    [
        "",
        "- a\n",
        "registrar: [propaganda]\n",
        "registrar: propaganda\nregistrar: propaganda\n",
        "registrar: propaganda\napprovers: {name: 赵老师}\n",
        "registrar: propaganda\nrepository: {signing_keys: all}\n",
        "registrar: propaganda\napprovers:\n- {name: 赵老师, unit: propaganda, emails: [zhao]}\n",
    ],
)
def test_an_institution_that_cannot_be_read_lets_nobody_approve(repository: Repository, text: str) -> None:
    repository.merge({INSTITUTION: text})
    repository.merge({PHYSICS: record()})
    repository.merge({INSTITUTION: dump(institution())})
    assert approval(repository).kind == "unapproved"


def test_a_fault_elsewhere_takes_no_authority_away(repository: Repository) -> None:
    text = dump(institution(site="nonsense", motto="x", portal=3)) + "其他: 以后的项目\n"
    repository.merge({INSTITUTION: text})
    repository.merge({PHYSICS: record()})
    repository.merge({INSTITUTION: dump(institution())})
    assert approval(repository).kind == "approved"


def test_an_institution_behind_a_link_gives_no_authority(repository: Repository) -> None:
    repository.commit({"elsewhere.yml": dump(institution(approver(WANG)))})
    repository.checkout()
    (repository.root / INSTITUTION).unlink()
    (repository.root / INSTITUTION).symlink_to("../elsewhere.yml")
    repository.git("add", "-A")
    repository.git("commit", "--quiet", "--message", "link")
    repository.head = repository.git("rev-parse", "HEAD")
    repository.merge({PHYSICS: record()}, by=WANG)
    repository.merge({INSTITUTION: dump(institution())})
    assert approval(repository).reason == "no-authority"


# --- days ------------------------------------------------------------------------------------------------------------


def test_the_day_is_the_institution_s(repository: Repository) -> None:
    repository.merge({PHYSICS: record()}, on="2024-03-21T00:30")
    assert brief(approval(repository))[1] == "2024-03-21"
    repository.merge({INSTITUTION: dump(institution(timezone="America/Lima"))}, on="2024-03-21T01:00")
    assert brief(approval(repository))[1] == "2024-03-20"


def test_a_forged_date_cannot_go_back(repository: Repository) -> None:
    repository.merge({path_of("physics/a"): record(1)}, on="2024-06-01")
    repository.merge({PHYSICS: record()}, on="2020-01-01")
    assert brief(approval(repository)) == ("approved", "2024-06-01", None)


def test_commits_that_touch_nothing_of_the_register_date_what_follows(repository: Repository) -> None:
    repository.commit({"README.md": "x"}, by=WANG, on="2024-06-01")
    repository.merge({PHYSICS: record()}, on="2024-03-01")
    assert brief(approval(repository))[1] == "2024-06-01"


def test_a_forged_date_ahead_holds_back(repository: Repository) -> None:
    repository.merge({PHYSICS: record()}, on="2030-01-01")
    repository.merge({path_of("physics/a"): record(1)}, on="2024-06-01")
    register = opened(repository)
    assert published(register) == []
    assert published(register, date(2030, 1, 1)) == ["physics/a", "physics/wechat"]
    codes = {p.finding.code for p in pipeline.audit(register, AS_OF).examination.findings}
    assert codes == {"future"}


@pytest.mark.parametrize("time", ["0", "253402300800", "99999999999999", "18446744073709551615"])
def test_times_that_no_calendar_has(repository: Repository, time: str) -> None:
    repository.merge({PHYSICS: record()}, on=time)
    assert approval(repository).kind == "approved"


def test_a_past_day_knows_what_was_approved_by_then(repository: Repository) -> None:
    repository.merge({PHYSICS: record()}, on="2024-05-02")
    renamed = change(("account.name", "示例职业学院物理系", "物理学院"))
    repository.merge({CHANGE: dump(renamed)}, on="2024-10-08")
    register = opened(repository)
    assert published(register, date(2024, 5, 1)) == []
    names = [pipeline.read_one(register, "physics/wechat", date(2024, *d)).held[-1].value for d in ((10, 7), (10, 8))]
    assert names[0] != "物理学院"
    account = pipeline.read_one(register, "physics/wechat", AS_OF)
    assert account.valid_since == date(2024, 5, 2)
    held = [(h.value, str(h.since), str(h.until)) for h in account.held if h.field == "name"]
    assert held == [
        ("示例职业学院物理系", "2024-05-02", "2024-09-01"),
        ("物理学院", "2024-10-08", "None"),
    ]


# --- the opening balance ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("on", "kind"), [("2024-03-31T23:59", "opening"), ("2024-04-01T00:00", "unapproved")])
def test_the_opening_balance_ends_with_its_day(tmp_path: Path, on: str, kind: str) -> None:
    repository = Repository(tmp_path / "r")
    repository.found(opening_on="2024-03-31")
    repository.commit({PHYSICS: record()}, by=WANG, on=on)
    register = opened(repository)
    assert register.approvals.of(PHYSICS).kind == kind
    if kind == "opening":
        assert pipeline.read_one(register, "physics/wechat", AS_OF).valid_since == date(2024, 3, 20)


def test_nothing_slips_into_the_opening_balance_afterwards(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "r")
    repository.found(opening_on="2024-03-31")
    repository.commit({"README.md": "x"}, on="2024-05-01")
    repository.commit({PHYSICS: record()}, by=WANG, on="2024-03-30")
    assert brief(approval(repository)) == ("unapproved", "2024-05-01", "pushed")


def test_the_head_s_opening_day_counts(repository: Repository) -> None:
    repository.commit({PHYSICS: record()}, by=WANG, on="2024-03-21")
    repository.merge({INSTITUTION: dump(institution(opening_on="2024-03-31"))}, on="2024-04-02")
    assert approval(repository).kind == "opening"


def test_who_moves_the_opening_day_is_judged_by_the_one_before(tmp_path: Path) -> None:
    """Else a stranger could put himself, and all that he does, into the opening balance."""
    repository = Repository(tmp_path / "r")
    repository.found(opening_on="2024-01-31")
    moved = {INSTITUTION: dump(institution(opening_on="2099-12-31"))}
    repository.commit({PHYSICS: record(), **moved}, by=WANG, on="2024-03-21")
    register = opened(repository)
    assert register.approvals.of(PHYSICS).kind == "unapproved"
    assert {(d.path, d.reason) for d in register.approvals.deeds} == {(INSTITUTION, "pushed"), (PHYSICS, "pushed")}


def test_who_may_not_move_the_opening_day_gains_nothing_by_it_later(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "r")
    repository.found(opening_on="2024-01-31")
    unnamed = dump(institution(opening_on="2024-01-31", approvers=[]))
    repository.commit({INSTITUTION: unnamed}, by=WANG, on="2024-03-20")
    repository.commit({INSTITUTION: dump(institution(opening_on="2099-12-31"))}, by=WANG, on="2024-03-21")
    repository.commit({PHYSICS: record()}, by=WANG, on="2024-03-22")
    assert opened(repository).approvals.of(PHYSICS).kind == "unapproved"


def test_an_approver_may_move_the_opening_day(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "r")
    repository.found(opening_on="2024-01-31")
    repository.commit({PHYSICS: record()}, by=WANG, on="2024-02-10")
    repository.merge({INSTITUTION: dump(institution(opening_on="2024-02-29"))}, on="2024-03-21")
    assert opened(repository).approvals.of(PHYSICS).kind == "opening"


def test_within_the_opening_balance_anyone_may_move_its_end(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "r")
    repository.found(opening_on="2024-01-31")
    repository.commit({INSTITUTION: dump(institution(opening_on="2024-02-29"))}, by=WANG, on="2024-01-31")
    assert opened(repository).approvals.deeds == ()


# --- files that are gone, changed, or never came ---------------------------------------------------------------------


def test_of_what_was_added_twice_the_first_counts(repository: Repository) -> None:
    repository.merge({PHYSICS: record()}, on="2024-03-21")
    repository.merge({PHYSICS: None}, on="2024-04-01")
    repository.merge({PHYSICS: record()}, on="2024-05-01")
    register = opened(repository)
    assert brief(register.approvals.of(PHYSICS)) == ("approved", "2024-03-21", None)
    assert [(d.action, d.reason) for d in register.approvals.deeds] == [("deleted", None), ("added-again", None)]


def test_what_nobody_approved_stays_so_when_added_again(repository: Repository) -> None:
    repository.commit({PHYSICS: record()}, by=WANG)
    repository.merge({PHYSICS: None})
    repository.merge({PHYSICS: record()})
    assert approval(repository).reason == "pushed"


@pytest.mark.parametrize("deleted_first", [True, False])
def test_what_was_approved_is_not_when_a_stranger_rewrites_it(repository: Repository, *, deleted_first: bool) -> None:
    repository.merge({PHYSICS: record()})
    if deleted_first:
        repository.merge({PHYSICS: None})
    repository.commit({PHYSICS: record(tier=1)}, by=WANG, on="2024-06-01")
    assert brief(approval(repository)) == ("unapproved", "2024-06-01", "edited")
    assert published(opened(repository)) == []


def test_what_a_stranger_rewrote_counts_again_when_it_is_put_back(repository: Repository) -> None:
    repository.merge({PHYSICS: record()}, on="2024-03-21")
    repository.commit({PHYSICS: record(tier=1)}, by=WANG)
    repository.merge({PHYSICS: record()})
    assert brief(approval(repository)) == ("approved", "2024-03-21", None)


def test_what_an_approver_edits_keeps_its_day(repository: Repository) -> None:
    repository.merge({PHYSICS: record()}, on="2024-03-21")
    repository.merge({PHYSICS: record(tier=1)}, on="2024-06-01")
    assert brief(approval(repository)) == ("approved", "2024-03-21", None)


def test_uncommitted_records_are_by_nobody(repository: Repository) -> None:
    repository.merge({PHYSICS: record(), path_of("physics/staged"): record(2)})
    sandbox = Sandbox(repository.checkout())
    sandbox.write(path_of("physics/new"), record(1))
    sandbox.write(path_of("physics/staged"), record(2, tier=1))
    repository.git("add", path_of("physics/staged"))
    register = open_register(sandbox.root)
    kinds = {path.split("/")[3]: a.kind for path, a in pipeline.audit(register, AS_OF).records.items()}
    assert kinds == {"wechat": "approved", "new": "uncommitted", "staged": "uncommitted"}
    assert published(register) == ["physics/wechat"]
    assert not pipeline.audit(register, AS_OF).examination.is_gated


def test_a_repository_without_a_commit(tmp_path: Path) -> None:
    sandbox = Sandbox.sample(tmp_path / "r")
    Repository(sandbox.root).git("init", "--quiet")
    register = open_register(sandbox.root)
    assert register.approvals.of(PHYSICS).kind == "uncommitted"
    assert published(register) == []


def test_without_git_all_is_the_opening_balance(sample: Sandbox) -> None:
    register = open_register(sample.root)
    assert register.approvals.of(PHYSICS).kind == "opening"
    assert published(register) == ["physics/wechat", "physics/weibo"]
    assert not pipeline.audit(register, AS_OF).examination.findings


@pytest.mark.parametrize("path", ["registry/impostors/fake.yml", "registry/releases/2024/2024-03-20-open-day.yml"])
def test_other_records_need_approval_too(repository: Repository, path: str) -> None:
    fake = {path: "name: 示例学院\nplatform: weibo\nhandle: fake\n"}
    repository.commit(fake, by=WANG)
    register = opened(repository)
    assert register.approvals.of(path).reason == "pushed"
    assert pipeline.publication(register, AS_OF).register.impostors == ()


# --- odd repositories ------------------------------------------------------------------------------------------------


def test_a_register_in_a_folder_of_the_repository(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "r", prefix="一处/register/")
    repository.found()
    repository.merge({PHYSICS: record()}, on="2024-03-21")
    repository.prefix = ""
    repository.commit({PHYSICS: "not the register's\n", INSTITUTION: dump(institution(approver(WANG)))}, by=WANG)
    repository.prefix = "一处/register/"
    assert brief(approval(repository)) == ("approved", "2024-03-21", None)
    register = opened(repository)
    assert register.approvals.deeds == ()
    (register.root / PHYSICS).write_text(record(tier=1), encoding="utf-8")
    assert open_register(register.root).approvals.of(PHYSICS).kind == "uncommitted"


def test_names_of_any_letters(repository: Repository) -> None:
    odd = 'registry/accounts/physics/wechat/备案 "引号"\t.yml'
    latin = "registry/accounts/physics/wechat/\udcff.yml"
    repository.merge({PHYSICS: record(), odd: record(), latin: record()})
    register = opened(repository)
    assert [register.approvals.of(path).kind for path in (odd, latin)] == ["approved", "approved"]
    assert register.approvals == open_register(register.root).approvals


def test_a_message_that_looks_like_git_s_own_output(repository: Repository) -> None:
    message = (
        "x\n\n:000000 100644 0000000000000000000000000000000000000000 1111111111111111111111111111111111111111 A\n"
    )
    repository.commit({"README.md": "x"}, by=WANG, message=message + PHYSICS)
    repository.merge({PHYSICS: record()}, message="", by=ZHAO)
    assert approval(repository).kind == "approved"


def test_a_repository_of_the_longer_hash(tmp_path: Path) -> None:
    root = tmp_path / "r"
    root.mkdir()
    repository = Repository(root, is_made=True)
    repository.git("init", "--quiet", "--initial-branch=main", "--object-format=sha256")
    repository.found()
    repository.merge({PHYSICS: record()}, on="2024-03-21")
    assert brief(approval(repository)) == ("approved", "2024-03-21", None)
    assert len(repository.head) == 64
    repository.merge({path_of("physics/a"): record(1)})
    assert approval(repository, path_of("physics/a")).kind == "approved"


def test_a_shallow_clone_does_not_guess(repository: Repository, tmp_path: Path) -> None:
    repository.merge({PHYSICS: record()})
    clone = _shallow(repository, tmp_path / "clone")
    with pytest.raises(ShallowHistoryError):
        assert open_register(clone).approvals
    assert pipeline.check(open_register(clone), AS_OF).findings == ()


def test_a_shallow_clone_of_nothing_but_the_opening_balance(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "r")
    repository.found(opening_on="2099-12-31")
    repository.commit({PHYSICS: record()}, by=WANG)
    register = open_register(_shallow(repository, tmp_path / "clone"))
    assert register.approvals.of(PHYSICS).kind == "opening"
    assert not (register.root / ".guanhao").exists()


def _shallow(repository: Repository, folder: Path) -> Path:
    repository.git("clone", "--quiet", "--depth=1", repository.root.as_uri(), str(folder))
    return folder


def test_a_repository_that_git_refuses(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    root = repository.checkout()
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    with pytest.raises(HistoryError, match="dubious ownership"):
        assert open_register(root).approvals


def test_a_repository_that_is_damaged(repository: Repository) -> None:
    repository.merge({PHYSICS: record()})
    root = repository.checkout()
    blob = repository.git("rev-parse", "HEAD~1^{tree}")
    (root / ".git" / "objects" / blob[:2] / blob[2:]).unlink(missing_ok=True)
    for pack in (root / ".git" / "objects" / "pack").glob("*"):
        pack.chmod(0o644)
        pack.write_bytes(b"")
    with pytest.raises(HistoryError):
        assert open_register(root).approvals


def test_the_host_s_configuration_has_no_say(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.merge({PHYSICS: record()}, on="2024-03-21")
    before = opened(repository).approvals
    (repository.root / ".guanhao" / "history.json").unlink()
    configuration = tmp_path / "config"
    configuration.write_text(
        "[log]\nshowSignature = true\nshowRoot = false\ndiffMerges = off\nmailmap = true\ndate = relative\n"
        "[mailmap]\nfile = " + str(tmp_path / "mailmap") + "\n[color]\nui = always\n[core]\nquotePath = true\n"
        "abbrev = 4\npager = false\n[diff]\nrenames = copies\nnoprefix = true\nexternal = false\n"
        "[i18n]\nlogOutputEncoding = GBK\n[format]\npretty = oneline\n",
        encoding="utf-8",
    )
    (tmp_path / "mailmap").write_text("王五 <wang@example.edu.cn> <zhao@example.edu.cn>\n", encoding="utf-8")
    for name in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"):
        monkeypatch.setenv(name, str(configuration))
    monkeypatch.delenv("GIT_CONFIG_NOSYSTEM")
    assert open_register(repository.root).approvals == before


def test_the_repository_s_own_configuration_has_no_say_either(repository: Repository) -> None:
    repository.merge({PHYSICS: record()}, on="2024-03-21")
    before = opened(repository).approvals
    (repository.root / ".guanhao" / "history.json").unlink()
    for setting in ("log.showRoot=false", "log.diffMerges=off", "log.showSignature=true", "i18n.logOutputEncoding=GBK",
                    "color.ui=always", "diff.renames=copies", "log.mailmap=true"):  # fmt: skip
        repository.git("config", *setting.split("="))
    (repository.root / ".mailmap").write_text("王五 <wang@example.edu.cn> <zhao@example.edu.cn>\n", encoding="utf-8")
    assert open_register(repository.root).approvals == before


@pytest.mark.parametrize("how", ["replace", "graft"])
def test_replaced_objects_and_grafts_have_no_say(repository: Repository, how: str) -> None:
    forged = repository.commit({PHYSICS: record()}, by=WANG, on="2024-03-21")
    base = repository.git("rev-parse", f"{forged}^")
    approved = repository.commit({PHYSICS: record()}, by=ZHAO, on="2024-03-21", parents=[base], branch="other")
    repository.head = forged
    repository.checkout()
    if how == "replace":
        repository.git("replace", forged, approved)
    else:
        grafts = repository.root / ".git" / "info"
        grafts.mkdir(exist_ok=True)
        (grafts / "grafts").write_text(f"{forged} {approved}\n", encoding="utf-8")
    assert open_register(repository.root).approvals.of(PHYSICS).reason == "pushed"
