"""Photos that a clinic shows in place of an exercise's drawn pictures."""

from dataclasses import dataclass

POSES = ("start", "end")
"""The moments of a movement that a photo can be of."""


@dataclass(frozen=True, slots=True)
class Photo:
    """A photo of one pose: its key in the file store, its size in pixels, and what it shows."""

    pose: str
    key: str
    width: int
    height: int
    alt: str


@dataclass(frozen=True, slots=True)
class Photographed:
    """What to show of an exercise with photos; poses without one are drawn as `figure`."""

    slug: str
    figure: str
    photos: tuple[Photo, ...]

    def photo(self, pose: str) -> Photo | None:
        """The photo of a pose, if there is one."""
        return next((photo for photo in self.photos if photo.pose == pose), None)
