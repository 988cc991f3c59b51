"""A forge of one repository, in memory, behind HTTP: as much of it as our workflows use."""

import io
import json
import threading
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from guanhao.forge.client import Forge

ROBOT = "github-actions[bot]"
TOKEN = "a-token-of-this-run"  # noqa: S105  the fake's own
PER_PAGE = 2

Raw = dict[str, Any]


@dataclass
class Repository:
    """What the forge holds, and what was asked of it."""

    run: Raw = field(default_factory=dict)
    pulls: list[Raw] = field(default_factory=list)
    files: dict[int, list[Raw]] = field(default_factory=dict)
    comments: list[Raw] = field(default_factory=list)
    issues: list[Raw] = field(default_factory=list)
    artifacts: list[Raw] = field(default_factory=list)
    archives: dict[int, bytes] = field(default_factory=dict)
    build: bytes | None = None
    elsewhere: str | None = None
    """Where artifacts are to be had, by redirection."""
    status: int = 200
    """What every answer's status is, where it is not 200."""
    robot: str = ROBOT
    asked: list[tuple[str, str]] = field(default_factory=list)
    tokens: set[str] = field(default_factory=set)

    def answer(self, method: str, path: str, query: Raw, body: Raw) -> Any:
        """Return what the forge answers; None where there is nothing at the path."""
        match method, *path.split("/"):
            case "GET", "actions", "runs", _:
                return self.run
            case "GET", "actions", "runs", _, "artifacts":
                return {"artifacts": _paged(self.artifacts, query)}
            case "GET", "actions", "artifacts", number, _:
                return self.archives[int(number)]
            case "GET", "pulls":
                return _paged([pull for pull in self.pulls if pull["head"]["label"] == query["head"]], query)
            case "GET", "pulls", number:
                return next(pull for pull in self.pulls if pull["number"] == int(number))
            case "GET", "pulls", number, "files":
                return _paged(self.files[int(number)], query)
            case _, "issues", *rest:
                return self._answer_issues(method, rest, query, body)
        return None

    def _answer_issues(self, method: str, rest: list[str], query: Raw, body: Raw) -> Any:
        match method, *rest:
            case "GET", number, "comments":
                return _paged([comment for comment in self.comments if comment["issue"] == int(number)], query)
            case "POST", number, "comments":
                made = {"id": len(self.comments) + 1, "issue": int(number), "user": {"login": self.robot}, **body}
                self.comments.append(made)
                return made
            case "PATCH", "comments", number:
                return _edit(self.comments, "id", int(number), body)
            case ("GET",):
                label = query.get("labels")
                return _paged([i for i in self.issues if label is None or label in i.get("labels", ())], query)
            case ("POST",):
                made = {"number": len(self.issues) + 1, "user": {"login": self.robot}, "state": "open", **body}
                self.issues.append(made)
                return made
            case "PATCH", number:
                return _edit(self.issues, "number", int(number), body)
        return None


def _edit(listed: list[Raw], key: str, value: int, body: Raw) -> Raw:
    (found,) = (item for item in listed if item[key] == value)
    found.update(body)
    return found


def _paged(items: list[Raw], query: Raw) -> list[Raw]:
    first = (int(query["page"]) - 1) * PER_PAGE
    return items[first : first + PER_PAGE]


@contextmanager
def serving(repository: Repository) -> Iterator[str]:
    """Serve the repository; yield the address, below which the portal is too."""

    class Handler(BaseHTTPRequestHandler):
        def _serve(self) -> None:
            url = urlsplit(self.path)
            length = int(self.headers.get("Content-Length") or 0)
            body = json.loads(self.rfile.read(length) or b"{}")
            query = {name: values[0] for name, values in parse_qs(url.query).items()}
            if url.path == "/portal/build.json":
                found: Any = repository.build
            else:
                path = url.path.removeprefix("/api/v1").removeprefix("/repos/example/accounts/")
                repository.asked.append((self.command, path))
                repository.tokens.add(self.headers.get("Authorization") or "")
                found = repository.answer(self.command, path, query, body)
            if repository.elsewhere and self.path.endswith("/zip"):
                self.send_response(302)
                self.send_header("Location", f"{repository.elsewhere}{self.path.removesuffix('zip')}stored")
                self.send_header("Content-Length", "0")
                self.end_headers()
                return
            data = found if isinstance(found, bytes) else json.dumps(found).encode()
            self.send_response(repository.status if found is not None else 404)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        do_GET = do_POST = do_PATCH = _serve  # noqa: N815  the names are the library's

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002  likewise
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def speak(address: str) -> Forge:
    return Forge(address, "example/accounts", TOKEN)


def archive(**members: bytes) -> bytes:
    """Return a ZIP with each member `name` as the file `name.md`."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in members.items():
            made.writestr(f"{name}.md", content)
    return data.getvalue()
