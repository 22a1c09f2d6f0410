"""Display lists: codec, mirroring, both outputs, and drawing without numpy or shapely."""

import io
import re
import subprocess
import sys
from statistics import median

import pytest
from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas
from shapely import LineString

from clinic.figures import kept
from clinic.figures.body import BODIES
from clinic.figures.catalog import movement
from clinic.figures.compose import movement_figures
from clinic.figures.display import DisplayList, Style, decode, encode, mirror, swap_sides
from clinic.figures.pdf import draw_figure, fragment
from clinic.figures.svg import svg


@pytest.fixture(scope="module")
def picture() -> DisplayList:
    return movement_figures(movement("knee-to-chest"), BODIES["ana"])["end"]


def test_codec_gives_back_the_same_list(picture: DisplayList) -> None:
    assert decode(encode(picture)) == picture


def test_mirror_exchanges_sides_and_is_its_own_inverse(picture: DisplayList) -> None:
    other = mirror(picture)
    assert other.side == "left"
    assert "left knee" in other.alt
    x, y = picture.landmarks["knee_r"]
    assert other.landmarks["knee_l"] == (2 * picture.box[0] + picture.box[2] - x, y)
    assert other.key != picture.key
    assert mirror(other) == picture


def test_words_swap_whole_words_only() -> None:
    assert swap_sides("Right leg bright, left") == "Left leg bright, right"


def test_svg_stands_under_a_strict_policy(picture: DisplayList) -> None:
    text = svg(picture)
    assert 'role="img"' in text
    assert f"<title>{picture.alt}</title>" in text
    assert " style=" not in text
    assert " id=" not in text
    assert "<script" not in text
    inline = svg(picture, standalone=False)
    assert 'aria-hidden="true"' in inline
    assert "<title>" not in inline


def test_line_style_paints_only_black_white_and_gray(picture: DisplayList) -> None:
    colors = set(re.findall(r"#[0-9a-f]{6}", svg(picture, "line")))
    assert colors
    assert all(c[1:3] == c[3:5] == c[5:7] for c in colors)


def _svg_points(text: str) -> list[tuple[int, int]]:
    points = []
    for path in re.findall(r' d="([^"]+)"', text):
        for piece in re.findall(r"M[^M]+", path):
            numbers = [int(n) for n in re.findall(r"-?\d+", piece)]
            x, y = numbers[:2]
            points.append((x, y))
            for dx, dy in zip(numbers[2::2], numbers[3::2], strict=True):
                x, y = x + dx, y + dy
                points.append((x, y))
    return points


def _pdf_shapes(code: str) -> list[list[tuple[int, int]]]:
    runs: list[list[tuple[int, int]]] = []
    for x, y, kind in re.findall(r"(-?\d+) (-?\d+) ([ml])\b", code):
        if kind == "m":
            runs.append([])
        runs[-1].append((int(x) * 2, int(y) * 2))
    return runs


@pytest.mark.parametrize("style", ["color", "line"])
def test_paper_draws_points_of_the_screen(picture: DisplayList, style: Style) -> None:
    left, top, _, height = picture.box
    drawn = {((x - left) // 2 * 2, (top + height - y) // 2 * 2)
             for x, y in _svg_points(svg(picture, style))}  # fmt: skip
    marks = [point for run in _pdf_shapes(fragment(picture, style)) for point in run]
    assert len(marks) > 500
    assert set(marks) <= drawn


def test_paper_and_screen_show_the_same_silhouette(picture: DisplayList) -> None:
    """Lines stay within 2.5 mm of the drawn world, 0.07 mm on paper; soft shade within 8 mm."""
    for op in picture.ops:
        for path in op.paths:
            points = list(zip(path.points[::2], path.points[1::2], strict=True))
            stays = [p for n, p in enumerate(points) if path.paper == -1 or path.paper >> n & 1]
            ends = [points[0]] if path.closed else []
            whole = LineString([*points, *ends])
            on_paper = LineString([*stays, *stays[:1]] if path.closed else stays)
            assert whole.hausdorff_distance(on_paper) < (2.5 if op.stroke else 8)


def _pdf_size(*pictures: DisplayList) -> int:
    file = io.BytesIO()
    canvas = Canvas(file, pageCompression=1, invariant=1)
    canvas.drawString(50, 700, "1")
    for one in pictures:
        draw_figure(canvas, one, 50, 50, 113, 100)
    canvas.save()
    return len(file.getvalue())


def test_a_picture_used_twice_is_stored_once(picture: DisplayList) -> None:
    none, once, twice = _pdf_size(), _pdf_size(picture), _pdf_size(picture, picture)
    assert once - none > 2000
    assert twice - once < 200


def test_every_picture_adds_little_to_a_document(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rl_config, "useA85", 0)  # as handouts are written
    pictures = [
        kept.figure(slug, pose, body)
        for slug in kept.movements()
        for pose in kept.poses(slug)
        for body in ("ana", "ruth")
    ]
    empty = _pdf_size()
    assert max(_pdf_size(one) - empty for one in pictures) <= 5 * 1024
    assert median(len(svg(one)) for one in pictures) <= 15 * 1024


def test_drawing_a_kept_list_imports_neither_numpy_nor_shapely() -> None:
    code = (
        "import sys, io\n"
        "from clinic.figures import kept, svg, pdf, display\n"
        "from reportlab.pdfgen.canvas import Canvas\n"
        "names = [(s, p) for s in kept.movements() for p in kept.poses(s)]\n"
        "pictures = [kept.figure(s, p, side='left') for s, p in names]\n"
        "assert pictures\n"
        "c = Canvas(io.BytesIO())\n"
        "[(svg.svg(p), pdf.draw_figure(c, p, 0, 0, 90, 90)) for p in pictures]\n"
        "assert not {'numpy', 'shapely'} & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_kept_pictures_follow_the_side() -> None:
    drawn = kept.figure("knee-to-chest", "end")
    assert kept.figure("knee-to-chest", "end", side="right") == drawn
    assert kept.figure("knee-to-chest", "end", side="left") == mirror(drawn)
    assert kept.figure("bridge", "end", side="left") == kept.figure("bridge", "end")


def test_no_picture_is_said_plainly() -> None:
    with pytest.raises(kept.FigureNotFoundError, match="levitation"):
        kept.figure("levitation", "start")
    with pytest.raises(kept.FigureNotFoundError, match="body nobody"):
        kept.figure("bridge", "start", "nobody")
