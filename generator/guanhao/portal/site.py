"""Everything the portal consists of, before the theme is put around its pages."""

from collections.abc import Iterator

from guanhao.model.finding import Language
from guanhao.model.public import PublicRegister
from guanhao.portal.api import api_files
from guanhao.portal.environment import environment
from guanhao.portal.feed import feed
from guanhao.portal.view import View
from guanhao.portal.views.account import account_view
from guanhao.portal.views.assessment import assessment_view
from guanhao.portal.views.check import check_view
from guanhao.portal.views.directory import directory_views
from guanhao.portal.views.front import front_view
from guanhao.portal.views.rules import rule_view, rules_view
from guanhao.portal.views.simple import data_view, impostors_view
from guanhao.portal.views.units import unit_view, units_view
from guanhao.verify.index import verify_files

SHELL_DEPTHS = (2, 3)
"""Depths at which pages are filled into a shell; the pages above stand in the theme's navigation."""


def framed_views(register: PublicRegister, lang: Language) -> list[View]:
    """Return the few pages that the theme renders one by one."""
    first, *_ = directory_views(register, lang)
    return [
        front_view(register, lang),
        check_view(register, lang),
        first,
        units_view(register, lang),
        rules_view(register, lang),
        *([assessment_view(register, lang)] if register.assessments is not None else []),
        impostors_view(register, lang),
        data_view(register, lang),
    ]


def shelled_views(register: PublicRegister, lang: Language) -> Iterator[View]:
    """Yield the many pages that are filled into a shell."""
    _, *further = directory_views(register, lang)
    yield from further
    for unit in register.units:
        yield unit_view(register, unit, lang)
    for rule in register.rules:
        yield rule_view(register, rule, lang)
    for account in register.accounts:
        yield account_view(register, account, lang)


def data_files(register: PublicRegister, lang: Language) -> Iterator[tuple[str, bytes]]:
    """Yield path → bytes of every file that is no page of the theme's."""
    yield from api_files(register, lang)
    yield from verify_files(register)
    yield "feed.xml", feed(register, lang)
    missing = environment(lang).get_template("404.html").render(register=register)
    yield "404.html", missing.encode()
