"""What does not stand in the way: warnings, what was known before, what nobody could assess."""

from collections.abc import Iterator
from itertools import chain

from guanhao.model.finding import Finding
from guanhao.model.request import Brief, Found
from guanhao.report.request import words, words_found
from guanhao.report.request.faults import alike, basis, place
from guanhao.report.request.pen import Markdown, Pen, item
from guanhao.report.request.sheet import Part, Piece
from guanhao.report.request.subjects import pen_at
from guanhao.report.words import fix, level, message
from guanhao.rules import BY_ID


def remarks(pen: Pen, brief: Brief) -> Part:
    """Return warnings and notices, then what else the reviewer should know of how the request was judged."""
    found = [group for group in alike(brief.found) if _is_remark(group[0].placed.finding)]
    found.sort(key=lambda group: group[0].placed.finding.severity != "warning")
    besides = list(_besides(pen, brief))
    items = chain(besides, (_remark(pen, brief, group) for group in found))
    piece = Piece(items, len(besides) + len(found), more=words.MORE_FAULTS)
    return Part(words.REMARKS, (piece,), most=8_000, priority=6)


def _is_remark(finding: Finding) -> bool:
    """Tell whether a finding is to be told here: not what follows from nobody having said who asks."""
    return finding.severity != "error" and not (finding.code == "not-assessed" and BY_ID[finding.rule].request)


def _remark(pen: Pen, brief: Brief, group: list[Found]) -> Markdown:
    finding = group[0].placed.finding
    writer = pen_at(pen, brief, finding)
    what, how = (writer.text(text(finding, pen.lang)) for text in (message, fix))
    said = {"level": pen.text(level(finding, pen.lang)), "place": place(pen, group[0]), "what": what, "fix": how}
    return item(pen.say(words_found.REMARK, **said, basis=basis(pen, brief, group)))


def _besides(pen: Pen, brief: Brief) -> Iterator[Markdown]:
    if brief.asker is None:
        yield item(pen.say(words_found.NO_ACTOR))
    rules = {j.rule: j.article for change in brief.accounts for j in change.unassessed}
    if rules:
        named = pen.listed(pen.say(words_found.RULE_OF, rule=pen.code(rule), article=rules[rule]) for rule in rules)
        yield item(pen.say(words_found.UNASSESSED, rules=named))
    if any(brief.known.values()):
        counts = {severity: brief.known.get(severity, 0) for severity in ("error", "warning", "notice")}
        yield item(pen.say(words_found.KNOWN, **counts))
