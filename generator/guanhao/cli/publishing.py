"""Commands that make something of the register: the portal, its preview, the schemas, CODEOWNERS."""

import logging
from datetime import date
from pathlib import Path

import click

from guanhao.cli.options import GATED, common_options, register_root, stated_language
from guanhao.model.edition import Audience
from guanhao.model.finding import Language


@click.command()
@common_options
def schema(root: Path | None, lang: Language, as_of: date | None) -> None:  # noqa: ARG001
    """更新 registry/schema 下给编辑器用的 JSON Schema / write the JSON Schemas that editors read."""
    from guanhao import pipeline

    pipeline.write_schemas(pipeline.open_register(register_root(root)))


@click.command()
@common_options
def codeowners(root: Path | None, lang: Language, as_of: date | None) -> None:  # noqa: ARG001
    """输出 CODEOWNERS：哪些文件请谁审核 / print CODEOWNERS: whose review is asked for what."""
    from guanhao import pipeline

    register = pipeline.open_register(register_root(root))
    click.echo(pipeline.code_owners(register, as_of or pipeline.today(register)), nl=False)


@click.command()
@common_options
@click.option("--site-dir", type=click.Path(path_type=Path), help="生成到哪个文件夹 / the folder to publish into")
@click.option("--preview", is_flag=True, help="没有生效的记录也显示，每页标明未生效 / with what is not in effect")
@click.option(
    "--audience",
    type=click.Choice(["public", "internal"]),
    default="public",
    show_default=True,
    help="internal：内部版，含人员和处置情况，只能放在内网 / with what only the registrar's intranet may see",
)
def build(
    root: Path | None,
    lang: Language,
    as_of: date | None,
    site_dir: Path | None,
    audience: Audience,
    *,
    preview: bool,
) -> None:
    """生成门户 / build the portal."""
    from mkdocs.exceptions import Abort

    from guanhao import pipeline, publish, write

    folder = register_root(root)
    register = pipeline.open_register(folder)
    pipeline.check_history(register)
    if site_dir is not None:
        write.check_site(site_dir)
        write.check_audience(site_dir, audience)
    _show_progress()
    request = publish.Request(folder, as_of, stated_language(lang), preview, audience, register)
    try:
        publish.build_site(request, site_dir)
    except Abort as error:
        raise click.exceptions.Exit(GATED) from error


@click.command()
@common_options
def serve(root: Path | None, lang: Language, as_of: date | None) -> None:
    """在本机预览门户，登记册一改就重新生成 / serve the portal here, built anew at every change."""
    from guanhao import pipeline, publish

    folder = register_root(root)
    pipeline.check_history(pipeline.open_register(folder))
    _show_progress()
    publish.serve_site(publish.Request(folder, as_of, stated_language(lang)))


def _show_progress() -> None:
    """Let MkDocs tell on standard error what it does."""
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(levelname)s  %(message)s"))
    logger = logging.getLogger("mkdocs")
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
