"""A new rule in a clone of the repository: a copy of a rule of its class, with its cases, ready to be rewritten.

A copy of what works cannot fall behind the code, and is green from the start: what is left to do is to change it.
"""

import re
from pathlib import Path

from guanhao import write
from guanhao.errors import NoSourceError, RefusedRuleError
from guanhao.model.types import ID as SLUG
from guanhao.rules import BY_ID

MODELS = {"value": "reply-promise", "event": "change-deadline", "duty": "annual-review"}
"""Class of rule → the rule that a new one starts as a copy of."""

_RULES, _CASES = "generator/guanhao/rules", "tests/rules"


def scaffold_rule(root: Path, rule_id: str, rule_class: str) -> list[str]:
    """Write a new rule's file and cases and enter it in the list; return the paths written.

    Raises NoSourceError outside a clone of the repository, RefusedRuleError for an id that is none or is taken.
    """
    listing, model = root / _RULES / "__init__.py", MODELS[rule_class]
    source, cases = root / _RULES / _file_of(model), root / _CASES / model
    if not listing.is_file() or not cases.is_dir():
        raise NoSourceError(str(root))
    target = f"{_RULES}/{_file_of(rule_id)}"
    if not re.fullmatch(SLUG, rule_id) or not rule_id[0].isalpha():
        raise RefusedRuleError(
            rule_id, "编号只用小写字母、数字和短横线 / an id is of small letters, digits and hyphens"
        )
    if rule_id in BY_ID or (root / target).exists():
        raise RefusedRuleError(rule_id, f"已有 {target} / there is {target} already")
    files = {target: source.read_text(encoding="utf-8").replace(f'"{model}"', f'"{rule_id}"')}
    for path in sorted(cases.rglob("*")):
        if path.is_file():
            files[f"{_CASES}/{rule_id}/{path.relative_to(cases).as_posix()}"] = path.read_text(encoding="utf-8")
    files[f"{_RULES}/__init__.py"] = _listed(listing.read_text(encoding="utf-8"), rule_id)
    for name, text in files.items():
        write.write_file(root / name, text.encode())
    return list(files)


def _file_of(rule_id: str) -> str:
    return rule_id.replace("-", "_") + ".py"


def _listed(text: str, rule_id: str) -> str:
    """Enter a rule at the end of the list."""
    head, end, tail = text.partition("\n)\n")
    return f'{head}\n    "{rule_id}",{end}{tail}'
