"""Makes the Word templates of the printable forms, `policies/forms/`. Run: make forms.

The forms for any policy lie in the folder itself; those of a preset whose regulation has forms of its own lie in a
folder that is called as the preset is.
"""

import sys
from pathlib import Path

import own
import presets
from paper import Form

from word import build

FOLDER = Path(__file__).parents[2] / "policies" / "forms"
FORMS: dict[str, Form] = {
    **{f"{kind}.docx": form for kind, form in own.FORMS.items()},
    **{f"{preset}/{kind}.docx": form for preset, forms in presets.FORMS.items() for kind, form in forms.items()},
}
"""Path within the folder → form."""


def main() -> None:
    """Write every template."""
    for path, form in FORMS.items():
        (FOLDER / path).parent.mkdir(parents=True, exist_ok=True)
        (FOLDER / path).write_bytes(build(form))
        sys.stdout.write(f"policies/forms/{path}\n")


if __name__ == "__main__":
    main()
