"""Names are found without case and accents."""

import pytest

from clinic.domain.folding import fold


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("Ingrid Sørensen", "ingrid sorensen"),
        ("  ZOË\t Núñez ", "zoe nunez"),
        ("Łukasz Straße", "lukasz strasse"),
        ("Tuấn Lê", "tuan le"),
        ("Æsa", "aesa"),
        ("王小明", "王小明"),
        ("Nun\u0303ez", "nunez"),
    ],
)
def test_case_accents_and_surplus_space_go(typed: str, folded: str) -> None:
    assert fold(typed) == folded


def test_folding_twice_changes_nothing() -> None:
    assert fold(fold("ﬁ Ångström İ")) == fold("ﬁ Ångström İ")
