"""`clinic library export` and `clinic library import`: the library as a file."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from clinic.library.exchange import DryRun, Line

_FAULT = 2
"""Exit code for input that has to be mended."""
_COLUMN = {"row": "column", "exercise": "field"}
_clinic = click.option(
    "--clinic", "clinic_id", type=int, help="Whose library, where there are several."
)
_file = click.argument("file", type=click.Path(dir_okay=False, path_type=Path))


@click.command("export")
@_file
@_clinic
def export_(file: Path, clinic_id: int | None) -> None:
    """Write the library to FILE, whose name ends in .csv or .json.

    Writes the clinic's library, or the one that every clinic starts from where no clinic is set
    up on this computer. The file can be imported again without loss.
    """
    from clinic.cli.clinics import open_library
    from clinic.library.exchange import FileError
    from clinic.services.library_files import export_library, record_export

    try:
        with open_library(clinic_id) as library:
            if library:
                session, chosen = library
                content = export_library(session, chosen, file.name)
                record_export(session, None, chosen, file.name, datetime.now(UTC))
                session.commit()
            else:
                content = _seeds_as(file.name)
        file.write_bytes(content)
    except FileError as error:
        _refuse(*error.lines)
    except OSError as error:
        _refuse(f"Cannot write {file}: {error.strerror}.")


def _seeds_as(file_name: str) -> bytes:
    from clinic.library import load_library
    from clinic.library.exchange import flatten, write_file

    return write_file([flatten(e) for e in load_library().exercises.values()], file_name)


@click.command("import")
@_file
@click.option("--dry-run", is_flag=True, help="Say what would change, and change nothing.")
@click.option("--yes", is_flag=True, help="Import without asking.")
@_clinic
def import_(file: Path, dry_run: bool, yes: bool, clinic_id: int | None) -> None:
    """Import exercises from FILE: all of it, or nothing where anything is refused.

    Lists every row as new, changed, unchanged or refused, then asks once. A dry run without a
    clinic compares with the library that every clinic starts from.
    """
    from clinic.cli.clinics import open_library
    from clinic.library.exchange import FileError

    try:
        content = file.read_bytes()
        with open_library(clinic_id) as library:
            if library:
                _import_to(*library, file.name, content, dry_run=dry_run, yes=yes)
            elif dry_run:
                _tell(_try_on_seeds(content, file.name))
            else:
                _refuse("No clinic is set up here to import into. Use --dry-run, or set one up.")
    except FileError as error:
        _refuse(*(f"{file.name}: {line}" for line in error.lines))
    except OSError as error:
        _refuse(f"Cannot read {file}: {error.strerror}.")


def _try_on_seeds(content: bytes, file_name: str) -> "DryRun":
    from clinic.library import load_library
    from clinic.library.exchange import Holding, dry_run, read_file

    seeds = {slug: Holding(exercise) for slug, exercise in load_library().exercises.items()}
    return dry_run(read_file(content, file_name), seeds)


def _import_to(
    session: "Session",
    clinic_id: int,
    file_name: str,
    content: bytes,
    *,
    dry_run: bool,
    yes: bool,
) -> None:
    from clinic.services.database import begin_reading
    from clinic.services.errors import StaleError
    from clinic.services.library_files import try_out, write

    session.rollback()
    begin_reading(session)
    run = try_out(session, clinic_id, content, file_name)
    session.rollback()
    _tell(run)
    if dry_run or not _is_wanted(run, yes=yes):
        return
    try:
        write(session, None, clinic_id, run, file_name, datetime.now(UTC))
        session.commit()
    except StaleError:
        _refuse("The library was changed meanwhile. Nothing was imported: run the command again.")
    click.echo("Imported.")


def _is_wanted(run: "DryRun", *, yes: bool) -> bool:
    from clinic.library.exchange import State

    new, changed = run.counts[State.NEW], run.counts[State.CHANGED]
    if not new + changed:
        click.echo("There is nothing to import.")
        return False
    return yes or click.confirm(f"Import {new} new and {changed} changed exercises?")


def _tell(run: "DryRun") -> None:
    """Every row, then how many of each state; ends the command where any is refused."""
    for line in run.lines:
        click.echo(_row(run.unit, line))
        for fault in line.faults:
            where = f"{run.unit} {line.number}"
            if fault.path:
                where += f", {_COLUMN[run.unit]} {fault.path}"
            click.echo(f"{where}: found {fault.found}; allowed: {fault.allowed}", err=True)
    click.echo(", ".join(f"{number} {state.value}" for state, number in run.counts.items()))
    if run.refused:
        click.echo("Nothing was imported. Correct the refused rows first.", err=True)
        raise SystemExit(_FAULT)


def _row(unit: str, line: "Line") -> str:
    fields = f" ({', '.join(line.fields)})" if line.fields else ""
    return f"{unit} {line.number}: {line.state.value} {line.slug or line.name}{fields}"


def _refuse(*lines: str) -> None:
    for line in lines:
        click.echo(line, err=True)
    raise SystemExit(_FAULT)
