"""The desk (办事大厅): every event as a form, grouped by who files it."""

import json
from collections.abc import Iterator, Mapping

from guanhao.model.finding import Language
from guanhao.model.public import PublicRegister
from guanhao.portal.strings import STRINGS, translator
from guanhao.portal.strings.desk import FORM
from guanhao.portal.structured import HARMLESS
from guanhao.portal.view import View, render

PATH = "desk/"

SERVICES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "units": (
        ("open", "application"),
        ("file", "filing"),
        ("change", "change"),
        ("review", "review"),
        ("close", "closure"),
        ("release", "release"),
        ("incident", "incident"),
    ),
    "everybody": (("impostor", "impostor"),),
    "registrar": (("order", "order"), ("void", "void"), ("waiver", "waiver"), ("unit", "unit")),
}
"""Who files → page and kind of record, in the order in which an account meets them."""

GUIDES: Mapping[str, str] = {
    "open": "open",
    "file": "open",
    "change": "change",
    "review": "review",
    "close": "close",
    "release": "release",
    "incident": "incident",
    "impostor": "impostor",
}
"""Page → the topic of the guide that leads through it."""


def desk_view(register: PublicRegister, lang: Language) -> View:
    """Return the list of all forms."""
    t = translator(lang)
    body = render(register, lang, PATH, "desk.html", services=SERVICES)
    return View(PATH, t("desk.title"), t("desk.lead"), body)


def form_views(register: PublicRegister, lang: Language) -> Iterator[View]:
    """Yield the page of each form. Its questions are data, which the page's script fetches."""
    t = translator(lang)
    said = {name: STRINGS[f"form.{name}"] for name in FORM}
    told = {name: label.zh if lang == "zh" else label.en for name, label in said.items()}
    words = json.dumps(told, ensure_ascii=False, separators=(",", ":")).translate(HARMLESS)
    for services in SERVICES.values():
        for name, kind in services:
            path, guide = f"{PATH}{name}/", GUIDES.get(name)
            body = render(register, lang, path, "desk_form.html", name=name, kind=kind, guide=guide, words=words)
            yield View(path, t(f"desk.{name}"), t(f"desk.{name}.lead"), body)
