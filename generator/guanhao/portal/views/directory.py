"""The directory: every account, platform by platform, in pages that need no script."""

from collections.abc import Iterator
from itertools import groupby

from guanhao.model.finding import Language
from guanhao.model.public import PublicAccount, PublicRegister
from guanhao.portal.strings import translator
from guanhao.portal.view import View, render

PER_PAGE = 200
PATH = "accounts/"


def directory_views(register: PublicRegister, lang: Language) -> Iterator[View]:
    """Yield the directory's pages; the first stands at `accounts/`."""
    t = translator(lang)
    order = {platform: position for position, platform in enumerate(register.platforms)}
    accounts = sorted(register.accounts, key=lambda a: (order.get(a.platform or "", len(order)), a.tier or 9, a.id))
    chunks = [accounts[start : start + PER_PAGE] for start in range(0, len(accounts), PER_PAGE)] or [[]]
    for number, chunk in enumerate(chunks, 1):
        path = _path(number)
        body = render(
            register,
            lang,
            path,
            "directory.html",
            groups=[(platform, list(group)) for platform, group in groupby(chunk, _platform)],
            page=number,
            pages=len(chunks),
            previous=_path(number - 1) if number > 1 else None,
            following=_path(number + 1) if number < len(chunks) else None,
        )
        yield View(path, t("directory.title"), t("directory.lead", count=len(accounts)), body)


def _platform(account: PublicAccount) -> str | None:
    return account.platform


def _path(number: int) -> str:
    return PATH if number == 1 else f"directory/{number}/"
