"""The one form in which names are compared."""

import pytest

from guanhao.model.institution import Institution
from guanhao.verify.names import names_of, plain, reserved_names


@pytest.mark.parametrize(
    ("written", "form"),
    [
        ("物理系", "物理系"),
        (" 物 理\u3000系 ", "物理系"),
        ("ＥＶＣ物理", "evc物理"),
        ("Example  Vocational College", "examplevocationalcollege"),
        ("㈱物理", "(株)物理"),
    ],
)
def test_width_case_and_blanks_make_no_difference(written: str, form: str) -> None:
    assert plain(written) == form


def test_names_of_the_institution() -> None:
    bare = Institution(name="示例职业学院", registrar="propaganda", policy="measures")
    assert names_of(bare) == reserved_names(bare) == ("示例职业学院",)
    full = bare.model_copy(update={"name_en": "Example", "short_names": ("示例职院",), "protected_names": ("EVC",)})
    assert names_of(full) == ("示例职业学院", "示例职院", "Example", "EVC")
    assert reserved_names(full) == ("示例职业学院", "示例职院", "EVC")
