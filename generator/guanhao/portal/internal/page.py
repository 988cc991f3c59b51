"""What internal pages are made with: an edition, its templates, and long lists cut into pages."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from guanhao.model.finding import Language
from guanhao.model.internal import InternalRegister
from guanhao.model.public import PublicRegister
from guanhao.model.types import Label
from guanhao.portal.environment import environment
from guanhao.portal.internal.banner import ROBOTS
from guanhao.portal.strings import Translate, translator
from guanhao.portal.view import View

Item = TypeVar("Item")


@dataclass(frozen=True)
class Edition:
    """What is shown beside the portal, and in which language."""

    internal: InternalRegister
    public: PublicRegister
    lang: Language

    @property
    def t(self) -> Translate:
        """Return the catalogue's strings in the edition's language."""
        return translator(self.lang)

    def say(self, label: Label) -> str:
        """Return a term in the edition's language."""
        return label.zh if self.lang == "zh" else label.en

    def view(self, path: str, title: str, template: str, **values: object) -> View:
        """Return the page at `path` of a template; `root` in it is the way back to the portal's root."""
        body = (
            environment(self.lang)
            .get_template(f"internal/{template}")
            .render(
                internal=self.internal,
                public=self.public,
                root="../" * path.count("/"),
                say=self.say,
                path=path,
                title=title,
                **values,
            )
        )
        return View(path, title, self.t("internal.description"), body, ROBOTS)


@dataclass(frozen=True)
class Sheet:
    """A page of a long list: its place among them and the way to each."""

    base: str
    number: int
    count: int
    total: int
    """How many items all pages have together."""

    @property
    def path(self) -> str:
        """Where this page is, from the portal's root."""
        return self.at(self.number)

    def at(self, number: int) -> str:
        """Return where a page of the list is."""
        return self.base if number == 1 else f"{self.base}{number}/"


def sheets(base: str, items: Sequence[Item], size: int) -> Iterator[tuple[Sheet, Sequence[Item]]]:
    """Cut a list into pages of `size` items; one page where there is none."""
    count = max(1, -(-len(items) // size))
    for number in range(1, count + 1):
        yield Sheet(base, number, count, len(items)), items[(number - 1) * size : number * size]
