"""The forms of the desk in a real browser: from an empty page to a record that `check` accepts."""

import json
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Route, expect
from pyrage import decrypt, x25519

from guanhao import checking, pipeline
from tests.e2e.conftest import Open, Portal
from tests.e2e.filling import FORMS, PERSON, PHONE, TODAY, answer, made, open_form, opened, write

__all__ = ["opened"]


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


HOSTILE = """<img src=x onerror=alert(1)>{{ 7*7 }} `x` " ' : # - &amp; ${{ github }} =1+1"""
STORED = "() => JSON.stringify(Object.entries(localStorage))"
MAKE = "检查并生成记录"


def violations(page: Page) -> list[str]:
    """Return what axe finds wrong, with the first place of each."""
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [f"{violation['id']} {violation['nodes'][0]['target']}" for violation in found]


def forge_link(page: Page) -> dict[str, list[str]]:
    """Return the parameters of the address of the forge's page for a new file."""
    address = page.get_by_role("link", name="到 GitHub 提交").get_attribute("href")
    assert address is not None
    assert address.startswith("https://github.com/example-edu/accounts/new/main?")
    assert len(address) <= 8000
    return parse_qs(urlsplit(address).query)


def test_what_names_nobody_goes_to_the_forge_whole(opened: Open) -> None:
    with opened() as watched:
        open_form(watched.page, FORMS["impostor"])
        answer(watched.page, {**FORMS["impostor"].answers, "note": HOSTILE})
        path, text = made(watched.page)
        assert forge_link(watched.page) == {"filename": [path], "value": [text]}
        assert yaml.safe_load(text)["note"] == HOSTILE
        assert watched.faults == []


def test_what_is_too_long_goes_by_the_clipboard(opened: Open) -> None:
    with opened() as watched:
        open_form(watched.page, FORMS["impostor"])
        answer(watched.page, {**FORMS["impostor"].answers, "note": "很长的说明。" * 900})
        path, text = made(watched.page)
        assert forge_link(watched.page) == {"filename": [path]}
        assert "很长的说明" in text


def test_no_address_and_no_draft_names_a_person(opened: Open) -> None:
    form = FORMS["filing"]
    with opened() as watched:
        page = watched.page
        open_form(page, form)
        answer(page, form.answers)
        stored = page.evaluate(STORED)
        assert "发布图书馆动态" in stored
        page.goto("desk/")
        page.locator("#desk-drafts").get_by_role("link", name="备案").click()
        expect(page.locator("#desk[data-ready]")).to_be_visible()
        expect(page.locator("[id='q-purpose']")).to_have_value("发布图书馆动态，服务师生。")
        expect(page.locator("[id='q-people.responsible.name']")).to_have_value("")
        answer(page, {name: value for name, value in form.answers.items() if name.startswith(("people", "commitment"))})
        path, text = made(page)
        link = forge_link(page)
        told = json.dumps([stored, page.evaluate(STORED), page.url, *link.values()], ensure_ascii=False)
        assert link == {"filename": [path]}
        assert PERSON in text
        assert PHONE in text
        assert PERSON not in told
        assert PHONE not in told
        page.get_by_role("button", name="下载文件").click()
        assert page.evaluate(STORED) == "[]"


@pytest.fixture
def sealing(opened: Open) -> Iterator[tuple[Page, x25519.Identity]]:
    """A portal whose institution has a key, and the key."""
    identity = x25519.Identity.generate()

    def keyed(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, json=answer.json() | {"recipients": [str(identity.to_public())]})

    def crowded(route: Route) -> None:
        answer = route.fetch()
        rules = answer.json()
        one: dict[str, object] = {"kind": "class", "aliases": [], "closed_on": None, "merged_into": None}
        others = [{"id": f"class-{number}", "name": f"第{number}班", **one} for number in range(40)]
        route.fulfill(response=answer, json=rules | {"units": rules["units"] + others})

    with opened() as watched:
        watched.page.route("**/desk/forms.json", keyed)
        watched.page.route("**/desk/rules.json", crowded)
        yield watched.page, identity
        assert watched.faults == []


