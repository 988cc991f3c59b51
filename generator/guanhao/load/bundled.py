"""What the package carries of the repository: the sample register, presets, the rules' tested cases.

An installed package has them beside its code; in a clone of the repository they stand where they are written.
"""

from pathlib import Path
from typing import Literal

_PACKAGE = Path(__file__).parent.parent
_REPOSITORY = _PACKAGE.parent.parent

Bundle = Literal["policies", "policies/forms", "policies/presets", "registry", "registry/platforms.yml", "tests/rules"]


def bundled(name: Bundle) -> Path:
    """Return where a part of the repository lies."""
    installed = _PACKAGE / "bundled" / name
    return installed if installed.exists() else _REPOSITORY / name
