"""What axe finds wrong with the accessibility of each kind of page."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.e2e.conftest import Open, Portal

OF_THE_THEME: dict[str, str] = {}
"""Rule of axe → why we bear with it."""


IN_BOTH = ("front", "active", "under-review", "closed", "policy")
"""Kinds of page that between them have every colour: enough for the other scheme and width."""


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (360, "dark")])
def test_no_page_breaks_a_rule(opened: Open, portal: Portal, width: int, scheme: str) -> None:
    kinds = portal.kinds if scheme == "light" else {kind: portal.kinds[kind] for kind in IN_BOTH}
    found: dict[str, dict[str, list[str]]] = {}
    with opened(width=width, scheme=scheme) as watched:
        for kind, path in kinds.items():
            watched.page.goto(path or "./")
            for violation in Axe().run(watched.page, options={"resultTypes": ["violations"]}).response["violations"]:
                targets = [str(node["target"]) for node in violation["nodes"]]
                found.setdefault(violation["id"], {})[kind] = targets[:3]
    assert {rule: pages for rule, pages in found.items() if rule not in OF_THE_THEME} == {}
