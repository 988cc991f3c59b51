"""The forge's interface over HTTP: the one place that speaks to another host."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import requests

from guanhao.errors import ForgeError, NoForgeError

API, REPOSITORY, TOKEN = "GITHUB_API_URL", "GITHUB_REPOSITORY", "GITHUB_TOKEN"
"""What a workflow's environment says of its forge; Gitea and Forgejo use the same names."""

TIMEOUT = 30
"""Seconds to wait for an answer."""
MAX_PAGES = 100


class Forge:
    """One repository on a forge. Every method raises ForgeError where the forge refuses or cannot be reached."""

    def __init__(self, api: str, repository: str, token: str) -> None:
        self._root = f"{api.rstrip('/')}/repos/{repository}"
        self._token = token
        self.is_github = not api.rstrip("/").endswith("/api/v1")
        self.robots = ("github-actions[bot]",) if self.is_github else ("gitea-actions", "forgejo-actions")
        """Who writes in the name of a workflow. No user can have the first name; the others are reserved."""

    @classmethod
    def of(cls, environment: Mapping[str, str]) -> "Forge":
        """Return the repository in whose workflow this runs. Raises NoForgeError outside of one."""
        for name, pattern in ((API, r"https?://\S+"), (REPOSITORY, r"[\w.-]+/[\w.-]+"), (TOKEN, r"\S+")):
            if not re.fullmatch(pattern, environment.get(name, "")):
                raise NoForgeError(name)
        return cls(environment[API], environment[REPOSITORY], environment[TOKEN])

    def get(self, path: str, **query: str | int) -> Any:
        """Return what the forge has at `path`, below the repository."""
        return _json(self._send("GET", path, params=query))

    def pages(self, path: str, key: str | None = None, **query: str | int) -> Iterator[Any]:
        """Yield the items of a list, which may stand below `key`, page after page."""
        for page in range(1, MAX_PAGES + 1):
            answer = self.get(path, page=page, per_page=100, limit=50, **query)
            items = answer[key] if key else answer
            yield from items
            if not items:
                return

    def send(self, method: str, path: str, body: Mapping[str, object]) -> None:
        """Make or change something."""
        self._send(method, path, json=body)

    def download(self, path: str, limit: int) -> bytes | None:
        """Return a file; None where it has more bytes than `limit`."""
        with self._send("GET", path, stream=True) as answer:
            return _bounded(answer, limit)

    def _authorise(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        """Add the token to a request; it is taken off again where the forge redirects to another host."""
        request.headers["Authorization"] = f"Bearer {self._token}"
        return request

    def _send(self, method: str, path: str, **more: Any) -> requests.Response:
        name = f"{method} {path}"
        try:
            answer = requests.request(method, f"{self._root}/{path}", auth=self._authorise, timeout=TIMEOUT, **more)
        except requests.RequestException as error:
            raise ForgeError(name, type(error).__name__) from error
        if not answer.ok:
            raise ForgeError(name, str(answer.status_code))
        return answer


def read_public(url: str, limit: int) -> bytes | None:
    """Return what anyone gets at an address; None where there is nothing (404).

    Raises ForgeError where nobody can tell: no answer, another status, or more bytes than `limit`.
    """
    try:
        answer = requests.get(url, timeout=TIMEOUT, stream=True, headers={"Cache-Control": "no-cache"})
        with answer:
            data = _bounded(answer, limit) if answer.ok else None
    except requests.RequestException as error:
        raise ForgeError(f"GET {url}", type(error).__name__) from error
    if answer.status_code == requests.codes.not_found:
        return None
    if data is None:
        raise ForgeError(f"GET {url}", str(answer.status_code))
    return data


def _bounded(answer: requests.Response, limit: int) -> bytes | None:
    data = b""
    for chunk in answer.iter_content(65536):
        data += chunk
        if len(data) > limit:
            return None
    return data


def _json(answer: requests.Response) -> Any:
    try:
        return answer.json()
    except ValueError as error:
        raise ForgeError(f"GET {answer.url}", "JSON") from error
