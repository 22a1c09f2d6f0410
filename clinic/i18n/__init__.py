"""Phrasebooks by locale. Adding a language is adding a file beside `en.toml`."""

from clinic.i18n.book import Book, UnknownLocaleError, load_book, locales

__all__ = ["Book", "UnknownLocaleError", "load_book", "locales"]
