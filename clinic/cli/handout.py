"""`clinic handout`: programs described in JSON, made into the PDF a patient takes home."""

from pathlib import Path
from typing import NoReturn

import click

_FAILED = 1
"""Exit code where a checker finds something wrong."""
_FAULT = 2
"""Exit code for input that has to be mended."""


@click.group(name="handout")
def command() -> None:
    """Make handouts from programs described in JSON."""


@command.command()
@click.argument("program", type=click.Path(dir_okay=False, path_type=Path))
@click.option(
    "-o", "--output", required=True, type=click.Path(dir_okay=False, path_type=Path),
    help="The PDF to write.",
)  # fmt: skip
@click.option("--paper", type=click.Choice(["letter", "a4"]), default="letter", show_default=True)
@click.option(
    "--size", type=click.Choice(["standard", "large", "compact"]), default="standard",
    show_default=True, help="Size of the words.",
)  # fmt: skip
@click.option(
    "--per-page", type=click.Choice(["1", "2", "4"]), default=None,
    help="Exercises on a page: standard 1 or 2, large 1, compact 2 or 4.",
)  # fmt: skip
@click.option("--ink-saver", is_flag=True, help="Line art, nothing filled.")
@click.option("--body", default=None, help="The person in the pictures.")
@click.option("--no-log", is_flag=True, help="Leave out the log to tick off.")
@click.option("--locale", default="", help="Language of the handout: the program's own, else en.")
def render(
    program: Path, output: Path, paper: str, size: str, per_page: str | None,
    ink_saver: bool, body: str | None, no_log: bool, locale: str,
) -> None:  # fmt: skip
    """Render PROGRAM (a program/1 JSON file) against the seed library."""
    from clinic.figures.body import DEFAULT_BODY
    from clinic.handout.file import ProgramFileError, handout_of_file
    from clinic.handout.render import RenderOptions, render_handout
    from clinic.handout.scale import Paper, Size

    if output.exists() and program.exists() and output.samefile(program):
        _refuse(f"{output}: is the program itself; give the PDF another name")
    try:
        options = RenderOptions(
            paper=Paper(paper),
            size=Size(size),
            per_page=int(per_page or 0),
            ink_saver=ink_saver,
            log=not no_log,
            body=body or DEFAULT_BODY,
        )
    except ValueError as error:
        _refuse(str(error))
    try:
        document = handout_of_file(program, locale)
    except ProgramFileError as error:
        _refuse(*error.lines)
    pdf = render_handout(document, options)
    try:
        output.write_bytes(pdf)
    except OSError as error:
        _refuse(f"{output}: cannot be written ({error.strerror})")


@command.command()
@click.argument("handout", type=click.Path(dir_okay=False, path_type=Path))
def extract(handout: Path) -> None:
    """Print the program (program/1 JSON) that a HANDOUT made here carries inside."""
    from clinic.handout.embedded import NoProgramError, embedded_program

    try:
        click.echo(embedded_program(handout.read_bytes()))
    except NoProgramError as error:
        _refuse(f"{handout}: {error}")
    except OSError as error:
        _refuse(f"{handout}: cannot be read ({error.strerror})")


@command.command()
@click.argument("handout", type=click.Path(dir_okay=False, path_type=Path))
def check(handout: Path) -> None:
    """Print what the installed checkers of accessibility and syntax say of HANDOUT."""
    from clinic.handout.checkers import Verdict
    from clinic.handout.checkers import check as ask

    try:
        reports = ask(handout)
    except OSError as error:
        _refuse(f"{handout}: cannot be read ({error.strerror})")
    for report in reports:
        click.echo(f"{report.checker}: {report.verdict}")
        for line in report.lines:
            click.echo(f"  {line}")
    if any(report.verdict is Verdict.FAILED for report in reports):
        raise SystemExit(_FAILED)


def _refuse(*lines: str) -> NoReturn:
    for line in lines:
        click.echo(line, err=True)
    raise SystemExit(_FAULT)
