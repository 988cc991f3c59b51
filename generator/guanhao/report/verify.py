"""The checker's answer for a terminal, and as JSON (design 1.5)."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from guanhao.model.finding import Language
from guanhao.model.public import PublicAccount, PublicRegister
from guanhao.model.types import Label
from guanhao.report.words import say, visible
from guanhao.verify.match import Answer, Match, Verdict

VERDICTS: dict[Verdict, tuple[Label, Label]] = {
    "official": (
        Label("是官方账号。", "This is an official account."),
        Label("请再看一眼它的状态。", "Mind its state."),
    ),
    "name-match": (
        Label("有官方账号用这个名称或号码，但还不能断定就是它。", "An official account bears it; this may be another."),
        Label("请逐字比对下面的 ID：一致的才是。", "Compare the IDs below, character by character."),
    ),
    "formerly-official": (
        Label("以前是官方账号，现在不是。", "It was official and is not any more."),
        Label("名称和 ID 停用以后可能被别人占用，请勿再相信。", "Others may have taken it over: do not trust it."),
    ),
    "reported-impostor": (
        Label("这是已登记的假冒账号。", "This is a known impostor."),
        Label("请勿相信，不要转账，不要提供验证码。", "Do not trust it; send neither money nor codes."),
    ),
    "lookalike": (
        Label(
            "不是官方账号，但和官方账号很像，或者带着我们的名称。",
            "Not official, but much like one, or carries our name.",
        ),
        Label("很可能是假冒，请向归口管理部门核实或举报。", "Probably an impostor: ask or tell the registrar."),
    ),
    "no-record": (
        Label("没有登记。这既不说明它安全，也不说明它是假的。", "Nothing on file: neither safe nor proven fake."),
        Label("请向归口管理部门核实。", "Ask the registrar."),
    ),
}
"""What each verdict says, and what to do."""

STATES = {
    "active": Label("正常", "active"),
    "unconfirmed": Label("久未确认，请先核实", "not confirmed lately: ask first"),
    "suspended": Label("已暂停：这期间的内容请勿当作官方消息", "suspended: take nothing it posts for official"),
    "closed": Label("已注销", "closed"),
    "approved": Label("尚未开通", "not yet opened"),
    "under-review": Label("待核", "under review"),
}

LIKENESS = {
    "looks": Label("看起来一样", "looks the same"),
    "words": Label("只差附加的词", "differs by added words"),
    "sounds": Label("读音相同", "sounds the same"),
    "edit": Label("只差一个字", "one character away"),
    "carries": Label("带有受保护的名称", "carries a protected name"),
}


def is_plain_yes(answer: Answer, register: PublicRegister) -> bool:
    """Tell whether an answer is `official` for accounts that are all active and confirmed."""
    met = [register.account_by_id[match.owner] for match in answer.matches if not match.is_impostor]
    return answer.verdict == "official" and all(a.state == "active" and a.confirmed for a in met)


def as_json(query: str, answer: Answer, register: PublicRegister, on: date) -> str:
    """Return the answer as JSON: `{"query", "verdict", "matches", "as_of"}`."""
    matches = [_match(match, register) for match in answer.matches if match.owner]
    told = {"query": query, "verdict": answer.verdict, "matches": matches, "as_of": str(on)}
    return json.dumps(told, ensure_ascii=True, indent=2) + "\n"


def _match(match: Match, register: PublicRegister) -> dict[str, Any]:
    if match.is_impostor:
        impostor = next(known for known in register.impostors if known.id == match.owner)
        stated = {"account": impostor.imitates, "name": impostor.name, "platform": impostor.platform}
        return {**stated, "matched_on": match.matched_on, "state": None, "confirmed": False, "valid": []}
    account = register.account_by_id[match.owner]
    stated = {"account": account.id, "name": account.name, "platform": account.platform}
    valid = [{"from": str(span.from_), "to": str(span.to) if span.to else None} for span in account.valid]
    return {
        **stated,
        "matched_on": match.matched_on,
        "state": account.state,
        "confirmed": account.confirmed,
        "valid": valid,
    }


def as_text(query: str, answer: Answer, register: PublicRegister, on: date, lang: Language) -> str:
    """Return the answer in words."""
    return "\n".join(_lines(query, answer, register, on, lang)) + "\n"


def _lines(query: str, answer: Answer, register: PublicRegister, on: date, lang: Language) -> Iterator[str]:
    what, advice = VERDICTS[answer.verdict]
    yield f"{visible(query[:200])}"
    yield f"{answer.verdict}  {say(what, lang)}"
    for match in answer.matches:
        yield f"  {_described(match, register, lang)}"
    yield say(advice, lang)
    yield say(Label(f"数据截至 {on}。", f"Data as of {on}."), lang)


def _described(match: Match, register: PublicRegister, lang: Language) -> str:
    kind = f"（{say(LIKENESS[match.likeness], lang)}）" if match.likeness else ""
    if match.is_impostor or not match.owner:
        return f"{visible(match.value)}{kind}"
    account = register.account_by_id[match.owner]
    until = f"{match.until or account.closed_on or ''}"
    known = " · ".join(filter(None, (account.platform, account.handle, account.platform_id)))
    parts = (visible(account.name or ""), visible(known), say(_standing(account), lang), f"→ {until}" if until else "")
    return "  ".join(filter(None, (account.id, *parts))) + kind


def _standing(account: PublicAccount) -> Label:
    return STATES["unconfirmed" if account.state == "active" and not account.confirmed else account.state]
