"""Approvals that must be signed: real keys, real signatures, and what hostile hands make of them (design 1.7)."""

import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from guanhao.examine import open_register
from guanhao.ledger.signature import INVALID, UNSIGNED, is_listed, signer_of
from guanhao.load.history import read_blobs
from guanhao.model.approval import Approval
from tests.registers import dump
from tests.repository import INSTITUTION, PHYSICS, WANG, ZHAO, Repository, approver, institution, record

KINDS = {
    "ed25519": ["-t", "ed25519"],
    "ecdsa-256": ["-t", "ecdsa", "-b", "256"],
    "ecdsa-384": ["-t", "ecdsa", "-b", "384"],
    "ecdsa-521": ["-t", "ecdsa", "-b", "521"],
    "rsa": ["-t", "rsa", "-b", "2048"],
}


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder of keys, one of each kind, and a stranger's."""
    folder = tmp_path_factory.mktemp("keys")
    for name, options in {**KINDS, "stranger": KINDS["ed25519"], "weak": ["-t", "rsa", "-b", "1024"]}.items():
        command = ["ssh-keygen", "-q", *options, "-N", "", "-C", f"{name}@example", "-f", str(folder / name)]
        subprocess.run(command, check=True, capture_output=True)
    return folder


@dataclass
class Signing:
    """A repository whose approvals must be signed by some key."""

    repository: Repository
    keys: Path

    def public(self, name: str) -> str:
        return (self.keys / f"{name}.pub").read_text(encoding="utf-8").strip()

    def merge(self, name: str | None, program: str = "ssh-keygen") -> str:
        """Merge a filing as Git does it, signed by a key of that name or not at all."""
        root = self.repository.checkout()
        self.repository.git("checkout", "--quiet", "-b", "request")
        (root / PHYSICS).parent.mkdir(parents=True)
        (root / PHYSICS).write_text(record(), encoding="utf-8")
        self.repository.git("add", ".")
        self.repository.git("commit", "--quiet", "--message", "备案")
        self.repository.git("checkout", "--quiet", "main")
        sign = ["-c", "gpg.format=ssh", "-c", f"gpg.ssh.program={program}"]
        sign += ["-c", f"user.signingKey={self.keys / name}", "merge", "-S"] if name else ["merge"]
        self.repository.git(*sign, "--quiet", "--no-ff", "--message", "Merge pull request #3 from x\n\n备案", "request")
        self.repository.head = self.repository.git("rev-parse", "HEAD")
        return self.repository.head

    def commit_object(self) -> bytes:
        return read_blobs(self.repository.root, [self.repository.head])[self.repository.head]

    def replace(self, commit: bytes) -> None:
        """Make an altered commit object the head."""
        made = self.repository.git("hash-object", "-t", "commit", "-w", "--stdin", "--literally", stdin=commit)
        self.repository.head = made

    def approval(self) -> Approval:
        return open_register(self.repository.checkout()).approvals.of(PHYSICS)


@pytest.fixture
def signing(tmp_path: Path, keys: Path) -> Signing:
    """Return a register that lists the ed25519 key of the approver."""
    made = Signing(Repository(tmp_path / "r"), keys)
    made.repository.found(repository={"signing_keys": [made.public("ed25519")]})
    return made


@pytest.mark.parametrize("kind", KINDS)
def test_a_valid_signature_of_each_kind(tmp_path: Path, keys: Path, kind: str) -> None:
    signing = Signing(Repository(tmp_path / "r"), keys)
    signing.repository.found(repository={"signing_keys": [signing.public("stranger"), signing.public(kind)]})
    signing.merge(kind)
    assert signer_of(signing.commit_object()) == " ".join(signing.public(kind).split()[:2])
    assert signing.approval().kind == "approved"
    assert signing.approval().kind == "approved", "from the cache"


def test_git_agrees(signing: Signing, tmp_path: Path) -> None:
    signing.merge("ed25519")
    allowed = tmp_path / "allowed"
    allowed.write_text(f"zhao@example.edu.cn {signing.public('ed25519')}\n", encoding="utf-8")
    signing.repository.git("-c", f"gpg.ssh.allowedSignersFile={allowed}", "verify-commit", signing.repository.head)


@pytest.mark.parametrize(
    ("key", "reason"), [(None, "unsigned"), ("stranger", "unknown-key"), ("weak", "bad-signature")]
)
def test_no_signature_and_those_of_others(signing: Signing, key: str | None, reason: str) -> None:
    signing.merge(key)
    assert signing.approval().reason == reason


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("备案".encode(), "变更".encode()),
        (b"committer ", b"committer  "),
        (b"\nparent ", b"\nencoding UTF-8\nparent "),
        (b"#3", b"#4"),
    ],
    ids=["message", "space", "header", "number"],
)
def test_an_altered_commit(signing: Signing, before: bytes, after: bytes) -> None:
    signing.merge("ed25519")
    original = signing.commit_object()
    altered = original.replace(before, after, 1)
    assert altered != original
    assert signer_of(altered) == INVALID
    if before != b"\nparent ":
        signing.replace(altered)
        assert signing.approval().reason == "bad-signature"


