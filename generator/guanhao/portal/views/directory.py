"""The directory: every account, platform by platform, in pages that need no script; with one it can be filtered."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from guanhao.model.finding import Language
from guanhao.model.public import PublicAccount, PublicRegister
from guanhao.portal.environment import platform_name
from guanhao.portal.strings import translator
from guanhao.portal.view import View, render

PER_PAGE = 200
PATH = "accounts/"
STATES = ("active", "unconfirmed", "suspended", "approved", "closed", "under-review")
SCRIPT = '<script type="module" src="../assets/js/directory.js"></script>'


def directory_views(register: PublicRegister, lang: Language) -> Iterator[View]:
    """Yield the directory's pages: all accounts, of which the first stands at `accounts/`, then those of a platform."""
    order = {platform: position for position, platform in enumerate(register.platforms)}
    accounts = sorted(register.accounts, key=lambda a: (order.get(a.platform or "", len(order)), a.tier or 9, a.id))
    yield from _pages(register, lang, None, accounts)
    for platform, group in groupby(accounts, lambda account: account.platform):
        if platform:
            yield from _pages(register, lang, platform, list(group))


def _pages(
    register: PublicRegister, lang: Language, platform: str | None, accounts: Sequence[PublicAccount]
) -> Iterator[View]:
    t = translator(lang)
    chunks = [accounts[start : start + PER_PAGE] for start in range(0, len(accounts), PER_PAGE)] or [[]]
    name = platform_name(register, platform, lang)
    title = f"{t('directory.title')} · {name}" if platform else t("directory.title")
    for number, chunk in enumerate(chunks, 1):
        path = path_of(platform, number)
        filters = path == PATH and bool(accounts)
        body = render(
            register,
            lang,
            path,
            "directory.html",
            title=title,
            platform=platform,
            count=len(accounts),
            platforms=_counted(register),
            groups=[(id_, list(group)) for id_, group in groupby(chunk, lambda account: account.platform)],
            page=number,
            pages=len(chunks),
            previous=path_of(platform, number - 1) if number > 1 else None,
            following=path_of(platform, number + 1) if number < len(chunks) else None,
            filters=filters,
            states=STATES,
        )
        yield View(path, title, t("directory.lead", count=len(accounts)), body, SCRIPT if filters else "")


def _counted(register: PublicRegister) -> dict[str, int]:
    """Return how many accounts each platform has, in the order of the catalogue."""
    counts = Counter(account.platform for account in register.accounts if account.platform)
    ordered = sorted(counts, key=lambda id_: (id_ not in register.platforms, id_))
    known = [id_ for id_ in register.platforms if id_ in counts]
    return {id_: counts[id_] for id_ in dict.fromkeys((*known, *ordered))}


def path_of(platform: str | None, number: int = 1) -> str:
    """Return where a page of the directory stands; those of a platform lie below `directory/<platform>/`."""
    if platform is None:
        return PATH if number == 1 else f"directory/{number}/"
    return f"directory/{platform}/" if number == 1 else f"directory/{platform}/{number}/"
