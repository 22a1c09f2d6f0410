"""A phrasebook read from TOML: templates with `{values}`, plural forms under `one` and `other`."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent


class UnknownLocaleError(LookupError):
    """There is no phrasebook of that locale; the message lists those there are."""


class Book:
    """The phrases of one locale. Keys are dotted paths into the file."""

    def __init__(self, locale: str, phrases: dict[str, Any]) -> None:
        self.locale = locale
        self._phrases = phrases

    def say(self, key: str, count: int = 1, /, **values: object) -> str:
        """The phrase of `key` in the plural form of `count`, with `values` put in.

        Raises:
            KeyError: where the book has no such phrase, naming book and key.
        """
        phrase = self._find(key)
        if isinstance(phrase, dict):
            phrase = phrase["one" if count == 1 else "other"]
        return str(phrase).format(**values)

    def listing(self, words: list[str], /) -> str:
        """Words as a list in prose: "Monday, Wednesday and Friday"."""
        if len(words) < 2:  # noqa: PLR2004 - a list in prose has at least two words
            return "".join(words)
        comma, conjunction = self.say("list.comma"), self.say("list.and")
        return comma.join(words[:-1]) + conjunction + words[-1]

    def _find(self, key: str) -> Any:
        phrase: Any = self._phrases
        for part in key.split("."):
            if not isinstance(phrase, dict) or part not in phrase:
                raise KeyError(f"{self.locale}.toml has no phrase {key!r}")
            phrase = phrase[part]
        return phrase


def locales() -> tuple[str, ...]:
    """The locales that have a phrasebook, sorted."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.toml")))


@cache
def load_book(locale: str) -> Book:
    """The phrasebook of a locale such as "en".

    Raises:
        UnknownLocaleError: where there is none.
    """
    if locale not in locales():
        known = ", ".join(locales())
        raise UnknownLocaleError(f"no phrasebook for {locale!r}; there is {known}")
    with (_FOLDER / f"{locale}.toml").open("rb") as file:
        return Book(locale, tomllib.load(file))
