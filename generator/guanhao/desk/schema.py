"""The models as JSON Schema, for editors and forms (registry/schema)."""

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

from guanhao.load.register import MODELS

FOLDER = "registry/schema"
"""Where a register keeps its schemas."""

DIALECT = "https://json-schema.org/draft/2020-12/schema"


@cache
def schemas() -> Mapping[str, bytes]:
    """Return path from the register's root → JSON Schema of each kind of document."""
    return {f"{FOLDER}/{kind}.json": _schema(kind) for kind in MODELS}


def _schema(kind: str) -> bytes:
    schema: dict[str, Any] = {"$schema": DIALECT, **MODELS[kind].model_json_schema(by_alias=True)}
    return (json.dumps(schema, ensure_ascii=False, indent=1) + "\n").encode()
