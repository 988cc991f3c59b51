"""The forms of the desk in a real browser: from an empty page to a record that `check` accepts."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from guanhao import checking, pipeline
from tests.e2e.conftest import Open, Portal
from tests.e2e.desk import FORMS, TODAY, answer, made, open_form, write


@pytest.fixture(scope="module")
def grown(portal: Portal, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the register, into which records go."""
    folder = tmp_path_factory.mktemp("desk") / "register"
    shutil.copytree(portal.register, folder)
    return folder


def complaints(register: Path, path: str) -> list[str]:
    """Return what `check` has against a file: errors alone."""
    examination = checking.check(pipeline.open_register(register), date.fromisoformat(TODAY))
    found = (placed.finding for placed in examination.findings)
    return [f"{f.rule}/{f.code} {f.where.keys} {f.params}" for f in found if f.path == path and f.severity == "error"]


@pytest.mark.parametrize("kind", FORMS)
def test_a_filled_in_form_becomes_a_record_that_check_accepts(
    opened: Open, portal: Portal, grown: Path, kind: str
) -> None:
    form = FORMS[kind]
    with opened(width=360 if kind in ("filing", "change") else 1440) as watched:
        page = watched.page
        open_form(page, form)
        answer(page, form.answers)
        path, text = made(page)
        assert watched.faults == []
    write(grown, path, text)
    try:
        assert complaints(grown, path) == []
    finally:
        (grown / path).unlink()
