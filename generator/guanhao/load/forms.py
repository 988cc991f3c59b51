"""The Word templates of the printable forms: an institution's own, else those that the package carries."""

from contextlib import suppress

from guanhao.load.bundled import bundled
from guanhao.load.register import Tree


def read_template(tree: Tree, policy: str, kind: str) -> tuple[str, bytes]:
    """Return where the template of a form lies, and its bytes.

    The register's own comes first, and of these the policy's; a policy that is called as a preset has the preset's.
    """
    names = (f"{policy}/{kind}.docx", f"{kind}.docx")
    for name in names:
        path = f"policies/forms/{name}"
        with suppress(OSError):
            return path, tree.read(path)
    found = next(file for name in names if (file := bundled("policies/forms") / name).is_file())
    return str(found), found.read_bytes()
