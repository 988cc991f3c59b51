"""The MkDocs plugin: an adapter that lets the theme frame the portal's pages.

`guanhao build`, `guanhao serve` and plain `mkdocs build` all come through here, so they give the same site. A build
goes into a new folder beside the site and is swapped in at the very end: one that fails leaves the old site whole.
"""

import html
import logging
import re
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

from guanhao import pipeline, theme_files, write
from guanhao.advice import pending_words, words
from guanhao.errors import GuanhaoError
from guanhao.model.edition import Audience
from guanhao.model.finding import Language
from guanhao.model.public_policy import PublicPolicy
from guanhao.portal import site
from guanhao.portal.frame import (
    CONTENT_SECURITY_POLICY,
    institution_name,
    is_themed,
    mended,
    missing_page,
    squeezed,
)
from guanhao.portal.look import WrongLookError, look_of
from guanhao.portal.navigation import portal_sections, source, written_sections
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
MARK = "assets/mark.svg"
INSTITUTION_STYLES = "assets/institution.css"


@dataclass(frozen=True)
class Request:
    """What a command asks of the build beyond what `mkdocs.yml` says."""

    root: Path
    as_of: date | None
    lang: Language | None = None
    is_preview: bool = False
    audience: Audience = "public"
    register: pipeline.Register | None = None
    """The register, where it was read already; not for a build that is repeated."""


REQUEST: ContextVar[Request | None] = ContextVar("guanhao-request", default=None)


class GuanhaoConfig(Config):  # type: ignore[no-untyped-call]
    """Settings of the plugin in `mkdocs.yml`."""

    language = Choice(("zh", "en"), default="zh")
    as_of = Optional(Type((str, date)))
    look = Type(dict, default={})
    licence = Optional(Type(str))
    """Of the open data, in a line."""


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
            self._audience: Audience = request.audience if request else "public"
            self._internal = pipeline.internal(register, as_of) if self._audience == "internal" else None
            self._stage(config)
        except GuanhaoError as error:
            raise PluginError(words(error)) from error
        if self._publication.pending:
            LOG.warning(pending_words(self._publication.pending, is_shown=is_preview))
        self._root = root
        self._shells: dict[int, Shell] = {}
        self._set_look(config)
        self._set(config)
        return config

    def _set_look(self, config: MkDocsConfig) -> None:
        try:
            self._look = look_of(self.config.look)
        except WrongLookError as error:
            raise PluginError(f"mkdocs.yml: look: {error}") from None
        self._look_css = self._look.css()
        config.theme["logo"] = self._look.logo or config.theme.get("logo") or MARK
        if config.theme.get("favicon") == "assets/images/favicon.png":
            config.theme["favicon"] = MARK
        own = [STYLESHEET, *([INSTITUTION_STYLES] if self._look_css else [])]
        config.extra_css = [*own, *config.extra_css]

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
        write.check_audience(self._site, self._audience)
        self._staging = write.staging_folder(self._site)
        config.site_dir = str(self._staging)

    def _set(self, config: MkDocsConfig) -> None:
        register, t = self._publication.register, translator(self._lang)
        name = institution_name(register, self._lang)
        config.site_name = html.escape(t("site.title", name=name))
        config.site_description = html.escape(t("site.description", name=name))
        if self._command != "serve":
            config.site_url = register.institution.portal
        config.use_directory_urls = True
        config.theme["language"] = self._lang
        config.theme["font"] = False
        config.theme.static_templates -= {"404.html", "sitemap.xml"}
        config.theme.dirs.insert(0, str(PACKAGE / "theme"))
        theme_files.quicken(config.theme)
        config.markdown_extensions = [*dict.fromkeys(("attr_list", "tables", "toc", *config.markdown_extensions))]
        self._views = site.framed_views(register, self._lang, self.config.licence)
        own = [*portal_sections({view.path for view in self._views}, register.policies, t)]
        self._sections = [*own, *written_sections(config.nav or [])]
        config.nav = [*({section.title: source(section)} for section in own), *(config.nav or [])]

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the pages that the theme renders, and one shell a depth."""
        theme_files.leave_out(files, config)
        self._bodies: dict[str, View | None] = {}
        for view in self._views:
            self._add_page(files, config, f"{view.path}index.md", view)
        for depth in self._internal.shell_depths if self._internal else site.SHELL_DEPTHS:
            path = f"{shell_path(depth)}index.md"
            header = f"---\ntitle: {TITLE}\ndescription: {DESCRIPTION}\ntemplate: shell.html\n---\n"
            self._bodies[path] = None
            files.append(File.generated(config, path, content=header, inclusion=InclusionLevel.NOT_IN_NAV))
        for policy in self._publication.register.policies:
            self._add_policy(files, config, policy)
        look = [(MARK, self._look.mark())]
        if self._look_css:
            look.append((INSTITUTION_STYLES, self._look_css.encode()))
        missing = missing_page(self._publication.register, self._lang, self._look)
        for path, data in (*static_files(), *look, ("404.html", missing)):
            files.append(File.generated(config, path, content=data))
        return files

    def _add_page(self, files: Files, config: MkDocsConfig, path: str, view: View) -> None:
        self._bodies[path] = view
        header = "---\ntemplate: shell.html\n---\n"
        is_section = any(view.path in section.pages for section in self._sections)
        inclusion = InclusionLevel.UNDEFINED if is_section else InclusionLevel.NOT_IN_NAV
        files.append(File.generated(config, path, content=header, inclusion=inclusion))

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
            page.meta["is_themed"] = theme_files.are_asked_for(config) or is_themed(html)
            return mended(html, translator(self._lang)("frame.table"))
        view = self._bodies[page.file.src_uri]
        return view.body if view else BODY

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:  # noqa: ARG002
        """Give every template of the theme what the frame says; it escapes nothing by itself."""
        env.bytecode_cache = theme_files.COMPILED
        env.globals["guanhao"] = {
            "t": translator(self._lang),
            "csp": CONTENT_SECURITY_POLICY,
            "look": self._look,
            "name": institution_name(self._publication.register, self._lang),
            "sections": self._sections,
            "register": self._publication.register,
            "assets": theme_files.addresses(files),
            "text": lambda title: html.escape(html.unescape(re.sub(r"<[^>]*>", "", title))),
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
            self._shells[depth] = Shell(squeezed(output), depth)
            return ""
        return output

    def _is_shell(self, page: Page) -> bool:
        return self._bodies.get(page.file.src_uri, ...) is None

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write everything that the theme has no hand in, then the list of all files."""
        frame = pipeline.Frame(self._shells, {name: version(name) for name in ("mkdocs", "mkdocs-material")})
        folder, last = Path(config.site_dir), self._site if self._staging else None
        if self._internal:
            pipeline.write_internal(self._internal, self._publication, frame, folder, last, self._lang)
        else:
            pipeline.write_site(self._publication, frame, folder, last, self._lang)
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
