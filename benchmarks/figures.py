"""Cost of the exercise pictures: `python -m benchmarks.figures`.

Computing a picture (processor time, from pose to display list), drawing a kept one into a PDF for
the first time, its size as SVG and what it adds to a compressed PDF. Drawing is set beside a peer
in the same run: svglib, which draws the same picture's SVG onto the same kind of canvas (it comes
with `pip install .[bench]`; without it there is no ratio). The quickest of three rounds counts,
since other programs on the machine only make a call slower.
"""

import importlib.util
import io
import time
from argparse import ArgumentParser
from collections.abc import Callable, Iterable
from functools import partial
from statistics import median

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from clinic.figures import catalog, kept, pdf
from clinic.figures.body import BODIES, DEFAULT_BODY
from clinic.figures.compose import movement_figures
from clinic.figures.display import DisplayList
from clinic.figures.svg import svg

ROUNDS = 3
BOX = (50, 50, 113, 100)  # points: 4 cm wide, as on a handout
LIMITS = {"compute_ms": 250.0, "draw_ms": 1.0, "svg_kb": 15.0, "pdf_bytes": 5120.0}


def main() -> None:
    """Measure, print a table and a last line of results."""
    parser = ArgumentParser(prog="python -m benchmarks.figures", description=__doc__)
    parser.add_argument("--bodies", default=DEFAULT_BODY, help=f"of {', '.join(BODIES)}, or all")
    options = parser.parse_args()
    bodies = list(BODIES) if options.bodies == "all" else options.bodies.split(",")
    rl_config.useA85 = 0  # as handouts are written
    computed, pictures = _compute(bodies)
    rows = {
        "compute_ms": computed,
        "draw_ms": [_quickest(partial(_draw, p)) for p in pictures],
        "svg_kb": [len(svg(p).encode()) / 1024 for p in pictures],
        "pdf_bytes": [float(_added(p)) for p in pictures],
    }
    print(f"{len(pictures)} pictures, bodies: {', '.join(bodies)}")
    print(f"{'':12}{'median':>10}{'max':>10}{'limit':>10}")
    for name, values in rows.items():
        print(f"{name:12}{median(values):10.2f}{max(values):10.2f}{LIMITS[name]:10g}")
    print(_result(rows, _peer(pictures)))


def _compute(bodies: Iterable[str]) -> tuple[list[float], list[DisplayList]]:
    """Processor ms per picture, by movement and body, and the pictures."""
    movements = [catalog.movement(slug) for slug in catalog.slugs()]
    movement_figures(movements[0], BODIES[DEFAULT_BODY])  # imports and caches are not its cost
    times: list[float] = []
    pictures: list[DisplayList] = []
    for body in bodies:
        for movement in movements:
            best = float("inf")
            for _ in range(ROUNDS):
                start = time.process_time()
                drawn = movement_figures(movement, BODIES[body])
                best = min(best, (time.process_time() - start) * 1000 / len(drawn))
            times.append(best)
            pictures += drawn.values()
    return times, pictures


def _quickest(call: Callable[[], None]) -> float:
    """The least processor time of a call (ms)."""
    times = []
    for _ in range(ROUNDS):
        start = time.process_time()
        call()
        times.append((time.process_time() - start) * 1000)
    return min(times)


def _draw(picture: DisplayList) -> None:
    """Draw a kept picture that no document has held yet."""
    pdf.forget()
    pdf.draw_figure(Canvas(io.BytesIO(), pageCompression=1), picture, *BOX)


def _peer(pictures: list[DisplayList]) -> float | None:
    """How many times as long svglib takes for the same pictures (medians), if it is there."""
    if importlib.util.find_spec("svglib") is None:
        return None
    from reportlab.graphics import renderPDF  # noqa: PLC0415 - only beside its peer
    from svglib.svglib import svg2rlg  # noqa: PLC0415 - an optional extra

    def draw(text: bytes) -> None:
        canvas = Canvas(io.BytesIO(), pageCompression=1)
        drawing = svg2rlg(io.BytesIO(text))
        if drawing is None:
            raise SystemExit("svglib cannot read the picture")
        renderPDF.draw(drawing, canvas, 50, 50)

    some = pictures[::5]
    texts = [svg(picture).encode() for picture in some]
    theirs = median(_quickest(partial(draw, text)) for text in texts)
    return theirs / median(_quickest(partial(_draw, p)) for p in some)


def _added(picture: DisplayList) -> int:
    """Bytes that the picture adds to a compressed one-page document."""
    return _size([picture]) - _size([])


def _size(pictures: list[DisplayList]) -> int:
    file = io.BytesIO()
    canvas = Canvas(file, pageCompression=1, invariant=1)
    canvas.drawString(50, 700, "1")
    for picture in pictures:
        pdf.draw_figure(canvas, picture, *BOX)
    canvas.save()
    return len(file.getvalue())


def _result(rows: dict[str, list[float]], peer: float | None) -> str:
    parts = [f"{name}_median={median(values):.2f} {name}_max={max(values):.2f}"
             for name, values in rows.items()]  # fmt: skip
    kept_kb = sum(f.stat().st_size for f in kept.folder().glob(f"*{kept.SUFFIX}")) / 1024
    parts.append(f"kept_kb={kept_kb:.0f}")
    if peer is not None:
        parts.append(f"draw_times_faster_than_svglib={peer:.1f}")
    return f"RESULT {' '.join(parts)}"


if __name__ == "__main__":
    main()
