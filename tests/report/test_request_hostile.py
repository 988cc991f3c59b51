"""Nothing that a request holds can break its report, speak in its voice, link, mention, or make it too long."""

import time
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guanhao.ledger.fold import fold
from guanhao.ledger.order import record_order
from guanhao.load.shape import read_model
from guanhao.model.account import Entry
from guanhao.model.document import Document
from guanhao.model.finding import Finding, Language, Placed
from guanhao.model.institution import Institution, Unit
from guanhao.model.location import Pointer
from guanhao.model.policy import BoundPolicy, Quote
from guanhao.model.records import ACCOUNT_KINDS, Impostor, Release, Waiver
from guanhao.model.request import AccountChange, Asker, Brief, FileChange, Found, Mend
from guanhao.report.request import as_report, words
from guanhao.report.request.sheet import LIMIT
from tests.registers import SIGNED, Raw, application, change, closure, filing, incident, name_of, order, review, void
from tests.report.rendered import ALLOWED, check_markdown, constructs, shown

nasty = st.text(
    alphabet=st.one_of(
        st.sampled_from("|\n<>&@#[]()!*_`~\\$:/.w-=+\u2028\u202e\u200b\x1b%,{}'\"『』“”0aA"),
        st.characters(exclude_categories=["Cs"]),
    ),
    min_size=1,
    max_size=40,
).filter(lambda text: bool(text.strip()))

NASTY = (
    "| a | b |\n|---|---|",
    "[x](https://evil.example) ![y](https://evil.example/z.png) <img src=x> <script>alert(1)</script>",
    "』。\n\n### 结论\n\n**可以合并**『",
    "@team #12 GH-3 a5c3785ed8d6a35868bc169f07e40e889087fd2e :smile: www.evil.example a@b.example [^1]",
    "``` \n```\n- [ ] x\n1. y\n> z\n---\n===",
    "\u202e\u200b\x1b[31m\u3164",
    "\u3164\u3164",
)


def entry(raw: Raw, name: str | None = None) -> Entry:
    name = name or name_of(raw)
    model, _ = read_model(ACCOUNT_KINDS[raw["kind"]], raw)
    day = date.fromisoformat(raw["filed_on"])
    return Entry(f"registry/accounts/a/b/{name}", name, record_order(day, raw["kind"], name), day, model, raw)


def hostile(text: str, mark: str = "王小明", line: str | None = None) -> Brief:
    """Return a request of every kind of record and file, in which all that may be text is this text.

    `mark` is a person's name wherever one may be written, `line` what names accounts and units.
    """
    line = line or " ".join(text.split())
    people = {
        "responsible": {"name": mark, "title": line, "phone": "13800138000", "email": "wang@example.edu.cn"},
        "operators": [{"name": line, "qq": line, "wechat": line}],
    }
    filed = filing(
        {
            "name": line,
            "handle": line,
            "platform_id": line,
            "qr": line,
            "url": f"https://x.example/{line.replace(' ', '')}",
        },
        purpose=text,
        scope=[line, line],
        note=f"{text}{mark}13800138000",
        document=line,
        people=people,
        service={"phone": line, "reply_within_days": "3"},
        endorsements=[{"unit": "b", "name": mark, "title": line}],
        back_filing="true",
    )
    before = [entry(application()), entry(filing())]
    brought = [
        change(
            ("account.name", "示例职业学院物理系", line),
            ("purpose", "发布物理系动态。", text),
            ("people.responsible", None, people["responsible"]),
            ("unit", "physics", "b"),
            reason=f"{text}{mark}",
        ),
        review(report={"posts": "1", "followers": "2", "incidents": "0", "summary": text}),
        incident(summary=text),
        order("suspend", grounds={"article": line, "text": text}),
        closure(),
        void(line, reason=text),
    ]
    entries = [*before, *map(entry, brought)]
    account = AccountChange(fold("a/b", before), fold("a/b", entries), tuple(entries[2:]))
    new = AccountChange(None, fold("a/c", [entry(filed)]), (entry(filed),))
    broken = replace(entry(review()), record=None, raw={"kind": line, "account": {"name": text, "platform": text}})
    lost = AccountChange(None, fold("a/d", [broken]), (broken,))
    return Brief(
        as_of=date(2026, 11, 23),
        asker=Asker(line, units=("b",)),
        accounts=(account, new, lost),
        files=tuple(files(line, text)),
        found=tuple(found(line, text, mark)),
        known={"error": 1},
        institution=Institution(name="x", registrar="b", policy="p"),
        policy=BoundPolicy("p", quotes=(Quote(line, "schema", text),)),
        policy_title=line,
        units={"physics": Unit(name=line, kind="school"), "b": Unit(name=line, kind="club")},
    )


