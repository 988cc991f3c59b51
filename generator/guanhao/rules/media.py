"""What is known of a file that goes with a release request: its format and its size."""

import re
from collections.abc import Collection

from guanhao.model.records import Media
from guanhao.model.types import Label
from guanhao.rules.wording import listed, size_of

_SAME = {"jpg": "jpeg"}
_EXTENSION = re.compile(r"\.([a-z][a-z0-9]{1,4})$", re.IGNORECASE)


def format_of(media: Media) -> str | None:
    """Return a file's format as stated, else as its name ends: in small letters, jpg as jpeg."""
    extension = _EXTENSION.search(media.file)
    return _normal(media.format or (extension[1] if extension else ""))


def is_of_format(media: Media, formats: Collection[str] | None) -> bool | None:
    """Tell whether a file is of one of the formats; None where nobody can tell, True where any will do."""
    if formats is None:
        return True
    stated = format_of(media)
    return stated in {_normal(name) for name in formats} if stated else None


def facts_of(media: Media, formats: Collection[str] | None, limit: int | None) -> dict[str, str | Label]:
    """Return what messages say of a file and of what is allowed."""
    return {
        "file": media.file,
        "format": format_of(media) or "",
        "formats": listed(formats or ()),
        "size": size_of(media.bytes or 0),
        "bytes": str(media.bytes),
        "limit": size_of(limit or 0),
        "limit_bytes": str(limit),
    }


def _normal(name: str) -> str | None:
    plain = name.strip().removeprefix(".").lower()
    return _SAME.get(plain, plain) or None