def test_people_are_sealed_to_the_registrars_key(
    sealing: tuple[Page, x25519.Identity], grown: Path, tmp_path: Path
) -> None:
    page, identity = sealing
    open_form(page, FORMS["filing"])
    page.get_by_label("输入名称的一部分查找").fill("艺术设计")
    expect(page.locator("#desk-target")).to_have_value("arts")
    page.get_by_label("输入名称的一部分查找").fill("图书")
    expect(page.locator("#desk-target")).to_have_value("library")
    answer(page, FORMS["filing"].answers)
    path, text = made(page)
    assert PERSON not in text
    assert PHONE not in text
    assert forge_link(page) == {"filename": [path], "value": [text]} or len(text) > 2500
    write(grown, path, text)
    try:
        assert complaints(grown, path) == []
    finally:
        (grown / path).unlink()
    armour = text.split("sealed: |-\n")[1].split("-----END")[0]
    whole = "\n".join(line.strip() for line in armour.splitlines()) + "-----END AGE ENCRYPTED FILE-----\n"
    assert PERSON in decrypt(whole.encode(), [identity]).decode()
    page.goto("desk/file/")
    open_file(page, tmp_path / path.removeprefix("registry/").replace("/", "__"), text)
    expect(page.locator("[id='q-people.supervisor']")).to_contain_text("已经密封")
    assert page.locator("[id='q-people.supervisor.name']").count() == 0
    assert made(page) == (path, text)


def open_file(page: Page, place: Path, text: str) -> None:
    """Give a record file to the form that is open."""
    place.write_text(text, encoding="utf-8")
    page.locator("#desk-open").set_input_files(place)


def test_what_is_wrong_is_said_at_once_and_led_to(opened: Open) -> None:
    with opened() as watched:
        page = watched.page
        open_form(page, FORMS["impostor"])
        page.locator("[id='q-url']").fill("不是网址")
        page.locator("[id='q-name']").focus()
        fault = page.locator("[id='q-url-fault']")
        expect(fault).to_contain_text("应为 http:// 或 https:// 开头的网址，现在写的是“不是网址”")
        expect(page.locator("[id='q-url']")).to_have_attribute("aria-invalid", "true")
        expect(page.locator("[id='q-name-fault']")).to_be_empty()
        page.get_by_role("button", name=MAKE).click()
        summary = page.get_by_role("alert")
        expect(summary).to_be_focused()
        assert violations(page) == []
        summary.get_by_role("link", name="名称").click()
        expect(page.locator("[id='q-name']")).to_be_focused()


def test_a_form_is_filled_in_by_keyboard_alone(opened: Open) -> None:
    with opened() as watched:
        page = watched.page
        open_form(page, FORMS["impostor"])
        page.locator("main a").first.focus()
        typed = {"q-name": "示例职院小助手", "q-handle": "evc_fake"}
        for _ in range(40):
            page.keyboard.press("Tab")
            focused = page.evaluate("document.activeElement.id")
            if focused == "q-platform":
                for _ in range(9):
                    page.keyboard.press("ArrowDown")
            elif focused in typed:
                page.keyboard.type(typed[focused])
            elif page.evaluate("document.activeElement.type") == "submit":
                break
        page.keyboard.press("Enter")
        expect(page.locator("#desk-result")).to_be_focused()
        assert "platform: douyin" in page.locator(".gh-desk__file-text").inner_text()


def test_a_record_opens_in_the_form_and_comes_out_as_it_was(opened: Open, tmp_path: Path) -> None:
    form = FORMS["filing"]
    with opened(scheme="dark") as watched:
        page = watched.page
        open_form(page, form)
        assert violations(page) == []
        answer(page, form.answers)
        path, text = made(page)
        with page.expect_download() as downloading:
            page.get_by_role("button", name="下载文件").click()
        name = downloading.value.suggested_filename
        downloading.value.save_as(tmp_path / name)
        assert (tmp_path / name).read_text(encoding="utf-8") == text
        page.goto(f"desk/{form.page}/")
        expect(page.locator("#desk[data-ready]")).to_be_visible()
        page.locator("#desk-open").set_input_files(tmp_path / name)
        expect(page.locator("[id='q-people.responsible.name']")).to_have_value(PERSON)
        assert made(page) == (path, text)
        assert violations(page) == []
        page.goto(f"desk/{form.page}/")
        open_file(page, tmp_path / "别的表.yml", FORMS["impostor"].page)
        expect(page.locator("#desk-target-box")).to_contain_text("读不出这个文件：要的是本页生成的“备案”记录。")
        open_file(page, tmp_path / "备案表.yml", text)
        expect(page.locator("#desk")).to_contain_text("从文件名看不出是哪个账号")
        page.locator("#desk-target").select_option("library")
        page.locator("#desk-platform").select_option("kuaishou")
        assert made(page) == (path, text)
