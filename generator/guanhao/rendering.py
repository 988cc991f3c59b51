"""The files of units and accounts: render → write, many at a time; what did not change is linked from the last site."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from pydantic import TypeAdapter

from guanhao import processes, write
from guanhao.load import history, kept
from guanhao.model.finding import Language
from guanhao.model.public import PublicAccount, PublicRegister, PublicUnit
from guanhao.portal import site
from guanhao.portal.shell import Shell


@dataclass(frozen=True)
class Target:
    """What is rendered, and where it goes."""

    register: PublicRegister
    lang: Language
    shells: Mapping[int, Shell]
    folder: Path
    last: Path | None
    """The site that was built before, if there is one to link from."""


class _Rendered(NamedTuple):
    """The files of one account, or (without a name) of one unit."""

    account: str
    inputs: str
    """Marks all that decided them."""
    files: Mapping[str, str]
    """Path → SHA-256."""


_RENDERED = TypeAdapter(_Rendered)


def render_accounts(target: Target, root: Path) -> dict[str, str]:
    """Write the files of every unit and every account; return path → SHA-256.

    An account's files whose inputs are those of the last time are not rendered again, if the last site still has them.
    """
    with processes.without_collector():
        return _render_accounts(target, root)


def _render_accounts(target: Target, root: Path) -> dict[str, str]:
    register = target.register
    shells = (shell.rendered for _, shell in sorted(target.shells.items()))
    key = kept.rendering_key(target.lang, version("jinja2"), site.common_inputs(register), *shells)
    stored = {} if target.last is None or history.has_cache(root) else _stored(root, key)
    work = partial(_render_batch, target, stored, key)
    rendered: list[_Rendered] = processes.map_batches(work, [*register.units, *register.accounts])
    of_accounts = {item.account: item for item in rendered if item.account}
    if of_accounts != stored:
        write.keep_cache(root / kept.RENDERED, kept.dump_lines(key, map(_fields, of_accounts.values())))
    return {path: digest for item in rendered for path, digest in item.files.items()}


def _stored(root: Path, key: str) -> dict[str, _Rendered]:
    """Return which files the last build wrote of which account."""
    stored: dict[str, _Rendered] = {}
    with suppress(ValueError):
        for (line,) in kept.read_lines(root / kept.RENDERED, key):
            rendered = _RENDERED.validate_json(line)
            if not any(".." in path or path.startswith("/") for path in rendered.files):
                stored[rendered.account] = rendered
    return stored


def _fields(rendered: _Rendered) -> Sequence[bytes]:
    return (_RENDERED.dump_json(rendered),)


def _render_batch(
    target: Target, stored: Mapping[str, _Rendered], key: str, batch: Sequence[PublicUnit | PublicAccount]
) -> list[_Rendered]:
    return list(_render(target, stored, key, batch))


def _render(
    target: Target, stored: Mapping[str, _Rendered], key: str, batch: Sequence[PublicUnit | PublicAccount]
) -> Iterator[_Rendered]:
    register, lang, shells, folder, last = target.register, target.lang, target.shells, target.folder, target.last
    for item in batch:
        if isinstance(item, PublicUnit):
            files = write.put_pages(folder, last, site.unit_files(register, item, lang, shells))
            yield _Rendered("", "", files)
            continue
        around = site.around_account(register, item)
        inputs = kept.mark(key, site.account_inputs(around).decode())
        known = stored.get(item.id)
        if known and known.inputs == inputs and last and write.link_pages(folder, last, known.files):
            yield known
        else:
            yield _Rendered(
                item.id, inputs, write.put_pages(folder, last, site.account_files(around, item, lang, shells))
            )
