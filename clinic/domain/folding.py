"""Text without case, accents and surplus space: what names are found and compared by."""

import unicodedata

_WHOLE_LETTERS = str.maketrans(
    {
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "ħ": "h",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "\N{LATIN SMALL LETTER DOTLESS I}": "i",
    }
)
"""Letters that Unicode does not take apart into a plain letter and a mark."""


def fold(text: str) -> str:
    """Case and accents taken off, space made single: "  Sørensen,  Zoë" is "sorensen, zoe"."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return " ".join(bare.translate(_WHOLE_LETTERS).split())
