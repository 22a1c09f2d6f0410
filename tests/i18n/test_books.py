"""Every phrasebook says all that the English one says, with the same values put in."""

import string
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import clinic.i18n
from clinic.i18n import UnknownLocaleError, load_book, locales

FOLDER = Path(clinic.i18n.__file__).parent
PLURAL = {"one", "other"}


def phrases(locale: str) -> dict[str, list[str]]:
    """The forms of each phrase by its dotted key: two where it has plural forms, else one."""
    with (FOLDER / f"{locale}.toml").open("rb") as file:
        return dict(_flat(tomllib.load(file), ""))


def _flat(table: dict[str, Any], path: str) -> Iterator[tuple[str, list[str]]]:
    for key, value in table.items():
        if isinstance(value, str):
            yield path + key, [value]
        elif set(value) == PLURAL:
            yield path + key, list(value.values())
        else:
            yield from _flat(value, f"{path}{key}.")


def shared(locale: str) -> Iterator[tuple[str, list[str], list[str]]]:
    """Each key that both books have, with the forms of the other and of the English one."""
    for key, forms in phrases(locale).items():
        if key in ENGLISH:
            yield key, forms, ENGLISH[key]


def placeholders(forms: list[str]) -> set[str]:
    """The values put into a phrase, in any of its forms."""
    return {name for form in forms for _, name, _, _ in string.Formatter().parse(form) if name}


ENGLISH = phrases("en")
OTHERS = pytest.mark.parametrize("locale", sorted(set(locales()) - {"en"}))


def test_there_are_english_and_spanish() -> None:
    assert locales() == ("en", "es")
    with pytest.raises(UnknownLocaleError, match="there is en, es"):
        load_book("xx")


@OTHERS
def test_no_phrase_is_missing_and_none_is_left_over(locale: str) -> None:
    assert set(phrases(locale)) == set(ENGLISH)


@OTHERS
def test_the_same_values_are_put_in(locale: str) -> None:
    differing = {
        key: (placeholders(english), placeholders(forms))
        for key, forms, english in shared(locale)
        if placeholders(forms) != placeholders(english)
    }
    assert differing == {}


@OTHERS
def test_a_phrase_ends_as_the_english_one_does(locale: str) -> None:
    """Full stops, colons and spaces join phrases to sentences, so they must agree."""
    differing = {
        key: forms
        for key, forms, english in shared(locale)
        if {_joins(form) for form in forms} != {_joins(form) for form in english}
    }
    assert differing == {}


def _joins(form: str) -> tuple[bool, bool]:
    """Whether it ends a sentence or a lead-in, and whether it begins with a space."""
    return form[-1:] in tuple(".:?"), form[:1] == " "


@OTHERS
def test_a_list_in_prose(locale: str) -> None:
    book = load_book(locale)
    days = [book.say(f"day.{day}") for day in ("mon", "wed", "fri")]
    said = {
        "es": ["", "lunes", "lunes y miércoles", "lunes, miércoles y viernes"],
    }[locale]
    assert [book.listing(days[:n]) for n in range(4)] == said


def test_a_missing_phrase_names_book_and_key() -> None:
    with pytest.raises(KeyError, match=r"es.toml has no phrase 'handout.nothing'"):
        load_book("es").say("handout.nothing")
