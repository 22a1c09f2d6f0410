"""`clinic library`: the seed library."""

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from clinic.library import Library
    from clinic.library.check import ExerciseCheck, LibraryCheck


@click.group("library")
def command() -> None:
    """The exercise library that every clinic starts from."""


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