def test_a_signature_taken_from_another_commit(signing: Signing) -> None:
    signing.merge("ed25519")
    signed = signing.commit_object()
    signature = signed[signed.index(b"gpgsig ") : signed.index(b"-----END SSH SIGNATURE-----\n") + 28]
    tree, rest = signing.repository.git("cat-file", "commit", f"{signing.repository.head}^2").split("\n", 1)
    parents, message = rest.split("\n\n", 1)
    assert signer_of(f"{tree}\n{parents}\n".encode() + signature + f"\n{message}".encode()) == INVALID


def test_a_signature_for_another_purpose(signing: Signing, tmp_path: Path) -> None:
    """What was signed as a file must not pass for a commit."""
    program = tmp_path / "sign"
    program.write_text(
        '#!/bin/sh\nfor a in "$@"; do [ "$a" = git ] && a=file; set -- "$@" "$a"; shift; done\nexec ssh-keygen "$@"\n',
        encoding="utf-8",
    )
    program.chmod(0o755)
    signing.merge("ed25519", str(program))
    assert b"SSH SIGNATURE" in signing.commit_object()
    assert signing.approval().reason == "bad-signature"


def test_a_signed_commit_by_no_approver(signing: Signing) -> None:
    signing.merge("ed25519")
    signing.repository.head = signing.repository.git("rev-parse", "HEAD~1")
    signing.repository.merge({PHYSICS: record()}, by=WANG)
    assert signing.approval().reason == "merged"


def test_the_keys_of_the_first_parent_count(signing: Signing) -> None:
    """Whoever lists his key in the same merge has not had it then."""
    side = {PHYSICS: record(), INSTITUTION: dump(institution(repository={"signing_keys": []}))}
    signing.repository.merge(side)
    assert signing.approval().reason == "unsigned"
    signing.repository.merge({"registry/accounts/physics/a/2024-03-20-filing.yml": record(1)})
    found = open_register(signing.repository.checkout()).approvals
    assert found.of("registry/accounts/physics/a/2024-03-20-filing.yml").kind == "approved"


def test_where_no_keys_are_listed_nobody_need_sign(tmp_path: Path, keys: Path) -> None:
    signing = Signing(Repository(tmp_path / "r"), keys)
    signing.repository.found(approver(ZHAO))
    signing.merge("stranger")
    assert signing.approval().kind == "approved"


KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIBhh"


@pytest.mark.parametrize(
    ("line", "listed"),
    [
        (KEY, True),
        (f"{KEY} zhao@example.edu.cn", True),
        (f"  {KEY}\t注释 ", True),
        (f"zhao@example.edu.cn {KEY}", True),
        (f"zhao@example.edu.cn,*@example.edu.cn {KEY} comment", True),
        (f'* namespaces="git" {KEY}', True),
        (f'* namespaces="file,git" {KEY}', True),
        (f'* namespaces="file" {KEY}', False),
        (f"* cert-authority {KEY}", False),
        (f'* valid-before="20240101" {KEY}', False),
        (f'* namespaces="git",valid-before="20240101" {KEY}', False),
        (f"* {KEY}X", False),
        (f"#{KEY}", False),
        (f"# {KEY}", False),
        ("", False),
        ("ssh-ed25519", False),
    ],
)
def test_what_lists_a_key(line: str, *, listed: bool) -> None:
    assert is_listed(KEY, [line]) is listed


@pytest.mark.parametrize("signer", [UNSIGNED, INVALID, ""])
def test_nothing_lists_no_key(signer: str) -> None:
    assert not is_listed(signer, ["", "unsigned", "invalid", "x unsigned", "ssh-ed25519 "])


SIGNED = b"tree x\ngpgsig -----BEGIN SSH SIGNATURE-----\n %s\n -----END SSH SIGNATURE-----\n\nx"


@pytest.mark.parametrize(
    "commit",
    [
        SIGNED % b"",
        SIGNED % b"AAAA",
        SIGNED % b"!!!!",
        SIGNED % b"U1NIU0lH",
        SIGNED % b"U1NIU0lHAAAAAQAAAA==",
        SIGNED % b"U1NIU0lHAAAAAf////8=",
        b"tree x\ngpgsig -----BEGIN PGP SIGNATURE-----\n x\n -----END PGP SIGNATURE-----\n\nx",
        b"tree x\ngpgsig \n\nx",
        b"tree x\ngpgsig a\ngpgsig b\n\nx",
    ],
)
def test_nonsense_is_invalid(commit: bytes) -> None:
    assert signer_of(commit) == INVALID


@pytest.mark.parametrize("commit", [b"", b"tree x", b"tree x\n\ngpgsig in the message\n", b" gpgsig x\n\n"])
def test_what_has_no_signature(commit: bytes) -> None:
    assert signer_of(commit) == UNSIGNED


def test_every_cut_of_a_signature_is_invalid(signing: Signing) -> None:
    signing.merge("ed25519")
    whole = signing.commit_object()
    start, end = whole.index(b"BEGIN SSH"), whole.index(b"END SSH")
    for place in range(start, end, 7):
        assert signer_of(whole[:place] + whole[place + 1 :]) == INVALID
