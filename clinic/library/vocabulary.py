"""Reads what exercises share by code: precautions and the glossary."""

from pathlib import Path

from clinic.domain.glossary import Term
from clinic.domain.safety import Precaution
from clinic.library.sources import Citations, read_source
from clinic.library.table import Table


def read_glossary(path: Path, locale: str) -> dict[str, Term]:
    """The terms of `glossary.toml` by code, in the file's order."""
    tables = Table.read(path).named_tables()
    return {code: _term(code, table, locale) for code, table in tables.items()}


def _term(code: str, table: Table, locale: str) -> Term:
    term = Term(
        code=code,
        term=table.text_in(locale, "term"),
        plain=table.text_in(locale, "plain"),
        muscle=table.flag("muscle"),
    )
    table.close()
    return term


def read_precautions(path: Path, locale: str, citations: Citations) -> dict[str, Precaution]:
    """The precautions of `precautions.toml` by code, in the file's order."""
    tables = Table.read(path).named_tables()
    return {code: _precaution(code, table, locale, citations) for code, table in tables.items()}


def _precaution(code: str, table: Table, locale: str, citations: Citations) -> Precaution:
    precaution = Precaution(
        code=code,
        label=table.text_in(locale, "label"),
        plain=table.text_in(locale, "plain"),
        source=read_source(table, citations),
    )
    table.close()
    return precaution
