"""A new register: presets and catalogue → files. Nothing that is not safe in Git is ever lost by it."""

from pathlib import Path

from guanhao import write
from guanhao.desk.schema import schemas
from guanhao.desk.starter import GIT_FILES, starter_files
from guanhao.errors import OccupiedFolderError, UnknownPresetError
from guanhao.load.bundled import bundled
from guanhao.load.history import head_commit, is_modified
from guanhao.load.register import INSTITUTION

_EMPTIED = ("registry", "policies")
_KEPT = ("forms", "presets")
_OWNERS = (".github/CODEOWNERS", ".gitea/CODEOWNERS")
"""Made from the register that goes; they name its people."""


def presets() -> dict[str, Path]:
    """Return the presets that the package carries: id → file."""
    return {path.stem: path for path in sorted(bundled("policies/presets").glob("*.yml"))}


def found_register(folder: Path, preset: str) -> list[str]:
    """Begin an empty register in a folder under a preset; return the paths of the files made.

    The folder is new, empty, or a clone of Guanhao whose register is then emptied. Raises UnknownPresetError,
    OccupiedFolderError.
    """
    known = presets()
    if preset not in known:
        raise UnknownPresetError(preset, ", ".join(known))
    files = starter_files(
        preset, known[preset].read_text(encoding="utf-8"), bundled("registry/platforms.yml").read_bytes()
    )
    files |= schemas()
    _clear(folder)
    files |= {path: data for path, data in GIT_FILES.items() if not (folder / path).exists()}
    for path, data in files.items():
        write.write_file(folder / path, data)
    return sorted(files)


def _clear(folder: Path) -> None:
    """Empty a clone's register; refuse any other folder that holds something."""
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise OccupiedFolderError(str(folder))
    found = sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []
    if not found or found == [".git"]:
        return
    if not (folder / "generator" / "guanhao").is_dir() or not (folder / INSTITUTION).is_file():
        raise OccupiedFolderError(str(folder), found[0])
    if head_commit(folder) is None or is_modified(folder):
        raise OccupiedFolderError(str(folder), ", ".join(_EMPTIED))
    for area in _EMPTIED:
        for path in (folder / area).iterdir():
            if path.name not in _KEPT:
                write.remove(path)
    for name in _OWNERS:
        write.remove(folder / name)
