"""The MkDocs plugin: an adapter that lets the theme frame the portal's pages.

`guanhao build`, `guanhao serve` and plain `mkdocs build` all come through here, so they give the same site. A build
goes into a new folder beside the site and is swapped in at the very end: one that fails leaves the old site whole.
"""

import html
import logging
from collections.abc import Iterator
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.config.base import Config
from mkdocs.config.config_options import Choice, Optional, Type
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from guanhao import pipeline, write
from guanhao.advice import pending_words, words
from guanhao.errors import GuanhaoError
from guanhao.model.finding import Language
from guanhao.model.public_policy import PublicPolicy
from guanhao.portal import site
from guanhao.portal.policy_page import policy_markdown, policy_view
from guanhao.portal.shell import BODY, DESCRIPTION, HEAD, TITLE, Shell, shell_path
from guanhao.portal.static import STYLESHEET, static_files
from guanhao.portal.strings import translator
from guanhao.portal.view import View

logging.getLogger("mkdocs.commands.build").addFilter(lambda record: "guanhao-shell-" not in record.getMessage())
"""The shells are no pages of the site, and that MkDocs skips them is no news."""

LOG = logging.getLogger("mkdocs.plugins.guanhao")
PACKAGE = Path(__file__).parent / "portal"
AREAS = ("registry", "policies")


@dataclass(frozen=True)
class Request:
    """What a command asks of the build beyond what `mkdocs.yml` says."""

    root: Path
    as_of: date | None
    lang: Language | None = None
    is_preview: bool = False
    register: pipeline.Register | None = None
    """The register, where it was read already; not for a build that is repeated."""


REQUEST: ContextVar[Request | None] = ContextVar("guanhao-request", default=None)


class GuanhaoConfig(Config):  # type: ignore[no-untyped-call]
    """Settings of the plugin in `mkdocs.yml`."""

    language = Choice(("zh", "en"), default="zh")
    as_of = Optional(Type((str, date)))


