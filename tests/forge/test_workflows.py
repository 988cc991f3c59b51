"""The workflows: thin, of least rights, and deaf to what a request says."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest
import yaml

from guanhao.cli import cli
from guanhao.forge import comment
from tests.test_tooling import TARGETS

FOLDER = Path(__file__).parent.parent.parent / ".github" / "workflows"
NAMES = ("calendar", "check", "publish", "report", "tests")

PERMISSIONS: dict[str, dict[str, dict[str, str]]] = {
    "check": {"check": {"contents": "read"}},
    "report": {"comment": {"actions": "read", "contents": "read", "pull-requests": "write"}},
    "publish": {
        "audit": {"contents": "read"},
        "build": {"contents": "read"},
        "attest": {"attestations": "write", "id-token": "write"},
        "deploy": {"id-token": "write", "pages": "write"},
    },
    "calendar": {
        "duties": {"contents": "read", "issues": "write"},
        "publish": {"attestations": "write", "contents": "read", "id-token": "write", "pages": "write"},
    },
}
"""Everything that any job may do; nothing else is granted."""

PINS = {
    "actions/attest-build-provenance": "977bb373ede98d70efdf65b84cb5f73e068dcc2a # v3.0.0",
    "actions/checkout": "08c6903cd8c0fde910a37f88322edcfb5dd907a8 # v5.0.0",
    "actions/deploy-pages": "d6db90164ac5ed86f2b6aed7e0febac5b3c0c03e # v4.0.5",
    "actions/download-artifact": "018cc2cf5baa6db3ef3c5f8a56943fffe632ef53 # v6.0.0",
    "actions/upload-artifact": "330a01c490aca151604b8cf639adc76d48f6c5d4 # v5.0.0",
    "actions/upload-pages-artifact": "7b1f4a764d45c48632c6b24a0339c27f5614fb0b # v4.0.0",
}

TOLD = {
    "${{ github.event.pull_request.number }}",
    "${{ github.event.pull_request.head.sha }}",
    "${{ github.event.pull_request.user.login }}",
    "${{ github.event.pull_request.created_at }}",
    "${{ github.event.workflow_run.id }}",
    "${{ github.token }}",
}
"""What steps are told, by their environment: numbers, names of accounts, times, commits, never a text."""


def text(name: str) -> str:
    return (FOLDER / f"{name}.yml").read_text(encoding="utf-8")


def workflow(name: str) -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load(text(name))
    return read


def triggers(name: str) -> dict[str, Any]:
    """Return what starts a workflow; YAML 1.1 reads its key `on` as true."""
    raw: dict[Any, Any] = workflow(name)
    found: dict[str, Any] = raw[True]
    return found


def steps(name: str) -> Iterator[tuple[str, dict[str, Any]]]:
    for job, content in workflow(name)["jobs"].items():
        for step in content.get("steps", ()):
            yield job, step


RUNS = [pytest.param(name, step["run"], id=step["run"]) for name in NAMES for _, step in steps(name) if "run" in step]


def test_there_are_these() -> None:
    assert sorted(path.name for path in FOLDER.iterdir()) == [f"{name}.yml" for name in NAMES]


@pytest.mark.parametrize("name", NAMES)
def test_what_starts_it(name: str) -> None:
    started = {
        "calendar": {"schedule", "workflow_dispatch"},
        "check": {"pull_request"},
        "publish": {"push", "workflow_call"},
        "report": {"workflow_run"},
        "tests": {"pull_request", "push"},
    }
    assert set(triggers(name)) == started[name]
    assert "pull_request_target" not in text(name)
    assert "secrets." not in text(name)


def test_only_requests_into_main_are_checked_and_only_main_is_published() -> None:
    """A request into another branch would be judged by what that branch says of maintainers and approvers."""
    assert triggers("check")["pull_request"]["branches"] == ["main"]
    assert triggers("publish")["push"]["branches"] == ["main"]
    for name, job in (("publish", "audit"), ("publish", "build"), ("calendar", "duties")):
        assert workflow(name)["jobs"][job]["if"] == "github.ref == 'refs/heads/main'"


@pytest.mark.parametrize("name", NAMES)
def test_nobody_may_more_than_he_needs(name: str) -> None:
    if name == "tests":
        assert workflow(name)["permissions"] == {"contents": "read"}
        return
    assert workflow(name)["permissions"] == {}
    assert {job: content["permissions"] for job, content in workflow(name)["jobs"].items()} == PERMISSIONS[name]


@pytest.mark.parametrize("name", NAMES)
def test_it_ends_some_day_and_runs_once_at_a_time(name: str) -> None:
    assert workflow(name)["concurrency"]["group"].startswith(name)
    for job in workflow(name)["jobs"].values():
        assert "uses" in job or 0 < job["timeout-minutes"] <= 30
    assert workflow(name)["concurrency"]["cancel-in-progress"] == (name in ("check", "tests"))


@pytest.mark.parametrize("name", NAMES)
def test_every_action_is_pinned(name: str) -> None:
    used = re.findall(r"uses: (\S+)@(.+)$", text(name), re.MULTILINE)
    assert len(used) == sum("uses" in step for _, step in steps(name))
    for action, pin in used:
        assert PINS[action] == pin, action


@pytest.mark.parametrize("name", NAMES)
def test_no_token_is_left_in_the_folder(name: str) -> None:
    checkouts = [step for _, step in steps(name) if step.get("uses", "").startswith("actions/checkout@")]
    assert all(step["with"]["persist-credentials"] is False for step in checkouts)


def test_the_code_that_judges_is_main_s() -> None:
    for name in ("check", "report"):
        checkouts = [step["with"] for _, step in steps(name) if step.get("uses", "").startswith("actions/checkout@")]
        assert [options["ref"] for options in checkouts] == ["main"]


@pytest.mark.parametrize(("name", "command"), RUNS)
def test_each_step_is_one_command(name: str, command: str) -> None:
    assert "\n" not in command.strip()
    assert "${{" not in command
    assert not re.search(r"[;&|`(){}<]|\$\(", command)
    plain, *redirected = re.split(r">>?", command)
    assert [where.strip() for where in redirected] in ([], ["report.md"], ['"$GITHUB_STEP_SUMMARY"'])
    assert re.findall(r'"\$[A-Z]+"', plain) == re.findall(r"\S*\$\S*", plain)
    program, *arguments = shlex.split(plain)
    if program == "make":
        (target,) = arguments
        assert target in TARGETS
    else:
        assert program == ".venv/bin/guanhao"
        assert_known(arguments)


def assert_known(arguments: list[str]) -> None:
    """Parse a command as the command line does, without running it."""
    command: click.Command = cli
    while isinstance(command, click.Group):
        name = arguments.pop(0)
        assert name in command.commands, name
        command = command.commands[name]
    known = {option: p for p in command.params if isinstance(p, click.Option) for option in p.opts}
    positional = 0
    while arguments:
        argument = arguments.pop(0)
        if argument.startswith("--"):
            assert argument in known, argument
            value = None if known[argument].is_flag else arguments.pop(0)
            type_ = known[argument].type
            if isinstance(type_, click.Choice):
                assert value in type_.choices
        else:
            positional += 1
    assert positional == sum(isinstance(p, click.Argument) for p in command.params)


@pytest.mark.parametrize("name", NAMES)
def test_what_a_request_says_reaches_no_expression(name: str) -> None:
    environments = [workflow(name).get("env", {})]
    environments += [content.get("env", {}) for content in workflow(name)["jobs"].values()]
    environments += [step.get("env", {}) for _, step in steps(name)]
    assert {value for env in environments for value in env.values()} <= TOLD
    for spoken in re.findall(r"\$\{\{.*?\}\}", text(name)):
        assert not re.search(r"title|body|label|message|commits|description", spoken), spoken


def test_only_a_request_s_check_is_reported_and_by_its_forge_s_account() -> None:
    job = workflow("report")["jobs"]["comment"]
    assert job["if"] == "github.event.workflow_run.event == 'pull_request'"
    assert triggers("report")["workflow_run"] == {"workflows": [workflow("check")["name"]], "types": ["completed"]}
    assert comment.WORKFLOW == ".github/workflows/check.yml"
    assert not any("artifact" in step.get("uses", "") for _, step in steps("report"))


def test_the_report_is_left_where_it_is_looked_for() -> None:
    (left,) = (step["with"] for _, step in steps("check") if "upload-artifact" in step.get("uses", ""))
    assert (left["name"], left["path"]) == (comment.ARTIFACT, comment.MEMBER)


def test_a_request_is_judged_after_its_report_is_left() -> None:
    commands = [step.get("run", "upload") for _, step in steps("check")]
    assert [c.split(" --")[0].removeprefix(".venv/bin/guanhao ") for c in commands] == [
        "upload", "make install", 'forge fetch "$NUMBER" "$HEAD"', "report", "upload", "check", "check"
    ]  # fmt: skip
    *_, summary, judgement = workflow("check")["jobs"]["check"]["steps"]
    assert (summary["continue-on-error"], "continue-on-error" in judgement) == (True, False)


def test_tokens_are_given_to_the_steps_that_speak_to_the_forge_alone() -> None:
    for name in NAMES:
        for _, step in steps(name):
            is_speaking = re.search(r"forge (fetch|comment|duties)", step.get("run", "")) is not None
            assert ("GITHUB_TOKEN" in step.get("env", {})) == is_speaking


def test_the_portal_is_attested_before_it_is_deployed_and_compared_before_it_is_built() -> None:
    jobs = workflow("publish")["jobs"]
    assert (jobs["attest"]["needs"], jobs["deploy"]["needs"]) == ("build", "attest")
    commands = [step["run"] for step in jobs["build"]["steps"] if "run" in step]
    assert commands == ["make install", ".venv/bin/guanhao forge published", ".venv/bin/guanhao build"]
    assert [step["run"] for step in jobs["audit"]["steps"] if "run" in step][-1] == ".venv/bin/guanhao audit"


@pytest.mark.parametrize(
    ("name", "job"), [("check", "check"), ("publish", "audit"), ("publish", "build"), ("calendar", "duties")]
)
def test_the_whole_history_is_there_where_approvals_are_read(name: str, job: str) -> None:
    (checkout, *_) = workflow(name)["jobs"][job]["steps"]
    assert checkout["with"]["fetch-depth"] == 0
