"""What a patient reads about an exercise, in one language."""

from collections.abc import Iterator
from dataclasses import dataclass

from clinic.domain.laterality import Laterality
from clinic.domain.translation import Translation


@dataclass(frozen=True, slots=True)
class Caption:
    """The line under a picture: `Caption("Start", "knees bent, feet flat")`."""

    moment: str
    text: str

    def __str__(self) -> str:
        return f"{self.moment}: {self.text}"


@dataclass(frozen=True, slots=True)
class ExerciseWords:
    """The words of one exercise. Doses stay out of them, so that they can be set per patient.

    `why` is one line, the gain; `take_care` is one thing; `easier` and `harder` are one change
    each; `other_side` is the last step where both sides work in turn, so that it can be left out
    where only one side is prescribed; `key_points` and `modifications` may be empty.
    `translation` is `None` where the words were written in this language.
    """

    locale: str
    name: str
    why: str
    starting_position: str
    steps: tuple[str, ...]
    take_care: str
    easier: str
    harder: str
    caption_start: Caption
    caption_end: Caption
    other_side: str = ""
    aliases: tuple[str, ...] = ()
    key_points: tuple[str, ...] = ()
    modifications: tuple[str, ...] = ()
    translation: Translation | None = None

    def steps_for(self, laterality: Laterality) -> tuple[str, ...]:
        """The steps to print for a prescription: with "other side" where both sides work."""
        if laterality.two_sided and self.other_side:
            return (*self.steps, self.other_side)
        return self.steps

    def sentences(self) -> Iterator[str]:
        """Every text a patient reads as prose: what the reading grade is measured on.

        Names and captions are labels, not prose, and stay out.
        """
        yield self.why
        yield self.starting_position
        yield from self.steps
        if self.other_side:
            yield self.other_side
        yield from self.key_points
        yield self.take_care
        yield self.easier
        yield self.harder
        yield from self.modifications
