"""Pictures of an exercise with their captions, and the arrow from start to finish."""

from collections.abc import Callable

from clinic.handout.blocks.symbols import arrow
from clinic.handout.document import HandoutExercise, Picture
from clinic.handout.layout import Block, Columns, Drawing, Stack, space, text
from clinic.handout.measure import Run, natural_width
from clinic.handout.pen import Pen
from clinic.handout.sheet import Figure, Sheet
from clinic.handout.theme import INK

_BETWEEN, _BETWEEN_LARGE = 6.0, 30.0
_ARROW = 14.0
_USUAL = 2
"""Pictures of an exercise, but for movements that go on."""


class PictureBox(Block):
    """One picture as large as fits a box, on its left edge; `standing` is for tall ones."""

    def __init__(
        self, sheet: Sheet, picture: Picture, width: float, height: float, standing: float = 0.0
    ) -> None:
        self._picture = picture
        self._figure = sheet.figure(picture)
        self.scale = self.width = 0.0
        drawn = 0.0
        if self._figure:
            tall = self._figure.height > self._figure.width
            box = standing if standing and tall else height
            self.scale = min(width / self._figure.width, box / self._figure.height)
            self.width, drawn = (
                self._figure.width * self.scale, self._figure.height * self.scale,
            )  # fmt: skip
        self._box_width = width
        super().__init__(drawn)

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Draw as a figure with its own words."""
        if self._figure is None:
            return
        left = x + (self._box_width - self.width) / 2
        with pen.figure(self._picture.alt, left, y, self.width, self.height):
            self._figure.draw(pen, left, y, self.scale)


def has_pictures(sheet: Sheet, exercise: HandoutExercise) -> bool:
    """True where at least one picture of the exercise can be drawn."""
    return bool(_drawn(sheet, exercise))


def _drawn(sheet: Sheet, exercise: HandoutExercise) -> list[tuple[Picture, Figure]]:
    """The pictures there are; panels already show how each side ends."""
    shown = exercise.pictures[:1] if exercise.side_pictures else exercise.pictures
    return [(picture, figure) for picture in shown if (figure := sheet.figure(picture))]


def picture_column(sheet: Sheet, exercise: HandoutExercise, width: float, step: float) -> Block:
    """The pictures in one scale, stacked or side by side, whichever shows them larger.

    `step` is the height in points that a stacked picture may take. Of a movement that goes on
    the column shows the pair: three captions side by side would break words.
    """
    drawn = _drawn(sheet, exercise)[:_USUAL]
    if not drawn:
        return space(0)
    half = (width - _BETWEEN) / 2
    widest = max(figure.width for _, figure in drawn)
    highest = max(figure.height for _, figure in drawn)
    stacked = min(width / widest, step / highest)
    beside = min(half / widest, (2 * step + sheet.scale.label.leading) / highest)
    if len(drawn) == 1 or (stacked > beside and not sheet.scale.compact):
        return Stack([
            _captioned(sheet, picture, figure, stacked, width, arrow_after=number < len(drawn) - 1,
                       down=True)
            for number, (picture, figure) in enumerate(drawn)
        ], 6)  # fmt: skip
    return _beside(sheet, drawn, beside, half)


def picture_row(sheet: Sheet, exercise: HandoutExercise, height: float) -> Block:
    """The pictures side by side over the whole measure, as on a page of one exercise."""
    drawn = _drawn(sheet, exercise)
    if not drawn:
        return space(0)
    shares = max(len(drawn), _USUAL)
    half = (sheet.measure - _BETWEEN_LARGE * (shares - 1)) / shares
    widest = max(figure.width for _, figure in drawn)
    highest = max(figure.height for _, figure in drawn)
    return _beside(sheet, drawn, min(half / widest, height / highest), half, _BETWEEN_LARGE)


def _beside(
    sheet: Sheet, drawn: list[tuple[Picture, Figure]], scale: float, width: float,
    gap: float = _BETWEEN,
) -> Block:  # fmt: skip
    highest = max(figure.height for _, figure in drawn) * scale
    return Columns([
        (
            number * (width + gap),
            _captioned(sheet, picture, figure, scale, width,
                       arrow_after=number < len(drawn) - 1, down=False, height=highest),
        )
        for number, (picture, figure) in enumerate(drawn)
    ])  # fmt: skip


def _captioned(
    sheet: Sheet, picture: Picture, figure: Figure, scale: float, width: float, *,
    arrow_after: bool, down: bool, height: float = 0.0,
) -> Block:  # fmt: skip
    """A picture standing on its caption, and the arrow on to the next one."""
    own = figure.height * scale
    tall = max(height, own)

    def draw(pen: Pen, x: float, y: float) -> None:
        top = y + tall - own
        with pen.figure(picture.alt, x, top, figure.width * scale, own):
            figure.draw(pen, x, top, scale)

    caption = _caption(sheet, picture, width - (_ARROW + 6 if arrow_after else 0))
    parts: list[Block] = [caption]
    if arrow_after:
        reach = natural_width(sheet.label(f"{picture.moment}: {picture.caption}"))
        left = min(reach + 12, width - _ARROW)
        parts.insert(0, Drawing(0, _arrow(sheet, left, down)))
    return Stack([Drawing(tall, draw), space(3), *parts])


def _caption(sheet: Sheet, picture: Picture, width: float) -> Block:
    strong = Run(f"{picture.moment}: ", sheet.scale.label_strong, INK)
    return text([strong, Run(picture.caption, sheet.scale.label, INK)], width)


def _arrow(sheet: Sheet, left: float, down: bool) -> Callable[[Pen, float, float], None]:
    def draw(pen: Pen, x: float, y: float) -> None:
        with pen.artifact():
            arrow(pen, x + left, y + 1, _ARROW, sheet.theme.line, down=down)

    return draw
