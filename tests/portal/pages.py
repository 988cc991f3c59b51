"""A page as a browser would take it apart: its elements, texts, anchors and links."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from posixpath import normpath
from urllib.parse import unquote, urlsplit

LINKS = {
    **dict.fromkeys(("a", "area", "link"), "href"),
    **dict.fromkeys(("script", "img", "source", "iframe", "audio", "video", "embed", "track"), "src"),
    "form": "action",
    "object": "data",
}
NAVIGATION = ("a", "area")

Element = tuple[str, dict[str, str]]


@dataclass
class Page(HTMLParser):
    """A parsed page."""

    source: str
    elements: list[Element] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.feed(self.source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    @property
    def skeleton(self) -> list[tuple[str, tuple[str, ...]]]:
        """Every element with the names of its attributes: what no text of a record may change."""
        return [(tag, tuple(attrs)) for tag, attrs in self.elements]

    @property
    def text(self) -> str:
        return "".join(self.texts)

    @property
    def anchors(self) -> set[str]:
        return {attrs["id"] for _, attrs in self.elements if "id" in attrs}

    def attribute(self, tag: str, attribute: str, **having: str) -> list[str]:
        """Return an attribute of every element of a kind that has these others."""
        return [a[attribute] for t, a in self.elements if t == tag and attribute in a and having.items() <= a.items()]

    def inside(self, tag: str) -> str:
        """Return the text of the first element of a kind that holds text alone."""
        start = self.source.index(f"<{tag}")
        return Page(self.source[start : self.source.index(f"</{tag}>", start)]).text


def links_of(page: Page) -> Iterator[tuple[str, str]]:
    """Yield the element and the address of every link and resource."""
    for tag, attrs in page.elements:
        name = LINKS.get(tag)
        if name and name in attrs:
            yield tag, attrs[name]
        for candidate in attrs.get("srcset", "").split(","):
            if candidate.strip():
                yield tag, candidate.split()[0]


def broken_links(pages: dict[str, Page], files: set[str], portal: str) -> list[str]:
    """Return what is wrong with the links of a site, each as `page: address: fault`."""
    return [
        f"{path}: {address}: {fault}"
        for path, page in pages.items()
        for tag, address in links_of(page)
        if (fault := _fault(path, tag, address, pages, files, portal))
    ]


def _fault(path: str, tag: str, address: str, pages: dict[str, Page], files: set[str], portal: str) -> str | None:
    parts = urlsplit(address)
    if parts.scheme == "data" and tag in ("link", "img"):
        return None
    is_page_link = tag in NAVIGATION or (tag == "link" and address.startswith(portal))
    if parts.scheme or parts.netloc:
        if not address.startswith(portal):
            return None if tag in NAVIGATION and parts.scheme in ("http", "https", "mailto", "tel") else "foreign"
        if not is_page_link:
            return "absolute resource"
        target = address.removeprefix(portal).partition("#")[0]
    elif parts.path.startswith("/"):
        return "absolute path"
    elif path == "404.html" and not address.startswith("#"):
        return "relative, but this page is shown at any depth"
    else:
        folder = path.rpartition("/")[0]
        target = normpath(f"{folder}/{parts.path}").lstrip("/") + ("/" if parts.path.endswith("/") else "")
        target = path if not parts.path else target.removeprefix("./")
    return _missing(unquote(target), unquote(parts.fragment), pages, files)


def _missing(target: str, fragment: str, pages: dict[str, Page], files: set[str]) -> str | None:
    if target.startswith(".."):
        return "leaves the portal"
    if target in ("", ".", "/") or target.endswith("/"):
        target = f"{target.strip('./')}/index.html".lstrip("/") if target.strip("./") else "index.html"
    elif target not in files and f"{target}/index.html" in files:
        target = f"{target}/index.html"
    if target not in files:
        return "no such file"
    is_query = target == "check/index.html" and fragment.startswith("q=")
    if fragment and not is_query and fragment not in pages[target].anchors:
        return "no such anchor"
    return None
