"""Several records of one kind for the accounts of one unit: what came of each, and how that is told."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from guanhao.desk.draft import missing_in
from guanhao.desk.form import form_of
from guanhao.desk.new import Desk
from guanhao.desk.talk import Talk
from guanhao.model.finding import Finding
from guanhao.model.terms import KIND
from guanhao.model.types import Label

INTRO = Label(
    "{title}，{count} 份。逐项填写，答错会再问；［ ］里是回车默认的内容，Ctrl-C 放弃，什么也不写。",
    "{title}, {count}. A wrong answer is asked again; Enter takes what stands in [ ]; Ctrl-C gives up all of them.",
)
WRITTEN = Label("已写入 {count} 份{kind}：", "Wrote {count} of {kind}:")
NEXT = Label(
    "下一步：核对内容后把这些文件放在同一个请求里提交，发起合并请求；归口管理部门合并，即为批准。",
    "Next: look them over, commit them together and open one pull request; its merge is the approval.",
)
SKIPPED = Label("不用写的 {count} 户：", "Nothing to write for {count}:")
REFUSED = Label("没有写的 {count} 户：", "Not written, {count}:")
NOTHING = Label("没有要写的。", "There is nothing to write.")
MISSING = Label(
    "还缺：{names}（在终端里运行会逐户询问；也可以单独办：guanhao new {kind} {account}）",
    "still missing: {names} (a terminal asks for it; or file it alone: guanhao new {kind} {account})",
)
AFTERWARDS = Label("另外还要办：", "Besides:")

Skipped = tuple[str, Label]
"""An account, and why it needs no record."""


@dataclass(frozen=True)
class Prepared:
    """A record that was begun for an account, and what there is to tell of it."""

    desk: Desk
    told: tuple[Label, ...] = ()

    @property
    def account(self) -> str:
        """The account's id."""
        return self.desk.draft.target


@dataclass(frozen=True)
class Batch:
    """Records that were begun, the accounts that need none, and what is to be done besides."""

    kind: str
    title: Label
    prepared: Sequence[Prepared]
    skipped: Sequence[Skipped]
    afterwards: Sequence[Label] = ()
    shared: Sequence[str] = ()
    """Keys whose answer, once given, stands for the accounts that follow too."""
    wanted: Mapping[str, Label] = field(default_factory=dict)
    """Optional keys that are asked for with the core → what is told where they are left out."""


@dataclass(frozen=True)
class Judged:
    """What came of one record: nothing stands against it, or it was not written."""

    prepared: Prepared
    findings: tuple[Finding, ...] = ()
    missing: tuple[str, ...] = ()
    """What nobody gave, as the options that give it."""
    path: str | None = None
    """The file, once it is written."""


def missing_options(prepared: Prepared) -> tuple[str, ...]:
    """Return the options that would give what a record still lacks."""
    draft = prepared.desk.draft
    return tuple(f"--set {'.'.join(map(str, node.keys))}" for node in missing_in(draft, form_of(draft.kind)))


def written_lines(batch: Batch, judged: Sequence[Judged], talk: Talk) -> Iterator[str]:
    """Yield what was written and what was not needed, and what is to be done next."""
    yield talk.term(batch.title)
    written = [one for one in judged if one.path]
    if batch.skipped:
        yield talk.say(SKIPPED, count=str(len(batch.skipped)))
        yield from (f"  {account}  {talk.term(why)}" for account, why in batch.skipped)
    if written:
        yield talk.say(WRITTEN, count=str(len(written)), kind=KIND[batch.kind])
        for one in written:
            yield f"  {one.path}"
            yield from (f"    {talk.term(told)}" for told in one.prepared.told)
            yield from (f"    ! {talk.word(finding)}" for finding in one.findings)
        yield talk.term(NEXT)
    elif not any(one.findings or one.missing for one in judged):
        yield talk.term(NOTHING)
    left_out = {key for one in written for key in batch.wanted if one.prepared.desk.draft.get((key,)) is None}
    besides = [*(batch.wanted[key] for key in sorted(left_out)), *(batch.afterwards if written else ())]
    if besides:
        yield talk.term(AFTERWARDS)
        yield from (f"  {talk.term(what)}" for what in besides)


def refused_lines(judged: Sequence[Judged], talk: Talk) -> Iterator[str]:
    """Yield what was not written, and why."""
    refused = [one for one in judged if not one.path]
    if not refused:
        return
    yield talk.say(REFUSED, count=str(len(refused)))
    for one in refused:
        yield f"  {one.prepared.account}"
        yield from (f"    {talk.term(told)}" for told in one.prepared.told)
        if one.missing:
            draft = one.prepared.desk.draft
            names = "  ".join(one.missing)
            yield f"    {talk.say(MISSING, names=names, kind=draft.kind, account=draft.target)}"
        for finding in one.findings:
            yield f"    {'×' if finding.severity == 'error' else '!'} {talk.word(finding)}"
