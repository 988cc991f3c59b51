"""Who answers for which account."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from guanhao.model.internal import InternalAccount, InternalPerson
from guanhao.model.types import REDACTED, WITHHELD
from guanhao.portal.internal.page import Edition, sheets
from guanhao.portal.view import View

ROWS = 100


@dataclass(frozen=True)
class Post:
    """A person's part in an account."""

    person: InternalPerson
    account: InternalAccount


def people_views(edition: Edition) -> Iterator[View]:
    """Yield the pages of persons, each with every account that the person answers for.

    Records know no key of a person: two with one name are told apart by their telephone, or else by their unit.
    """
    posts: dict[tuple[str, str], list[Post]] = defaultdict(list)
    withheld = 0
    for account in edition.internal.accounts:
        if account.state == "closed":
            continue
        for person in account.people:
            if person.name in WITHHELD:
                withheld += 1
                continue
            number = dict(person.contacts).get("phone", REDACTED)
            posts[person.name, account.unit if number in WITHHELD else number].append(Post(person, account))
    ordered = [posts[key] for key in sorted(posts, key=lambda key: (_by_sound(key[0]), key[1]))]
    title = edition.t("internal.people")
    for sheet, rows in sheets("internal/people/", ordered, ROWS):
        yield edition.view(sheet.path, title, "people.html", here="people", sheet=sheet, rows=rows, withheld=withheld)


def _by_sound(name: str) -> bytes:
    """Return a sort key: GB 18030 has nearly every surname in the order of its pinyin."""
    return name.encode("gb18030", "replace")
