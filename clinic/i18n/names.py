"""The names of languages, as therapists read them."""

LANGUAGES = {"en": "English", "es": "Spanish"}


def language_name(locale: str) -> str:
    """The English name of a locale's language; the locale itself where none is known."""
    return LANGUAGES.get(locale, locale)
