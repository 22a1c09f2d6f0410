"""Whole numbers as readers say them, so that "20" counts as a word with syllables."""

# fmt: off
_ENGLISH = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
)
_ENGLISH_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_SPANISH = (
    "cero", "uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez",
    "once", "doce", "trece", "catorce", "quince", "dieciséis", "diecisiete", "dieciocho",
    "diecinueve", "veinte", "veintiuno", "veintidós", "veintitrés", "veinticuatro",
    "veinticinco", "veintiséis", "veintisiete", "veintiocho", "veintinueve",
)
_SPANISH_TENS = ("treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa")
_SPANISH_HUNDREDS = (
    "ciento", "doscientos", "trescientos", "cuatrocientos", "quinientos", "seiscientos",
    "setecientos", "ochocientos", "novecientos",
)
# fmt: on


def english_numeral(number: int) -> list[str]:
    """A number of 0 or more as an English reader says it: 105 is "one hundred five"."""
    for size, name in ((1_000_000, "million"), (1_000, "thousand"), (100, "hundred")):
        if number >= size:
            rest = number % size
            tail = english_numeral(rest) if rest else []
            return [*english_numeral(number // size), name, *tail]
    if number < len(_ENGLISH):
        return [_ENGLISH[number]]
    ones = number % 10
    return [_ENGLISH_TENS[number // 10 - 2], *([_ENGLISH[ones]] if ones else [])]


def spanish_numeral(number: int) -> list[str]:
    """A number of 0 or more as a Spanish reader says it: 105 is "ciento cinco"."""
    for size, one, many in ((1_000_000, ["un", "millón"], "millones"), (1_000, ["mil"], "mil")):
        if number >= size:
            count, rest = divmod(number, size)
            head = one if count == 1 else [*spanish_numeral(count), many]
            return [*head, *(spanish_numeral(rest) if rest else [])]
    if number == 100:  # noqa: PLR2004 - the one hundred that is said "cien"
        return ["cien"]
    if number > 100:  # noqa: PLR2004 - a hundred and more
        rest = number % 100
        hundreds = _SPANISH_HUNDREDS[number // 100 - 1]
        return [hundreds, *(spanish_numeral(rest) if rest else [])]
    if number < len(_SPANISH):
        return [_SPANISH[number]]
    ones = number % 10
    return [_SPANISH_TENS[number // 10 - 3], *(["y", _SPANISH[ones]] if ones else [])]
