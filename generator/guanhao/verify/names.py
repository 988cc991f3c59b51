"""Names, and the one form in which they are compared."""

import unicodedata

from guanhao.model.institution import Institution, Unit


def plain(name: str) -> str:
    """Return the form in which two names are the same: width, case and blanks make no difference."""
    return "".join(unicodedata.normalize("NFKC", name).lower().split())


def names_of(institution: Institution) -> tuple[str, ...]:
    """Return every name of the institution as it is written, its own first."""
    english = (institution.name_en,) if institution.name_en else ()
    return (institution.name, *institution.short_names, *english, *institution.protected_names)


def reserved_names(institution: Institution) -> tuple[str, ...]:
    """Return the names that by themselves stand for the institution."""
    return (institution.name, *institution.short_names, *institution.protected_names)


def names_of_unit(unit: Unit) -> tuple[str, ...]:
    """Return every name of a unit as it is written, its present one first."""
    return (unit.name, *(unit.aliases or ()))
