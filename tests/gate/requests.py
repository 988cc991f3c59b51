"""Requests for tests: what each brings to one small register, and by which rules it is turned down."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from guanhao import pipeline
from guanhao.model.finding import Placed
from guanhao.model.verdict import Examination
from tests.history import Changes, Content, History, files_in
from tests.registers import dump, name_of, review

AS_OF = date(2026, 11, 23)
DAY = "2026-11-20"
"""The day on which the records of requests are filed."""

WANG, LI, SUN, ZHAO, QIAN = "wang-physics", "li-chemistry", "sun-optics", "zhao-evc", "qian-it"
"""Maintainers of physics, chemistry and the closed optics; the registrar; an approver of another unit."""

ACCOUNTS = "registry/accounts/"
WECHAT = f"{ACCOUNTS}physics/wechat/"
CHEMISTRY = f"{ACCOUNTS}chemistry/wechat/"
LAB = f"{ACCOUNTS}chemistry/lab/"
RADIO = f"{ACCOUNTS}chemistry/radio/"
OPTICS = f"{ACCOUNTS}optics/wechat/"
NEWS = f"{ACCOUNTS}physics/news/"
FILING = f"{WECHAT}2024-03-20-filing.yml"

POLICY = """\
title: 示例职业学院新媒体管理办法
articles:
  第一条: {rules: {change-deadline: {days: 7}}}
"""

SIGNED = {"name": "张三", "title": "党总支书记", "on": DAY}

RULES = Path(__file__).parent.parent / "rules"


def base_files() -> dict[str, Content]:
    """Return the register that the requests are made to: five units and seven accounts, without a fault."""
    files: dict[str, Content] = {**files_in(RULES / "base", RULES / "base-request")}
    files["policies/measures.yml"] = POLICY
    files[f"{NEWS}{DAY}-filing.yml"] = dump(news())
    radio = news(name="化学电台", platform_id="gh_0123456789e2", handle="evc_chemradio") | {"unit": "chemistry"}
    files[f"{RADIO}{DAY}-filing.yml"] = dump(radio)
    later = new("change", happened_on=DAY, reason="更名。")
    later["changes"] = [{"field": "account.name", "from": "示例职业学院化学系", "to": "化学之声"}]
    files[f"{CHEMISTRY}{DAY}-change.yml"] = dump(later)
    return files


def new(kind: str, **values: Any) -> dict[str, Any]:
    """Return a record of the day, with what every record says and `values`."""
    return {"kind": kind, "filed_on": DAY, "signed": SIGNED, **values}


def news(**account: Any) -> dict[str, Any]:
    """Return a filing of a second WeChat account of physics."""
    held = {"name": "示例职业学院物理要闻", "platform": "wechat-official", "platform_id": "gh_0123456789e1"}
    held |= {"handle": "evc_news", "opened_on": DAY, **account}
    people = {"responsible": {"name": "张三", "title": "党总支书记"}}
    return new("filing", unit="physics", tier=2, account=held, purpose="发布要闻。", scope=["要闻"], people=people)


def yearly(**values: Any) -> dict[str, Any]:
    """Return this year's review."""
    return review(filed_on=DAY, year=2026, signed=SIGNED) | values


def renamed(before: str, after: str, **values: Any) -> dict[str, Any]:
    """Return a change of name."""
    changes = [{"field": "account.name", "from": before, "to": after}]
    return new("change", **{"happened_on": DAY, "reason": "工作需要。", "changes": changes} | values)


def transferred(before: str, after: str, *endorsing: str, **values: Any) -> dict[str, Any]:
    """Return a transfer from unit to unit, and by whom it claims to be endorsed."""
    endorsements = [{"unit": unit, "name": "李四", "on": DAY} for unit in endorsing]
    changes = [{"field": "unit", "from": before, "to": after}]
    record = new("change", happened_on=DAY, reason="工作调整。", changes=changes, **values)
    return record | ({"endorsements": endorsements} if endorsing else {})


def filed(folder: str, *records: dict[str, Any]) -> dict[str, Content]:
    """Return records as files of an account's folder, each under the name that it should have."""
    return {f"{folder}{name_of(raw)}": dump(raw) for raw in records}


@dataclass(frozen=True)
class Ask:
    """A request, and the rules whose errors it brings."""

    name: str
    actor: str | None
    changes: Changes
    expect: Sequence[str] = ()
    requested_on: date = AS_OF
    warnings: Sequence[str] = field(default=())

    def __str__(self) -> str:
        return self.name

    @property
    def branch(self) -> str:
        return self.name.replace(" ", "-")


def write_asks(root: Path, asks: Sequence[Ask]) -> None:
    """Write the register's repository, with a branch for each request."""
    history = History(root)
    main = history.commit("main", base_files())
    for ask in asks:
        history.commit(ask.branch, ask.changes, main)
    history.write()


def examine(root: Path, ask: Ask) -> Examination:
    """Judge a request whose branch is in the repository."""
    return examine_branch(root, ask.branch, ask.actor, ask.requested_on)


def examine_branch(
    root: Path, branch: str, actor: str | None = WANG, requested_on: date = AS_OF, base: str = "main"
) -> Examination:
    from guanhao import gate  # noqa: PLC0415  what is tested last is loaded last

    with gate.open_request(root, base, f"refs/heads/{branch}") as request:
        return pipeline.check_request(request, AS_OF, actor, requested_on)


def rules_of(examination: Examination, severity: str = "error") -> list[str]:
    """Return the rules of what is new, each once."""
    return sorted({p.finding.rule for p in examination.findings if p.is_new and p.finding.severity == severity})


def new_in(examination: Examination) -> list[Placed]:
    return [placed for placed in examination.findings if placed.is_new]
