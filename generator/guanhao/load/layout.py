"""Which file is what: the places of design 1.1."""

import re
from dataclasses import dataclass

from guanhao.model.types import ID

_YEAR = "(?:19|20)[0-9]{2}"
_RECORD = re.compile(rf"registry/accounts/({ID}/{ID})/[^/]+\.yml")

_PLACES = (
    ("institution", re.compile(r"registry/institution\.yml")),
    ("platforms", re.compile(r"registry/platforms\.yml")),
    ("unit", re.compile(rf"registry/units/{ID}\.yml")),
    ("release", re.compile(r"registry/releases/[0-9]{4}/[^/]+\.yml")),
    ("impostor", re.compile(rf"registry/impostors/{ID}\.yml")),
    ("waiver", re.compile(rf"registry/waivers/{ID}\.yml")),
    ("activity", re.compile(rf"registry/activity/{_YEAR}-(?:0[1-9]|1[0-2])\.csv")),
    ("contributions", re.compile(rf"registry/contributions/{_YEAR}\.csv")),
    ("trainings", re.compile(rf"registry/trainings/{_YEAR}\.csv")),
    ("policy", re.compile(rf"policies/{ID}\.yml")),
    ("other", re.compile(r"(?:registry|policies)/(?:[^/]+/)*(?:\.gitkeep|README\.md)")),
    ("text", re.compile(rf"policies/{ID}\.md")),
    ("other", re.compile(rf"registry/schema/[a-z-]+\.json|policies/(?:presets|forms)/[^/]+|policies/forms/{ID}/[^/]+")),
    ("other", re.compile(r"(?:.*/)?(?:[^/]*~|\.[^/]*\.sw[a-p]|\.DS_Store|Thumbs\.db|desktop\.ini)")),
)


@dataclass(frozen=True, slots=True)
class Place:
    """What a path is: `kind` is None where the register knows no such place."""

    kind: str | None
    account: str | None = None


def place_of(path: str) -> Place:
    """Tell what the file at `path` is."""
    if record := _RECORD.fullmatch(path):
        return Place("record", record[1])
    return Place(next((kind for kind, pattern in _PLACES if pattern.fullmatch(path)), None))


RECORDS = ("record", "release", "impostor")
"""Kinds of file that an approval brings into effect."""

_AUTHORITY = ("institution", "platforms", "unit", "policy", "waiver", "activity", "contributions", "trainings")
_MATTER = frozenset((*RECORDS, *_AUTHORITY))
_POLICY_TEXT = re.compile(r"policies/[^/]+\.md")


def is_record(path: str) -> bool:
    """Tell whether an approval brings the file at `path` into effect."""
    return place_of(path).kind in RECORDS


def matters(path: str) -> bool:
    """Tell whether the file at `path` is a record, or gives authority: who may file and approve, and by what rules."""
    return place_of(path).kind in _MATTER or bool(_POLICY_TEXT.fullmatch(path))