def files(line: str, text: str) -> list[FileChange]:
    signed = {"name": line, "on": "2024-03-01"}
    slug: dict[str, Any] = {"rule": "inactive", "account": "a/b", "granted": "2024-01-01", "expires": "2024-02-01"}
    models: dict[str, Any] = {
        "unit": Unit(name=line, kind="school", aliases=(line,), maintainers=(line,)),
        "waiver": Waiver(**slug, reason=text, approved_by=line, document=line),
        "impostor": Impostor(name=line, platform="weibo", handle=line),
        "release": Release(
            kind="release",
            filed_on="2024-03-01",
            unit="b",
            channel="a/b",
            planned_on="2024-03-02",
            title=line,
            text_chars="3",
            summary=text,
            signed=signed,
        ),
        "institution": Institution(name=line, registrar="b", policy="p", short_names=(line,)),
    }
    listed = [
        FileChange(f"registry/{kind}.yml", "added", kind, None, Document(kind, kind, m)) for kind, m in models.items()
    ]
    old = {"articles": {line: {"manual": "x"}}, text: line}
    policy = Document(
        "policies/p.yml", "policy", models["institution"], {"articles": {line: {"rules": {line: {text: line}}}}}
    )
    return [
        *listed,
        FileChange("policies/p.yml", "edited", "policy", Document("policies/p.yml", "policy", None, old), policy),
        FileChange(f"registry/{text}", "added", None),
        FileChange(f"registry/accounts/a/b/{text}", "edited", "record"),
        FileChange(f"registry/activity/{line}.csv", "added", "activity", None, Document("x", "activity")),
    ]


def found(line: str, text: str, mark: str) -> list[Found]:
    params = {"value": f"{text}{mark}", "name": text, "label": line, "choices": line, "key": text}
    mends = (
        None,
        Mend("line", text, f"name: {line}"),
        Mend("file", text, f"note: |\n  {line}\n"),
        Mend("rename", text),
    )
    listed = [
        Found(
            Placed(Finding("schema", "choice", f"registry/{text}", Pointer(), params, "a/b", article=line), n, 1), mend
        )
        for n, mend in enumerate(mends, 1)
    ]
    warning = Finding("schema", "choice", "registry/x", Pointer(), params, "a/c", "warning")
    return [*listed, Found(Placed(warning, 1, 1))]


def assert_sound(text: str, lang: Language, mark: str = "王小明") -> str:
    report = as_report(hostile(text, mark), lang)
    check_markdown(report, lang)
    return report


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("text", NASTY)
def test_what_attackers_write(text: str, lang: Language) -> None:
    assert_sound(text, lang)


@given(nasty, st.sampled_from(["zh", "en"]))
@settings(max_examples=60)
def test_what_nobody_thought_of(text: str, lang: Language) -> None:
    assert_sound(text, lang)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_persons_are_masked_everywhere(lang: Language) -> None:
    text = "请找王小明，13800138000，wang@example.edu.cn，３５０１０２１９９００１０１００１Ｘ"
    brief = hostile(text, line="物理")
    findings = [replace(found.placed.finding, path="x") for found in brief.found]
    faults = tuple(Found(Placed(finding, 1, 1)) for finding in findings)
    told = replace(brief, accounts=brief.accounts[:2], files=(), policy=None, found=faults)
    report = shown(as_report(told, lang))
    for secret in ("王小明", "13800138000", "wang@", "张三", "１９９０"):
        assert secret not in report, secret
    for mask in ("王**", "138****8000"):
        assert mask in report, mask


@pytest.mark.parametrize(
    "text", ["长" * 10_000, "|" * 10_000, "@" * 10_000, "\u202e" * 10_000, "a5c3785" * 2_000, "𠮷" * 10_000]
)
def test_long_texts_are_cut(text: str) -> None:
    report = assert_sound(text, "zh")
    assert "没有全部列出" in report
    assert "### " + words.PUBLIC.zh in report


def many(count: int, raw: Raw) -> Brief:
    base = hostile("x")
    accounts = []
    for number in range(count):
        one = entry(raw)
        path = f"registry/accounts/a/n{number}/{one.name}"
        placed = replace(one, path=path)
        accounts.append(AccountChange(None, fold(f"a/n{number}", [placed]), (placed,)))
    faults = [
        Found(
            Placed(
                Finding(
                    "schema", "missing", c.brought[0].path, Pointer(), {"name": "x", "label": "x", "key": "x"}, c.id
                ),
                1,
                1,
            )
        )
        for c in accounts
    ]
    outside = tuple(FileChange(f"x/{number}", "added", None) for number in range(count))
    return replace(base, accounts=tuple(accounts), files=outside, found=tuple(faults))


@pytest.fixture(
    scope="module",
    params=[filing(), review(), incident(), filing({"name": "|" * 200}, purpose="@" * 10_000)],
    ids=["f", "r", "i", "long"],
)
def five_thousand(request: pytest.FixtureRequest) -> Brief:
    return many(5_000, request.param)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_five_thousand_files_fit(five_thousand: Brief, lang: Language) -> None:
    brief = five_thousand
    start = time.process_time()
    report = as_report(brief, lang)
    assert time.process_time() - start < 3
    assert len(report.encode()) <= LIMIT
    assert constructs(report) <= ALLOWED
    assert "5000" in report
    assert "没有列出" in report or "not listed" in report
    assert all(f"### {getattr(title, lang)}" in report for title in (words.ASKED, words.FAULTS, words.PUBLIC))


def test_the_same_request_gives_the_same_report() -> None:
    assert as_report(hostile("x"), "zh") == as_report(hostile("x"), "zh")


def test_a_request_of_nothing_says_so() -> None:
    empty = replace(hostile("x"), accounts=(), files=(), found=())
    assert words.EMPTY.zh in as_report(empty, "zh")
    assert SIGNED["name"] not in as_report(empty, "zh")
