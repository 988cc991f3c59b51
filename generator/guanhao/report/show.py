"""One account for a terminal: its state, what is on file, and how it came about."""

from collections.abc import Iterator, Sequence
from datetime import date

from guanhao.ledger.code import code_of
from guanhao.ledger.values import get_value
from guanhao.model.account import Account, Entry
from guanhao.model.finding import Language
from guanhao.model.types import Label
from guanhao.report.audit import approval_words
from guanhao.report.columns import width
from guanhao.report.words import say, visible
from guanhao.rules.facts import Facts

STATES = {
    "active": Label("正常", "active"),
    "suspended": Label("已暂停", "suspended"),
    "approved": Label("已批准、待开通", "approved, not yet opened"),
    "closed": Label("已注销", "closed"),
    "under-review": Label("待核：有记录读不出来或次序不对，请运行 guanhao check", "under review: run `guanhao check`"),
}

NOTHING = Label("没有生效的记录", "no record in effect")

FIELDS = (
    ("account.name", Label("名称", "name")),
    ("account.platform", Label("平台", "platform")),
    ("account.platform_id", Label("平台 ID", "platform ID")),
    ("account.handle", Label("账号 ID", "handle")),
    ("account.url", Label("网址", "address")),
    ("account.qr", Label("二维码", "QR payload")),
    ("unit", Label("主办单位", "unit")),
    ("tier", Label("级别", "tier")),
    ("account.opened_on", Label("开通日期", "opened on")),
)

_HELD = dict(FIELDS)
_WIDTH = 14


def as_account(account: Account, pending: Sequence[Entry], facts: Facts, as_of: date, lang: Language) -> str:
    """Return the account as of a day, in lines of label and value; `pending` are its records that nobody approved."""
    return "\n".join((*_lines(account, facts, as_of, lang), *_records(account, pending, lang))) + "\n"


def _lines(account: Account, facts: Facts, as_of: date, lang: Language) -> Iterator[str]:
    yield f"{account.id}  {code_of(account.id)}"
    yield _row(Label("截至", "as of"), str(as_of), lang)
    state = STATES[account.published_state] if account.is_on_record else NOTHING
    yield _row(Label("状态", "state"), say(state, lang), lang)
    for path, label in FIELDS:
        value = get_value(account.filing, path)
        if value is not None:
            yield _row(label, _named(facts, path, str(value), lang), lang)
    if account.closed_on:
        yield _row(Label("注销日期", "closed on"), str(account.closed_on), lang)
    if account.successor:
        yield _row(Label("承接账号", "successor"), account.successor, lang)
    if account.held:
        yield ""
        yield say(Label("使用过的名称和 ID（从批准之日起）", "Names and IDs, each from the day it was approved"), lang)
    for held in account.held:
        until = str(held.until) if held.until else say(Label("今", "now"), lang)
        name = say(_HELD[f"account.{held.field}"], lang)
        yield f"  {held.since} — {until}  {name}  {visible(held.value)}"


def _records(account: Account, pending: Sequence[Entry], lang: Language) -> Iterator[str]:
    """Yield a line a record: how it came in; then those that are not in effect."""
    yield ""
    yield say(Label("记录", "Records"), lang)
    applied = {entry.name for entry in account.applied}
    for entry in account.entries:
        mark = _mark(account, entry.name, applied, lang)
        yield f"  {visible(entry.name)}{mark}  {approval_words(entry.approval, lang)}"
    if pending:
        yield ""
        yield say(Label("没有生效的记录（原因见 guanhao audit）", "Not in effect (see `guanhao audit`)"), lang)
    for entry in pending:
        yield f"  {visible(entry.name)}  {approval_words(entry.approval, lang)}"


def _mark(account: Account, name: str, applied: set[str], lang: Language) -> str:
    if name in account.voided:
        return say(Label("（已作废）", " (voided)"), lang)
    return (
        "" if name in applied else say(Label("（不成立，见 guanhao check）", " (at fault, see `guanhao check`)"), lang)
    )


def _named(facts: Facts, path: str, value: str, lang: Language) -> str:
    if path == "account.platform" and value in facts.platforms:
        platform = facts.platforms[value]
        return platform.name if lang == "zh" else platform.name_en
    if path == "unit" and value in facts.units:
        return visible(f"{facts.units[value].name} ({value})")
    return visible(value)


def _row(label: Label, value: str, lang: Language) -> str:
    text = say(label, lang)
    return f"  {text}{' ' * max(1, _WIDTH - width(text))}{value}"
