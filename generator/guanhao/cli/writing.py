"""Commands that begin something: a register, the demonstration, a rule."""

import shlex
from datetime import date
from pathlib import Path

import click

from guanhao.cli.options import common_options, register_root
from guanhao.model.finding import Language
from guanhao.model.types import Label

_DEMO = Label(
    """\
已建好 {folder}：样例登记册和它的合并历史，到 {last} 为止。
main 上最后一份申请没有经过审批就推送了。还没有合并的请求，每个是一条分支：
{requests}
可以这样试：
  cd {to}
  guanhao audit
  git switch requests/refused
  guanhao check --base main --actor {actor}
使用帮助里有两篇教程，带着把这些请求办一遍。""",
    """\
Made {folder}: the sample register and the history of its merges, until {last}.
The last record on main was pushed past every approver. Open requests, each a branch:
{requests}
Try:
  cd {to}
  guanhao audit
  git switch requests/refused
  guanhao check --base main --actor {actor}
Two tutorials of the help walk through these requests.""",
)


@click.command()
@common_options
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--preset", required=True, metavar="ID", help="预置办法 / the regulation to begin with")
def init(root: Path | None, lang: Language, as_of: date | None, folder: Path, preset: str) -> None:  # noqa: ARG001
    """建一个空的登记册；在官号的克隆里则清空样例 / begin an empty register; in a clone, empty the sample."""
    from guanhao import founding
    from guanhao.desk.starter import next_steps

    made = founding.found_register(folder, preset)
    click.echo("\n".join(str(folder / path) for path in made if "/schema/" not in path))
    steps = next_steps(preset, folder)
    click.echo(f"\n{steps.zh if lang == 'zh' else steps.en}", nl=False)


@click.command()
@common_options
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
def demo(root: Path | None, lang: Language, as_of: date | None, folder: Path) -> None:  # noqa: ARG001
    """把样例登记册重放成一个有合并历史的仓库，供试用 / the sample register as a repository with a history."""
    from guanhao import demo as replay
    from guanhao.report.words import say

    last = replay.write_demo(folder, as_of)
    width = max(map(len, replay.OPEN_REQUESTS))
    requests = "\n".join(
        f"  requests/{name:{width}}  {say(asked, lang)}" for name, asked in replay.OPEN_REQUESTS.items()
    )
    told = say(_DEMO, lang)
    click.echo(
        told.format(folder=folder, last=last, requests=requests, to=shlex.quote(str(folder)), actor=replay.ACTOR)
    )


@click.command("new-rule")
@common_options
@click.argument("rule")
@click.option(
    "--class",
    "rule_class",
    type=click.Choice(["value", "event", "duty"]),
    default="value",
    show_default=True,
    help="规则类别 / class of rule",
)
def new_rule(root: Path | None, lang: Language, as_of: date | None, rule: str, rule_class: str) -> None:  # noqa: ARG001
    """在源代码的克隆里新建一条规则和它的例子 / a new rule and its cases, in a clone of the source."""
    from guanhao import scaffolding

    made = scaffolding.scaffold_rule(register_root(root), rule, rule_class)
    click.echo("\n".join(made))
    model = scaffolding.MODELS[rule_class]
    if lang == "zh":
        click.echo(f"\n内容是 {model} 的副本，可以直接运行：改写规则和例子，运行 make test，再到办法里绑定。")
    else:
        click.echo(f"\nA copy of {model}, and it runs: rewrite rule and cases, run make test, bind it in a policy.")
