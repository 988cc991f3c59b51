"""Commits as the stream that `git fast-import` reads (its manual, "Input format")."""

from collections.abc import Iterable, Iterator
from datetime import datetime, time
from zoneinfo import ZoneInfo

from guanhao.model.history import Commit, Person


def stream(commits: Iterable[Commit], timezone: str) -> bytes:
    """Return a stream that makes the commits, each at nine in the morning; only branches keep their names."""
    tips: dict[str, int] = {}
    parts: list[bytes] = []
    for mark, commit in enumerate(commits, 1):
        parts += _commit(commit, mark, tips, ZoneInfo(timezone))
        tips[commit.ref] = mark
    gone = (ref for ref in tips if not ref.startswith("refs/heads/"))
    parts += (f"reset {ref}\nfrom {'0' * 40}\n".encode() for ref in gone)
    return b"".join(parts)


def _commit(commit: Commit, mark: int, tips: dict[str, int], zone: ZoneInfo) -> Iterator[bytes]:
    when = datetime.combine(commit.on, time(9), zone)
    stamp = f"{int(when.timestamp())} {when:%z}"
    yield f"commit {commit.ref}\nmark :{mark}\n".encode()
    yield f"author {_named(commit.author)} {stamp}\ncommitter {_named(commit.committer)} {stamp}\n".encode()
    yield _data(commit.message.encode())
    if parent := tips.get(commit.start or commit.ref):
        yield f"from :{parent}\n".encode()
    if commit.merges:
        yield f"merge :{tips[commit.merges]}\n".encode()
    for path, content in commit.files.items():
        name = path.encode()
        yield b"D %s\n" % name if content is None else b"M 100644 inline %s\n%s" % (name, _data(content))
    yield b"\n"


def _named(person: Person) -> str:
    return f"{person.name} <{person.email}>"


def _data(content: bytes) -> bytes:
    return b"data %d\n%s\n" % (len(content), content)
