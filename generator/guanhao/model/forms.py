"""What every form carries besides its own content: signature, endorsements, archive number."""

from typing import Annotated

from pydantic import BeforeValidator

from guanhao.model.persons import Personal, redacted_list
from guanhao.model.types import Date, Label, Model, PersonalDate, PersonalSlug, Prose, Text


class Signature(Personal):
    """Signature and seal of the unit's responsible person. Internal."""

    name: Annotated[Text, Label("签字人", "signed by")]
    title: Annotated[Text | None, Label("职务", "post")] = None
    on: Annotated[PersonalDate, Label("签字日期", "signed on")]


class Endorsement(Personal):
    """Another unit's consent (会签), as the author claims it. Internal."""

    unit: Annotated[PersonalSlug, Label("会签部门", "endorsing unit")]
    name: Annotated[Text, Label("会签人", "endorsed by")]
    title: Annotated[Text | None, Label("职务", "post")] = None
    on: Annotated[PersonalDate | None, Label("会签日期", "endorsed on")] = None


class Form(Model):
    """What every form may carry besides its own content."""

    document: Annotated[Text | None, Label("原件档案号", "archive number")] = None
    endorsements: Annotated[
        tuple[Endorsement, ...] | None, BeforeValidator(redacted_list), Label("会签", "endorsements")
    ] = None
    note: Annotated[Prose | None, Label("备注", "note")] = None


class SignedForm(Form):
    """A form of a dated event, signed by the unit's responsible person."""

    filed_on: Annotated[Date, Label("填报日期", "filed on")]
    signed: Annotated[Signature, Label("负责人签字", "signature")]
