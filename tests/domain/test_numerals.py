"""Numbers as they are said."""

import pytest

from clinic.domain.numerals import english_numeral, spanish_numeral


@pytest.mark.parametrize(
    ("number", "english", "spanish"),
    [
        (0, "zero", "cero"),
        (10, "ten", "diez"),
        (16, "sixteen", "dieciséis"),
        (20, "twenty", "veinte"),
        (24, "twenty four", "veinticuatro"),
        (30, "thirty", "treinta"),
        (45, "forty five", "cuarenta y cinco"),
        (100, "one hundred", "cien"),
        (105, "one hundred five", "ciento cinco"),
        (911, "nine hundred eleven", "novecientos once"),
        (1000, "one thousand", "mil"),
        (2026, "two thousand twenty six", "dos mil veintiséis"),
        (1_000_000, "one million", "un millón"),
        (3_000_200, "three million two hundred", "tres millones doscientos"),
    ],
)
def test_numerals(number: int, english: str, spanish: str) -> None:
    assert " ".join(english_numeral(number)) == english
    assert " ".join(spanish_numeral(number)) == spanish
