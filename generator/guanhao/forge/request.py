"""A request's objects from the forge, without a file of it ever being checked out."""

import base64
import re
from collections.abc import Mapping
from pathlib import Path

from git import Git, GitCommandError

from guanhao.errors import ForgeError, MovedRequestError
from guanhao.forge.client import TOKEN
from guanhao.load.history import is_ancestor

REF = "refs/guanhao/request"
"""Where the request's branch is kept, so that nothing takes its objects for rubbish."""


def fetch_request(root: Path, number: int, head: str, environment: Mapping[str, str]) -> None:
    """Fetch request `number` and make its commit `head` the repository's HEAD; index and files stay as they are.

    The token, needed where not everybody may read the repository, is handed to Git in its environment and kept
    nowhere. Raises ForgeError where the forge refuses, MovedRequestError where the request has no such commit now.
    """
    git, source = Git(root), f"refs/pull/{number}/head"
    try:
        origin = git.execute(["git", "remote", "get-url", "origin"])
        credentials = _credentials(str(origin), environment.get(TOKEN, ""))
        command = ["git", "fetch", "--quiet", "--no-tags", "--no-recurse-submodules", "origin", f"+{source}:{REF}"]
        git.execute(command, env={"GIT_TERMINAL_PROMPT": "0", **credentials})
    except GitCommandError as error:
        raise ForgeError(f"git fetch {source}", str(error.status)) from error
    if not re.fullmatch(r"[0-9a-f]{40,64}", head) or not is_ancestor(root, head, REF):
        raise MovedRequestError(str(number), head)
    git.execute(["git", "update-ref", "--no-deref", "HEAD", head])


def _credentials(origin: str, token: str) -> dict[str, str]:
    """Return what makes Git send a token to one address, by its own variables for configuration."""
    if not token:
        return {}
    basic = base64.b64encode(f"x-access-token:{token}".encode()).decode()
    return {
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": f"http.{origin}.extraHeader",
        "GIT_CONFIG_VALUE_0": f"Authorization: Basic {basic}",
    }
