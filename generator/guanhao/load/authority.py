"""Who may approve, out of an `institution.yml` of any age."""

from typing import Any

from pydantic import BaseModel

from guanhao.load.register import HARMLESS
from guanhao.load.shape import read_model
from guanhao.load.yaml_document import parse_bytes
from guanhao.model.approval import Authority
from guanhao.model.institution import Approver
from guanhao.model.types import Date, Slug, Text, Timezone


class _Keys(BaseModel):
    """What a `repository` says of signatures."""

    signing_keys: tuple[Text, ...] = ()


class _Source(BaseModel):
    """The part of an `institution.yml` that approvals rest on. Keys of any other age are none of its business."""

    registrar: Slug
    approvers: tuple[Any, ...] = ()
    repository: _Keys | None = None
    opening_on: Date | None = None
    timezone: Timezone = "Asia/Shanghai"


def read_authority(data: bytes) -> Authority | None:
    """Read who may approve out of an `institution.yml`; None where that is not clear, so that nobody may.

    What was in force years ago stays readable when the model has long gone on, and a fault elsewhere takes no
    authority away; an approver with a fault has none.
    """
    parsed = parse_bytes(data)[1]
    if not parsed.is_whole or any(problem.code not in HARMLESS for problem in parsed.problems):
        return None
    source: _Source | None = read_model(_Source, parsed.value)[0]
    if source is None:
        return None
    approvers = tuple(filter(None, (read_model(Approver, raw)[0] for raw in source.approvers)))
    keys = source.repository.signing_keys if source.repository else ()
    return Authority(source.registrar, approvers, keys, source.opening_on, source.timezone)
