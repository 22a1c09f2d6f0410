"""`clinic figure`: render pictures from poses and build the kept ones."""

from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

if TYPE_CHECKING:
    from clinic.figures.display import DisplayList, Style


@click.group()
def command() -> None:
    """Exercise pictures, drawn from poses."""


@command.command()
@click.argument("slug", required=False)
@click.option("--all", "every", is_flag=True, help="Every movement.")
@click.option("-o", "--output", type=click.Path(path_type=Path, file_okay=False), required=True)
@click.option("--format", "form", type=click.Choice(["svg", "pdf"]), default="svg")
@click.option(
    "--side", type=click.Choice(["left", "right"]), default=None, help="As drawn unless given."
)
@click.option("--body", "name", default=None, help="Which person (see docs/poses.md).")
@click.option("--style", type=click.Choice(["color", "line"]), default="color")
def render(
    slug: str | None, every: bool, output: Path, form: str, side: str | None, name: str | None,
    style: "Style",
) -> None:  # fmt: skip
    """Draw the poses of SLUG to OUTPUT/SLUG-POSE.svg (or .pdf), computed from the pose file."""
    from clinic.figures import catalog
    from clinic.figures.body import BODIES, DEFAULT_BODY
    from clinic.figures.compose import movement_figures
    from clinic.figures.errors import PoseError

    name = name or DEFAULT_BODY
    if every == bool(slug):
        _refuse("name one movement, or give --all")
    slugs = (slug,) if slug else catalog.slugs()
    _check_names(slugs, (name,))
    output.mkdir(parents=True, exist_ok=True)
    for one in slugs:
        try:
            drawn = movement_figures(catalog.movement(one), BODIES[name])
        except PoseError as error:
            _refuse(str(error))
        for pose, picture in drawn.items():
            _write(output / f"{one}-{pose}.{form}", _on_side(picture, side), form, style)


def _on_side(picture: "DisplayList", side: str | None) -> "DisplayList":
    from clinic.figures.display import mirror

    other = side is not None and picture.side not in ("none", side)
    return mirror(picture) if other else picture


def _write(path: Path, picture: "DisplayList", form: str, style: "Style") -> None:
    if form == "svg":
        from clinic.figures.svg import svg

        path.write_text(svg(picture, style), encoding="utf-8")
        return
    from reportlab.pdfgen.canvas import Canvas

    from clinic.figures.pdf import draw_figure, figure_size

    w, h = (value * 0.25 for value in figure_size(picture))
    canvas = Canvas(str(path), pagesize=(w, h), pageCompression=1, invariant=1)
    canvas.setTitle(picture.alt)
    draw_figure(canvas, picture, 0, 0, w, h, style)
    canvas.save()


@command.command()
@click.option("--check", is_flag=True, help="Build nothing; fail when something is stale.")
@click.option("--force", is_flag=True, help="Build all, not only what changed.")
def build(check: bool, force: bool) -> None:
    """Compute the kept pictures of all seed poses and bodies."""
    from clinic.figures import build as builder
    from clinic.figures.errors import PoseError

    try:
        if not check:
            builder.build(click.echo, force=force)
            return
        late = builder.stale()
    except PoseError as error:
        _refuse(str(error))
    for slug in late:
        click.echo(f"{slug}: stale, run `clinic figure build`", err=True)
    if late:
        raise SystemExit(1)


@command.command()
@click.argument("slugs", metavar="[SLUG ...]", nargs=-1)
@click.option("--body", "names", multiple=True, help="Only this person (may be given again).")
def lint(slugs: tuple[str, ...], names: tuple[str, ...]) -> None:
    """Measure poses: both sides, all bodies. A line for each fault; exit 1 on any."""
    from clinic.figures import catalog
    from clinic.figures.body import BODIES
    from clinic.figures.errors import PoseError
    from clinic.figures.lint.run import lint as faults_of

    _check_names(slugs, names)
    count = 0
    for slug in slugs or catalog.slugs():
        try:
            faults = faults_of(catalog.movement(slug), names or tuple(BODIES))
        except PoseError as error:
            _refuse(str(error))
        for fault in faults:
            click.echo(str(fault))
        count += len(faults)
    if count:
        click.echo(f"{count} fault{'s' if count != 1 else ''}", err=True)
        raise SystemExit(1)


@command.command()
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), required=True)
@click.option("--body", "name", default=None, help="Which person (see docs/poses.md).")
@click.option("--style", type=click.Choice(["color", "line"]), default="color")
def sheet(output: Path, name: str | None, style: "Style") -> None:
    """Write a contact sheet of the whole library to OUTPUT (PDF)."""
    from clinic.figures import build as builder
    from clinic.figures import catalog
    from clinic.figures.body import DEFAULT_BODY
    from clinic.figures.errors import PoseError
    from clinic.handout.contact_sheet import Row, contact_sheet
    from clinic.library import load_library

    _check_names((), (name,) if name else ())
    titles = {one.figure: one.words.name for one in load_library().exercises.values()}
    rows = []
    for slug in catalog.slugs():
        try:
            drawn = builder.fresh(catalog.movement(slug), name or DEFAULT_BODY)
        except PoseError as error:
            _refuse(str(error))
        rows.append(Row(titles.get(slug, slug), list(drawn.values())))
    rows.sort(key=lambda row: row.name)
    output.parent.mkdir(parents=True, exist_ok=True)
    pages = contact_sheet(output, "Exercise pictures", rows, style)
    click.echo(f"{output}: {len(rows)} movements on {pages} pages")


def _check_names(slugs: tuple[str, ...], names: tuple[str, ...]) -> None:
    """Refuse movements and bodies that do not exist."""
    from clinic.figures import catalog
    from clinic.figures.body import BODIES

    for what, asked, known in (
        ("movement", slugs, catalog.slugs()),
        ("body", names, tuple(BODIES)),
    ):
        for one in asked:
            if one not in known:
                _refuse(f"unknown {what}: {one}; there are {', '.join(known)}")


def _refuse(line: str) -> NoReturn:
    click.echo(line, err=True)
    raise SystemExit(2)
