"""`clinic library`: the seed library."""

from typing import TYPE_CHECKING

import click

from clinic.cli.library_files import export_, import_

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from clinic.domain.exercise import Exercise
    from clinic.library import Library
    from clinic.library.check import ExerciseCheck, LibraryCheck


@click.group("library")
def command() -> None:
    """The exercise library: a clinic's own, or the one that every clinic starts from."""


command.add_command(export_)
command.add_command(import_)


@command.command()
def check() -> None:
    """Say for each exercise whether it is complete, and how easy it is to read.

    The grade is for English (lower is easier), INFLESZ for Spanish (higher is easier). Exits 1
    where something is missing or too hard to read, in either language.
    """
    from clinic.library import LibraryError
    from clinic.library.check import check_library

    try:
        report = check_library(*_both_languages())
    except (LibraryError, ValueError) as error:
        click.echo(f"The library cannot be used. {error}", err=True)
        raise SystemExit(1) from error
    for exercise in report.exercises:
        click.echo(_line(exercise))
    click.echo(_summary(report))
    if not report.passed:
        raise SystemExit(1)


def _both_languages() -> tuple["Library", "Library"]:
    from clinic import resources
    from clinic.library import load_library, read_library

    return load_library(), read_library(resources.seeds(), "es", fall_back=True)


def _line(exercise: "ExerciseCheck") -> str:
    from clinic.library.check import HIGHEST_GRADE, LOWEST_INFLESZ

    state = "complete" if not exercise.missing else "missing " + "; ".join(exercise.missing)
    line = f"{exercise.slug}: {state}, grade {exercise.grade:.1f}"
    if exercise.grade > HIGHEST_GRADE:
        line += f" (at most {HIGHEST_GRADE:.1f})"
    if exercise.inflesz is not None:
        line += f", INFLESZ {exercise.inflesz:.1f}"
        if exercise.inflesz < LOWEST_INFLESZ:
            line += f" (at least {LOWEST_INFLESZ:.0f})"
    return line


def _summary(report: "LibraryCheck") -> str:
    from clinic.library.check import HIGHEST_AVERAGE, HIGHEST_GRADE, LOWEST_INFLESZ

    complete = sum(not exercise.missing for exercise in report.exercises)
    highest = max(exercise.grade for exercise in report.exercises)
    eases = [e.inflesz for e in report.exercises if e.inflesz is not None]
    lowest = f"{min(eases):.1f} at the lowest" if eases else "none"
    return (
        f"{len(report.exercises)} exercises, {complete} complete; "
        f"grade {report.average_grade:.1f} on average (at most {HIGHEST_AVERAGE:.1f}), "
        f"{highest:.1f} at the highest (at most {HIGHEST_GRADE:.1f}); "
        f"safety advice {report.safety_grade:.1f}; "
        f"Spanish INFLESZ {lowest} (at least {LOWEST_INFLESZ:.0f}), "
        f"safety advice {report.safety_inflesz:.1f}"
    )


@command.command()
@click.argument("text", nargs=-1, required=True)
@click.option("--limit", type=click.IntRange(min=1), default=10, show_default=True)
@click.option("--clinic", "clinic_id", type=int, help="Whose library, where there are several.")
def search(text: tuple[str, ...], limit: int, clinic_id: int | None) -> None:
    """Find exercises: a line each, its slug first, the best first.

    Searches the clinic's library, or the one that every clinic starts from where no clinic is set
    up on this computer.
    """
    from clinic.cli.clinics import open_library

    typed = " ".join(text)
    with open_library(clinic_id) as library:
        found, corrected = (
            _search_clinic(*library, typed, limit) if library else _search_seeds(typed, limit)
        )
    if corrected:
        click.echo(f"Searched for: {corrected}", err=True)
    if not found:
        click.echo("No exercise fits. Try a body part, a position or another name.", err=True)
    for exercise in found:
        label = f"{exercise.kind.label}, {exercise.position.label.lower()}"
        click.echo(f"{exercise.slug}: {exercise.name} ({label})")


def _search_seeds(text: str, limit: int) -> tuple[list["Exercise"], str]:
    from clinic.library import load_library
    from clinic.services.search import find_in_seeds

    found = find_in_seeds(text, limit)
    exercises = load_library().exercises
    return [exercises[slug] for slug in found.slugs], found.corrected


def _search_clinic(
    session: "Session", clinic_id: int, text: str, limit: int
) -> tuple[list["Exercise"], str]:
    from clinic.services import exercises
    from clinic.services.search import find

    found = find(session, clinic_id, text, limit=limit)
    rows = exercises.rows_of(session, clinic_id, found.ids)
    return [exercises.exercise_of(row) for row in rows], found.corrected
