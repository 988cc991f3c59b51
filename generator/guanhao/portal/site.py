"""Everything the portal consists of, before the theme is put around its pages."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from itertools import islice

from guanhao.model.finding import Language
from guanhao.model.public import PublicAccount, PublicRegister, PublicUnit
from guanhao.portal.api import account_file, account_json, api_files, impostors_json
from guanhao.portal.badge import badge
from guanhao.portal.directory_index import directory_index
from guanhao.portal.feed import feed
from guanhao.portal.qr import checker_pictures, qr_pictures
from guanhao.portal.shell import Shell
from guanhao.portal.view import View
from guanhao.portal.views.account import account_view
from guanhao.portal.views.alliance import alliance_view
from guanhao.portal.views.announcements import announcement_views
from guanhao.portal.views.assessment import assessment_view
from guanhao.portal.views.check import check_view
from guanhao.portal.views.data import data_view
from guanhao.portal.views.desk import desk_view, form_views
from guanhao.portal.views.directory import directory_views
from guanhao.portal.views.front import front_view
from guanhao.portal.views.guide import guide_view, topic_views
from guanhao.portal.views.impostors import impostor_views
from guanhao.portal.views.poster import poster_view
from guanhao.portal.views.rules import rule_view, rules_view
from guanhao.portal.views.statistics import statistics_view
from guanhao.portal.views.units import unit_view, units_view
from guanhao.verify.index import verify_files

SHELL_DEPTHS = (2, 3)
"""Depths at which pages are filled into a shell; the pages above stand in the theme's navigation."""


def framed_views(register: PublicRegister, lang: Language, licence: str | None = None) -> list[View]:
    """Return the few pages that the theme renders one by one."""
    return [
        front_view(register, lang),
        check_view(register, lang),
        next(directory_views(register, lang)),
        units_view(register, lang),
        rules_view(register, lang),
        *([assessment_view(register, lang)] if register.assessments is not None else []),
        next(announcement_views(register, lang)),
        desk_view(register, lang),
        guide_view(register, lang),
        statistics_view(register, lang),
        alliance_view(register, lang),
        next(impostor_views(register, lang)),
        poster_view(register, lang),
        data_view(register, lang, licence),
    ]


def shelled_views(register: PublicRegister, lang: Language) -> Iterator[View]:
    """Yield the pages that are filled into a shell, but those of single units and accounts."""
    _, *further = directory_views(register, lang)
    yield from further
    yield from form_views(register, lang)
    yield from topic_views(register, lang)
    yield from islice(announcement_views(register, lang), 1, None)
    yield from islice(impostor_views(register, lang), 1, None)
    for rule in register.rules:
        yield rule_view(register, rule, lang)


def unit_files(
    register: PublicRegister, unit: PublicUnit, lang: Language, shells: Mapping[int, Shell]
) -> Iterator[tuple[str, bytes]]:
    """Yield path → bytes of every file of one unit. Called in a worker, with the whole register."""
    yield page_of(unit_view(register, unit, lang), shells)


def account_files(
    around: PublicRegister, account: PublicAccount, lang: Language, shells: Mapping[int, Shell]
) -> Iterator[tuple[str, bytes]]:
    """Yield path → bytes of every file of one account. Called in a worker, with what is `around` the account.

    What stands here is made anew only where `account_inputs` differ from those of the last time.
    """
    yield page_of(account_view(around, account, lang), shells)
    yield account_file(account)
    yield f"{account.page}badge.svg", badge(around, account, lang)
    yield from qr_pictures(account)


def around_account(register: PublicRegister, account: PublicAccount) -> PublicRegister:
    """Return as much of a register as an account's files may show: institution, platforms, successor, its impostors.

    They see nothing else, so that nothing else can change them. A day shown there would change each of them every day:
    it is the first that there ever was.
    """
    successor = register.account_by_id.get(account.successor or "")
    return replace(
        register,
        as_of=date.min,
        accounts=(account, successor) if successor else (account,),
        units=(),
        impostors=register.impostors_by_account.get(account.id, ()),
        news=(),
        policies=(),
        rules=(),
        approvals={account.id: register.approvals.get(account.id, ())},
        reviews={account.id: register.reviews.get(account.id, ())},
        assessments=None,
    )


def common_inputs(register: PublicRegister) -> str:
    """Return what decides the files of all accounts alike, besides templates and shells."""
    return repr((register.institution, register.platforms))


def account_inputs(around: PublicRegister) -> bytes:
    """Return what decides an account's files of what is around it."""
    accounts = map(account_json, around.accounts)
    kinds = (" ".join(kinds).encode() for kinds in around.approvals.values())
    reviews = repr(around.reviews).encode()
    return b"\0".join((*accounts, *kinds, reviews, impostors_json(around.impostors)))


def page_of(view: View, shells: Mapping[int, Shell]) -> tuple[str, bytes]:
    """Return path and bytes of a page that is filled into the shell of its depth."""
    return f"{view.path}index.html", shells[view.depth].fill(view)


def folders_of(files: Iterable[str]) -> list[str]:
    """Return the folders that hold a page, given by the paths of all files: `""`, `accounts/`, …"""
    return [path.removesuffix("index.html") for path in files if path == "index.html" or path.endswith("/index.html")]


def index_files(register: PublicRegister) -> Iterator[tuple[str, bytes]]:
    """Yield path → bytes of every file that the checker looks things up in."""
    yield from verify_files(register)


def data_files(register: PublicRegister, lang: Language) -> Iterator[tuple[str, bytes]]:
    """Yield path → bytes of every file that is no page of the theme's."""
    yield from api_files(register, lang)
    yield directory_index(register, lang)
    yield "feed.xml", feed(register, lang)
    yield from checker_pictures(register)
