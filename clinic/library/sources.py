"""Reads who stands behind a statement, and the works that may be cited."""

from collections.abc import Mapping
from pathlib import Path

from clinic.domain.source import ARTICLE, CLINIC_DEFAULT, Citation, Source
from clinic.library.table import Table

Citations = Mapping[str, Citation]


def read_citations(path: Path) -> dict[str, Citation]:
    """The works of `sources.toml`, by key, in the file's order."""
    return {key: _citation(key, table) for key, table in Table.read(path).named_tables().items()}


def _citation(key: str, table: Table) -> Citation:
    citation = Citation(
        key=key,
        title=table.text("title"),
        where=table.text("where", ""),
        note=table.text("note", ""),
        lines=table.whole("lines", 0),
    )
    table.close()
    return citation


def read_sources(table: Table, citations: Citations) -> tuple[Source, ...]:
    """All sources of a statement.

    `lines` are lines of the article, `source` names another work, `default_source` says that
    there is none but the clinic. At least one of them is required.
    """
    found: list[Source] = []
    lines = table.wholes("lines")
    if lines:
        last = citations[ARTICLE].lines
        if not all(1 <= line <= last for line in lines):
            raise table.fault("lines", f"found {list(lines)}; the article has lines 1 to {last}")
        found.append(Source(ARTICLE, lines))
    if table.has("source"):
        found.append(Source(table.known("source", citations)))
    if table.has("default_source"):
        found.append(Source(table.known("default_source", [CLINIC_DEFAULT])))
    if not found:
        allowed = f'lines, source or default_source = "{CLINIC_DEFAULT}"'
        raise table.fault("lines", f"is missing; give {allowed}")
    return tuple(found)


def read_source(table: Table, citations: Citations) -> Source:
    """The one source of a statement; see `read_sources`."""
    sources = read_sources(table, citations)
    if len(sources) > 1:
        raise table.fault("source", "give only one of lines, source and default_source")
    return sources[0]
