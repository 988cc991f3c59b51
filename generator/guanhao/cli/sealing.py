"""Commands around sealed records: seal what is not committed yet, open, make a key."""

import sys
from datetime import date
from pathlib import Path

import click

from guanhao.cli.options import GATED, common_options, register_root
from guanhao.model.finding import Language
from guanhao.model.types import Label

_SEALED = Label("已密封：{path}", "sealed: {path}")
_UNCHANGED = Label("没有要密封的：{path}", "nothing to seal: {path}")
_COPIED = Label(
    "打开的登记册在 {folder}。里面有姓名和联系方式的明文：不要提交、不要外传，用完删除。",
    "The register lies open in {folder}: names and contacts are in the clear. Commit and send none of it, and delete "
    "it after use.",
)
_KEY = Label(
    """\
密钥已写入 {path}，只有本人能读。请另存一份在别处；丢了它，密封的内容谁也打不开。
把公钥写进 registry/institution.yml（可以有几个，每一个都能打开）：

encryption:
  recipients:
    - {recipient}""",
    """\
The key is in {path}, for you alone to read. Keep a copy elsewhere: without it nobody can open what is sealed.
Write its recipient into registry/institution.yml (there may be several, and each opens everything):

encryption:
  recipients:
    - {recipient}""",
)


@click.command()
@common_options
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
def seal(root: Path | None, lang: Language, as_of: date | None, files: tuple[Path, ...]) -> None:  # noqa: ARG001
    """密封还没有提交的记录里的姓名和联系方式 / seal names and contacts of records not committed yet."""
    from guanhao import pipeline, sealing
    from guanhao.advice import words
    from guanhao.report.words import say

    has_failed = False
    for done in sealing.seal_files(pipeline.open_register(register_root(root)), files):
        if done.error:
            has_failed = True
            click.echo(words(done.error), err=True)
        else:
            click.echo(say(_SEALED if done.is_changed else _UNCHANGED, lang).format(path=done.path))
    sys.exit(GATED if has_failed else 0)


@click.command()
@common_options
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option(
    "--identity",
    required=True,
    metavar="KEYFILE",
    type=click.Path(path_type=Path),
    help="密钥文件 / the key file",
)
@click.option(
    "--to",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="把整个登记册打开，写到仓库以外的新文件夹 / open the whole register into a new folder outside of Git",
)
def decrypt(
    *,
    root: Path | None,
    lang: Language,
    as_of: date | None,  # noqa: ARG001
    file: Path | None,
    identity: Path,
    to: Path | None,
) -> None:
    """打开密封的内容：打印一份记录，或者另存整个登记册 / open what is sealed: print a record, or copy the register."""
    from guanhao import pipeline, sealing
    from guanhao.advice import words
    from guanhao.errors import UnopenableError
    from guanhao.report.words import say

    left: list[UnopenableError] = []
    keys = sealing.read_identities(identity)
    if to is not None and (file is None or file.is_dir()):
        register = pipeline.open_register(file or register_root(root))
        left = sealing.open_register(register.root, to, keys)
        click.echo(say(_COPIED, lang).format(folder=to))
    elif to is None and file is not None and not file.is_dir():
        try:
            click.echo(sealing.open_record(file, keys), nl=False)
        except UnopenableError as error:
            left = [error]
    else:
        raise click.UsageError(
            "打印一份记录，写 FILE；打开整个登记册，用 --to 写明新文件夹 / "
            "name a FILE to print it, or a new folder with --to to open the whole register"
        )
    for unopened in left:
        click.echo(words(unopened), err=True)
    sys.exit(GATED if left else 0)


@click.command()
@common_options
@click.argument("file", type=click.Path(path_type=Path))
def keygen(root: Path | None, lang: Language, as_of: date | None, file: Path) -> None:  # noqa: ARG001
    """为归口管理部门建一把密钥，打印要写进登记册的公钥 / make a key for the registrar and print its recipient."""
    from guanhao import sealing
    from guanhao.report.words import say

    recipient = sealing.make_key(file)
    click.echo(say(_KEY, lang).format(path=file, recipient=recipient))
