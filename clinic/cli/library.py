"""`clinic library`: the seed library."""

import click


@click.group("library")
def command() -> None:
    """The exercise library that every clinic starts from."""


@command.command()
def check() -> None:
    """Say for each exercise whether it is complete, and its reading grade.

    Exits 1 where something is missing or too hard to read.
    """
    from clinic.library import LibraryError, load_library
    from clinic.library.check import HIGHEST_AVERAGE, HIGHEST_GRADE, check_library

    try:
        report = check_library(load_library())
    except (LibraryError, ValueError) as error:
        click.echo(f"The library cannot be used. {error}", err=True)
        raise SystemExit(1) from error
    for one in report.exercises:
        state = "complete" if not one.missing else "missing " + "; ".join(one.missing)
        hard = f" (at most {HIGHEST_GRADE:.1f})" if one.grade > HIGHEST_GRADE else ""
        click.echo(f"{one.slug}: {state}, grade {one.grade:.1f}{hard}")
    complete = sum(not one.missing for one in report.exercises)
    highest = max(one.grade for one in report.exercises)
    click.echo(
        f"{len(report.exercises)} exercises, {complete} complete; "
        f"grade {report.average_grade:.1f} on average (at most {HIGHEST_AVERAGE:.1f}), "
        f"{highest:.1f} at the highest (at most {HIGHEST_GRADE:.1f}); "
        f"safety advice {report.safety_grade:.1f}"
    )
    if not report.passed:
        raise SystemExit(1)
