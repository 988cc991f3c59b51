"""A record that the portal's library sealed (age-encryption 0.3.1 of npm), with the throw-away keys that open it."""

import json
from pathlib import Path
from typing import Any

_VECTOR: dict[str, Any] = json.loads(Path(__file__).with_name("sealed_by_javascript.json").read_text(encoding="utf-8"))

IDENTITIES: list[str] = _VECTOR["identities"]
RECIPIENTS: list[str] = _VECTOR["recipients"]
CLEAR: dict[str, Any] = _VECTOR["clear"]
SEALED: dict[str, Any] = _VECTOR["sealed"]

ARMOUR: str = SEALED["signed"]["sealed"]
"""A name, sealed."""
