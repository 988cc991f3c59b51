"""What a page is, before the theme is put around it."""

from dataclasses import dataclass
from functools import partial

from guanhao.model.finding import Language
from guanhao.model.public import PublicRegister
from guanhao.portal.environment import platform_name, template_of


@dataclass(frozen=True, slots=True)
class View:
    """A page: where it stands, its title and description as plain text, its body and what its head adds as HTML."""

    path: str
    """Folder from the portal's root, such as `units/physics/`; the empty string is the front page."""
    title: str
    description: str
    body: str
    head: str = ""
    """Such as scripts that only this page loads, or data for search engines."""

    @property
    def depth(self) -> int:
        """How many folders below the root the page stands."""
        return self.path.count("/")


def render(register: PublicRegister, lang: Language, path: str, template: str, **values: object) -> str:
    """Render a template for the page at `path`; `root` in it is the way back to the portal's root."""
    root = "../" * path.count("/")
    names = partial(platform_name, register, lang=lang)
    return template_of(lang, template).render(register=register, root=root, platform_name=names, **values)
