"""The forms of the desk when something goes wrong: mistakes, second thoughts, a network or a browser that refuses."""

from pathlib import Path

from playwright.sync_api import expect

from tests.e2e.conftest import Open
from tests.e2e.filling import FORMS, PERSON, answer, made, open_form, opened

__all__ = ["opened"]

MAKE = "检查并生成记录"
REFUSING = """
Object.defineProperty(window, "localStorage", { get() { throw new DOMException("denied", "SecurityError"); } });
Object.defineProperty(navigator, "clipboard", { value: { writeText: () => Promise.reject(new Error("denied")) } });
"""


def test_mistakes_are_named_in_the_words_of_the_form_and_corrected_in_place(opened: Open) -> None:
    with opened(width=360) as watched:
        page = watched.page
        open_form(page, FORMS["approved"])
        expect(page.locator("[id='q-purpose']")).to_have_value("发布校园文体活动预告和权益服务信息。")
        answer(page, {**FORMS["approved"].answers, "account.opened_on": ""})
        page.locator("[id='q-account.url']").fill("https://m.weibo.cn/u/5000000001?from=1")
        page.get_by_role("button", name=MAKE).click()
        assert page.get_by_role("alert").locator("li").all_inner_texts() == ["网址不是规范写法", "开通日期没有填写"]
        assert "account.opened_on（开通日期）没有填写" in page.get_by_role("alert").evaluate("e => e.textContent")
        page.get_by_role("button", name="就用这个网址").click()
        expect(page.locator("[id='q-account.url']")).to_have_value("https://weibo.com/u/5000000001")
        expect(page.locator(".gh-desk__summary li")).to_have_text(["account.opened_on（开通日期）没有填写"])
        page.locator("[id='q-account.opened_on']").fill("2026-11-20")
        expect(page.locator(".gh-desk__summary")).to_have_count(0)
        path, text = made(page)
        assert path == "registry/accounts/student-union/weibo/2026-11-23-filing.yml"
        assert "copied_to: [it-office]" in text
        assert watched.faults == []


def test_people_and_offices_are_added_and_taken_out_in_any_order(opened: Open) -> None:
    form = FORMS["filing"]
    with opened() as watched:
        page = watched.page
        open_form(page, form)
        answer(page, form.answers)
        page.locator("[id='q-document']").locator("xpath=ancestor::details/summary").click()
        for number, name in ((1, "闻二月"), (2, "闻三月")):
            page.get_by_role("button", name="添加管理员").click()
            expect(page.locator(f"[id='q-people.operators.{number}.name']")).to_be_focused()
            page.keyboard.type(name)
        expect(page.locator("[id='q-document']")).to_be_visible()
        page.get_by_role("button", name="删除“管理员 2”").click()
        expect(page.locator("[id='q-people.operators-add']")).to_be_focused()
        page.locator("[id='q-people.operators.1.staff-true']").check()
        page.locator("[id='q-people.operators.1.staff-none']").check()
        page.locator("[id='q-copied_to']").get_by_role("button", name="添加").click()
        page.locator("[id='q-copied_to'] select").last.select_option("evc")
        page.locator("[id='q-copied_to']").get_by_role("button", name="删除").last.click()
        _, text = made(page)
        assert "闻三月}" in text
        assert "闻二月" not in text
        assert "copied_to: [it-office]" in text
        assert PERSON in text
        assert watched.faults == []


def test_a_browser_that_keeps_and_copies_nothing(opened: Open) -> None:
    with opened(own=True) as watched:
        page = watched.page
        page.add_init_script(REFUSING)
        open_form(page, FORMS["impostor"])
        answer(page, FORMS["impostor"].answers)
        _, text = made(page)
        page.get_by_role("button", name="复制内容").click()
        expect(page.get_by_role("status")).to_contain_text("内容已选中，请按 Ctrl+C")
        assert page.evaluate("getSelection().toString()").strip() == text.strip()
        page.goto("desk/impostor/?account=../../policies/x")
        expect(page.locator("#desk[data-ready]")).to_be_visible()
        assert page.locator("#desk-slug").input_value().startswith("impostor-")
        page.goto("units/library/")
        page.get_by_role("main").get_by_role("link", name="备案", exact=True).click()
        expect(page.locator("#desk-target")).to_have_value("library")
        expect(page.locator("#desk-platform")).to_be_visible()
        assert watched.faults == []


def test_what_cannot_be_fetched_or_read_is_said(opened: Open, tmp_path: Path) -> None:
    form = FORMS["closure"]
    with opened() as watched:
        page = watched.page
        page.route("**/api/v1/accounts/library/wechat.json", lambda route: route.abort())
        page.goto(f"desk/{form.page}/?account=tourism/wechat")
        expect(page.locator("#desk-target-box")).to_contain_text("账号 tourism/wechat 现在不能办注销")
        for name, value in form.target.items():
            page.locator(f"#desk-{name}").select_option(value)
        expect(page.locator("#desk-target-box")).to_contain_text("没有取到这个账号的资料")
        page.unroute("**/api/v1/accounts/library/wechat.json")
        page.locator("#desk-target-account").select_option("")
        page.locator("#desk-target-account").select_option("library/wechat")
        expect(page.get_by_role("button", name=MAKE)).to_be_visible()
        page.goto("desk/change/?account=library/wechat")
        page.locator("[id='q-reason']").fill("部门调整。")
        page.reload()
        expect(page.locator("[id='q-reason']")).to_have_value("部门调整。")
        page.goto("desk/change/?account=library/channels")
        expect(page.locator("[id='q-reason']")).to_have_value("")
        file = tmp_path / "accounts__library__wechat__2026-11-20-change.yml"
        for broken in ("{a: b}", "[null]", "[{field: [1]}]"):
            file.write_text(f"kind: change\nchanges: {broken}\n", encoding="utf-8")
            page.locator("#desk-open").set_input_files(file)
            expect(page.locator("#desk-target-box")).to_contain_text("读不出这个文件")
        page.route("**/desk/rules.json", lambda route: route.abort())
        page.reload()
        expect(page.get_by_role("alert")).to_contain_text("请检查网络后刷新页面")


def test_a_unit_that_is_there_is_opened_before_it_is_changed(opened: Open, tmp_path: Path) -> None:
    with opened() as watched:
        page = watched.page
        page.goto("desk/unit/")
        page.locator("#desk-slug").fill("library")
        page.locator("#desk-slug").blur()
        expect(page.locator("#desk-target-box")).to_contain_text("“图书馆”已经用了这个短名")
        file = tmp_path / "library.yml"
        file.write_text("name: 图书馆\nkind: department\nmaintainers: [lin-library]\n", encoding="utf-8")
        page.locator("#desk-open").set_input_files(file)
        page.locator("[id='q-name']").fill("图书档案馆")
        path, text = made(page)
        assert path == "registry/units/library.yml"
        assert "maintainers: [lin-library]" in text
        link = page.get_by_role("link", name="到 GitHub 提交").get_attribute("href")
        assert link == "https://github.com/example-edu/accounts/edit/main/registry/units/library.yml"
        assert watched.faults == []