class GuanhaoPlugin(BasePlugin[GuanhaoConfig]):  # type: ignore[no-untyped-call]
    """Adds the portal's pages to the site, and swaps the finished site in."""

    def __init__(self) -> None:
        self._command: str | None = None
        self._staging: Path | None = None
        self._is_built = False

    def on_startup(self, *, command: str, dirty: bool) -> None:  # noqa: ARG002
        """Learn whether there will be an end at which to swap the site in; a served one lies in a folder of MkDocs'."""
        self._command = command

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read the register, and set what follows from it."""
        request = REQUEST.get()
        root = request.root if request else Path(config.config_file_path).parent
        stated = request.lang if request else None
        self._lang: Language = stated or ("en" if self.config.language == "en" else "zh")
        try:
            is_preview = self._command == "serve" or bool(request and request.is_preview)
            register = (request and request.register) or pipeline.open_register(root)
            if is_preview:
                register = register.as_preview()
            as_of = (request.as_of if request else None) or self._as_of() or pipeline.today(register)
            self._publication = pipeline.publication(register, as_of)
            self._stage(config)
        except GuanhaoError as error:
            raise PluginError(words(error)) from error
        if self._publication.pending:
            LOG.warning(pending_words(self._publication.pending, is_shown=is_preview))
        self._root = root
        self._shells: dict[int, Shell] = {}
        self._set(config)
        return config

    def _as_of(self) -> date | None:
        written: date | str | None = self.config.as_of  # type: ignore[assignment]
        if isinstance(written, str):
            try:
                return date.fromisoformat(written)
            except ValueError:
                raise PluginError(f"mkdocs.yml: as_of “{written}” 不是日期 / is not a date") from None
        return written

    def _stage(self, config: MkDocsConfig) -> None:
        """Build into a folder beside the site."""
        if self._command != "build":
            return
        self._site = Path(config.site_dir)
        write.check_site(self._site)
        self._staging = write.staging_folder(self._site)
        config.site_dir = str(self._staging)

    def _set(self, config: MkDocsConfig) -> None:
        institution, t = self._publication.register.institution, translator(self._lang)
        name = institution.name_en if self._lang == "en" and institution.name_en else institution.name
        config.site_name = html.escape(t("site.title", name=name))
        config.site_description = html.escape(t("site.description", name=name))
        if self._command != "serve":
            config.site_url = institution.portal
        config.use_directory_urls = True
        config.theme["language"] = self._lang
        config.theme["font"] = False
        config.theme["features"] = [*config.theme.get("features", []), "navigation.top"]
        config.theme.static_templates -= {"404.html", "sitemap.xml"}
        config.theme.dirs.insert(0, str(PACKAGE / "theme"))
        config.extra["generator"] = False
        config.extra_css = [STYLESHEET, *config.extra_css]
        config.markdown_extensions = [*dict.fromkeys(("attr_list", "tables", "toc", *config.markdown_extensions))]
        config.nav = [*self._navigation(), *(config.nav or [])]
        self._sections = list(_sections(config.nav))

    def _navigation(self) -> list[dict[str, Any]]:
        t, is_assessed = translator(self._lang), self._publication.register.assessments is not None
        pages = [
            (t("nav.home"), "index.md"),
            (t("nav.directory"), "accounts/index.md"),
            (t("nav.units"), "units/index.md"),
            *self._policy_pages(),
            (t("nav.rules"), "rules/index.md"),
            *([(t("nav.assessment"), "assessment/index.md")] if is_assessed else []),
            (t("nav.impostors"), "impostors/index.md"),
            (t("nav.data"), "data/index.md"),
        ]
        return [{title: path} for title, path in pages]

    def _policy_pages(self) -> Iterator[tuple[str, str]]:
        """Yield the policies' places in the navigation: the one in force by what it is, others by their titles."""
        in_force, *others = self._publication.register.policies
        yield translator(self._lang)("nav.policy"), f"policies/{in_force.id}.md"
        yield from ((html.escape(policy.title), f"policies/{policy.id}.md") for policy in others)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the pages that the theme renders, and one shell a depth."""
        self._bodies: dict[str, View | None] = {}
        for view in site.framed_views(self._publication.register, self._lang):
            self._add_page(files, config, f"{view.path}index.md", view)
        for depth in site.SHELL_DEPTHS:
            path = f"{shell_path(depth)}index.md"
            header = f"---\ntitle: {TITLE}\ndescription: {DESCRIPTION}\ntemplate: shell.html\n---\n"
            self._bodies[path] = None
            files.append(File.generated(config, path, content=header, inclusion=InclusionLevel.NOT_IN_NAV))
        for policy in self._publication.register.policies:
            self._add_policy(files, config, policy)
        for path, data in static_files():
            files.append(File.generated(config, path, content=data))
        return files

    def _add_page(self, files: Files, config: MkDocsConfig, path: str, view: View) -> None:
        self._bodies[path] = view
        header = "---\nhide: [navigation, toc]\n---\n"
        files.append(File.generated(config, path, content=header))

    def _add_policy(self, files: Files, config: MkDocsConfig, policy: PublicPolicy) -> None:
        path, text = f"policies/{policy.id}.md", self._publication.texts.get(policy.id)
        if text is None:
            self._add_page(files, config, path, policy_view(self._publication.register, policy, self._lang))
            return
        page = policy_markdown(self._publication.register, policy, text, self._lang)
        files.append(File.generated(config, path, content=f"---\nhide: [navigation]\n---\n\n{page}"))

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Put a generated page's body in; it never goes through Markdown."""
        if page.file.src_uri not in self._bodies:
            return html
        view = self._bodies[page.file.src_uri]
        return view.body if view else BODY

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:  # noqa: ARG002
        """Give every template of the theme the main sections, escaped: the theme's own do not escape."""
        env.globals["guanhao"] = {
            "t": translator(self._lang),
            "sections": self._sections,
            "register": self._publication.register,
        }
        return env

    def on_page_context(
        self,
        context: TemplateContext,
        *,
        page: Page,
        config: MkDocsConfig,  # noqa: ARG002
        nav: Navigation,  # noqa: ARG002
    ) -> TemplateContext:
        """Give a generated page its title and description."""
        view = self._bodies.get(page.file.src_uri)
        if view:
            page.meta["title"] = html.escape(view.title)
            page.meta["description"] = html.escape(view.description)
        page.meta["guanhao_head"] = view.head if view else HEAD if self._is_shell(page) else ""
        return context

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:  # noqa: ARG002
        """Keep the shells, which are no pages of the site."""
        if self._is_shell(page):
            depth = page.file.src_uri.count("/")
            self._shells[depth] = Shell(output, depth)
            return ""
        return output

    def _is_shell(self, page: Page) -> bool:
        return self._bodies.get(page.file.src_uri, ...) is None

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write everything that the theme has no hand in, then the list of all files."""
        frame = pipeline.Frame(self._shells, {name: version(name) for name in ("mkdocs", "mkdocs-material")})
        last = self._site if self._staging else None
        pipeline.write_site(self._publication, frame, Path(config.site_dir), last, self._lang)
        self._is_built = True

    def on_build_error(self, *, error: Exception) -> None:  # noqa: ARG002
        """Remember that there is nothing to swap in."""
        self._is_built = False

    def on_shutdown(self) -> None:
        """Swap the finished site in; throw an unfinished one away."""
        if self._staging is None:
            return
        if self._is_built:
            write.swap_in(self._staging, self._site)
        else:
            write.discard(self._staging)

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:  # noqa: ARG002
        """Build anew when the register changes."""
        for area in AREAS:
            if (self._root / area).is_dir():
                server.watch(str(self._root / area))
        return server


def _sections(nav: list[Any]) -> Iterator[tuple[str, list[str]]]:
    """Yield title (as HTML) and addresses of each top entry of the navigation, the first address being its own."""
    for item in nav:
        below = item if isinstance(item, dict) else {Path(item).stem: item}
        for title, pages in below.items():
            yield html.escape(html.unescape(title)), [_url_of(page) for page in _pages_in(pages)]


def _pages_in(entry: Any) -> Iterator[str]:
    """Yield the pages of an entry of the navigation, however deep its sections are."""
    if isinstance(entry, str):
        yield entry
    else:
        for below in entry if isinstance(entry, list) else entry.values():
            yield from _pages_in(below)


def _url_of(page: str) -> str:
    if "://" in page:
        return page
    return page.removesuffix(".md").removesuffix("index").rstrip("/") + "/" if page != "index.md" else ""
