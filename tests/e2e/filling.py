"""Filling in the desk's forms as people do: by the ids of the questions, in a browser whose clock stands still."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Open, Portal, Windows

TODAY = "2026-11-23"
Answers = Mapping[str, str | bool]
"""Question → what is typed or chosen; True ticks a box, and what begins with `+` is a list that gets one more item."""

PERSON = "顾长风"
PHONE = "00000000099"


@dataclass(frozen=True)
class Form:
    """How one form is filled in so that `check` has nothing against the record."""

    page: str
    target: Mapping[str, str]
    answers: Answers


SIGNED: Answers = {"signed.name": PERSON, "signed.title": "馆长"}
PEOPLE: Answers = {
    "people.responsible.name": PERSON,
    "people.responsible.title": "馆长",
    "people.responsible.phone": PHONE,
    "people.supervisor.name": "沈半夏",
    "people.operators.0.name": "陆小满",
    "people.operators.0.staff-true": True,
    "people.operators.0.phone": PHONE,
}
DECLARED: Answers = {
    "tier-2": True,
    "purpose": "发布图书馆动态，服务师生。",
    "scope": "开馆通知\n新书推荐",
    "service.reply_within_days": "2",
    "monitoring-working-hours": True,
    "+copied_to": "it-office",
    "commitment.signed_by": PERSON,
    "commitment.signed_on": TODAY,
}
OF_LIBRARY = {"target": "library", "target-account": "library/wechat"}
VOIDED = ("library/channels", "2025-12-09-review.yml")

FORMS: Mapping[str, Form] = {
    "application": Form(
        "open", {"target": "library", "platform": "zhihu"}, {**DECLARED, **PEOPLE, "account.name": "示例职业学院图书馆"}
    ),
    "filing": Form(
        "file",
        {"target": "library", "platform": "kuaishou"},
        {
            **DECLARED,
            **PEOPLE,
            "account.name": "示例职业学院图书馆",
            "account.handle": "evclibrary",
            "account.opened_on": "2026-11-20",
            "note": "开通时没有办申请。",
            "account.certified.subject": "示例职业学院",
        },
    ),
    "approved": Form(
        "file",
        {"target": "student-union", "target-account": "student-union/weibo"},
        {
            **PEOPLE,
            "account.platform_id": "5000000001",
            "account.url": "https://weibo.com/u/5000000001",
            "account.opened_on": "2026-11-20",
            "people.responsible.title": "指导教师",
            "commitment.signed_by": PERSON,
            "commitment.signed_on": TODAY,
            "+endorsements": "",
            "endorsements.0.unit": "youth-league",
            "endorsements.0.name": "童九如",
            "endorsements.0.on": TODAY,
        },
    ),
    "change": Form(
        "change",
        OF_LIBRARY,
        {
            "happened_on": "2026-11-20",
            "reason": "部门调整。\n名称随之改变。",
            "changes.account.name": True,
            "changes.0.to": "示例职业学院图书馆读者服务",
            **SIGNED,
        },
    ),
    "review": Form(
        "review",
        {"target": "library", "target-account": "library/channels"},
        {
            "report.posts": "96",
            "report.followers": "9120",
            "report.incidents": "0",
            "report.summary": "运行正常。",
            "result-pass": True,
            **SIGNED,
        },
    ),
    "closure": Form("close", OF_LIBRARY, {"happened_on": TODAY, "reason": "unused", **SIGNED}),
    "release": Form(
        "release",
        {},
        {
            "unit": "library",
            "channel": "evc",
            "channel-account": "evc/wechat",
            "planned_on": "2026-11-28",
            "title": "读书月",
            "text_chars": "300",
            "summary": "读书月安排。",
            "+images": "",
            "images.0.file": "poster.png",
            "images.0.format": "png",
            "images.0.bytes": "2000000",
            **SIGNED,
        },
    ),
    "incident": Form(
        "incident",
        OF_LIBRARY,
        {"happened_on": TODAY, "reported_on": TODAY, "summary": "留言区出现不实信息。", **SIGNED},
    ),
    "impostor": Form(
        "impostor", {}, {"name": "示例职院图书馆助手", "platform": "douyin", "handle": "evc_fake", "seen_on": TODAY}
    ),
    "order": Form(
        "order",
        OF_LIBRARY,
        {
            "order-rectify": True,
            "grounds.article": "第三十五条",
            "grounds.text": "连续三个月没有更新。",
            "due_on": "2026-12-23",
            **SIGNED,
        },
    ),
    "void": Form(
        "void", {**OF_LIBRARY, "target-account": VOIDED[0]}, {"voids": VOIDED[1], "reason": "年度填错。", **SIGNED}
    ),
    "waiver": Form(
        "waiver",
        {},
        {
            "rule": "inactive",
            "account": "library",
            "account-account": "library/wechat",
            "reason": "闭馆维修。",
            "approved_by": "陆二宁",
            "document": "示院宣函〔2026〕6号",
            "granted": TODAY,
            "expires": "2027-06-30",
        },
    ),
    "unit": Form("unit", {"slug": "archives"}, {"name": "档案馆", "kind": "department", "parent": "evc"}),
}


NOW = datetime(2026, 11, 23, 2, tzinfo=UTC)
"""When forms are filled in."""


@pytest.fixture
def opened(windows: Windows, portal: Portal) -> Open:
    """Open windows whose clock stands still."""
    return partial(windows.open, portal.address, now=NOW)


def open_form(page: Page, form: Form) -> None:
    """Open a form and choose what it is about."""
    page.goto(f"desk/{form.page}/")
    expect(page.locator("#desk[data-ready]")).to_be_visible()
    for name, value in form.target.items():
        control = page.locator(f"#desk-{name}")
        if name == "slug":
            control.fill(value)
            control.blur()
        else:
            control.select_option(value)
    expect(page.get_by_role("button", name="检查并生成记录")).to_be_visible()


def answer(page: Page, answers: Answers) -> None:
    """Answer questions, each by the control it has."""
    for name, value in answers.items():
        control = page.locator(f"[id='q-{name.removeprefix('+')}']")
        if not control.is_visible():
            page.locator("details", has=control).last.locator("summary").first.click()
        if name.startswith("+"):
            control.get_by_role("button", name="添加").click()
            if value:
                control.locator("select").last.select_option(str(value))
            continue
        match control.evaluate("element => element.type"):
            case "checkbox" | "radio":
                control.check()
            case "select-one":
                control.select_option(str(value))
            case _:
                control.fill(str(value))


def made(page: Page) -> tuple[str, str]:
    """Have the record made; return its path and its text."""
    page.get_by_role("button", name="检查并生成记录").click()
    result = page.locator("#desk-result")
    expect(result).to_be_focused()
    text = page.locator(".gh-desk__file-text").evaluate("element => element.textContent")
    return page.locator(".gh-desk__path code").inner_text(), text


def write(register: Path, path: str, text: str) -> None:
    place = register / path
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(text.encode())
