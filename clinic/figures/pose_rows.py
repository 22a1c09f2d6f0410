"""The rows of a pose: targets of hands and feet, arrows, highlights."""

from clinic.figures.fields import Reader
from clinic.figures.pose import Arrow, Highlight, Target, Vector
from clinic.figures.vocabulary import LANDMARKS, PARTS, REGIONS, TOUCHED


def target(reader: Reader, limb: str) -> Target:
    """Where a hand or foot goes."""
    ahead, face = ("fingers", "palm") if limb.startswith("hand") else ("toes", "sole")
    if "touch" in reader.table:
        reader.only("touch", "along", "around", "gap", "slant", "pole", "axes")
        part = reader.text("touch", None, TOUCHED)
        low, high = (-9.0, 55.5) if part == "trunk" else (-0.1, 1.1)
        return Target(
            touch=part,
            along=reader.number("along", 0.5, low, high),
            around=reader.number("around", 0.0, -360, 360),
            gap=reader.number("gap", 0.3, -3, 20),
            slant=reader.number("slant", 90.0, -180, 180),
            pole=_vector(reader, "pole"),
            axes=reader.text("axes", "chest", ("world", *PARTS)),
        )
    reader.only("rel", "at", "axes", "floor", "pole", ahead, face)
    rel = reader.text("rel", "world", ("world", *PARTS))
    at = _vector(reader, "at")
    if at is None:
        raise reader.refuse("at", "is missing", "3 numbers (cm), or touch = a part")
    return Target(
        rel=rel,
        at=at,
        floor=reader.flag("floor"),
        axes=reader.text("axes", "", ("", "world", *PARTS)),
        pole=_vector(reader, "pole"),
        fingers=_vector(reader, ahead),
        palm=_vector(reader, face),
    )


def _vector(reader: Reader, key: str) -> Vector | None:
    if key not in reader.table:
        return None
    x, y, z = reader.numbers(key, 3)
    return x, y, z


def arrow(reader: Reader) -> Arrow:
    """A motion arrow."""
    reader.only("track", "since", "offset", "bow", "path", "trim", "both")
    x, y = reader.numbers("offset", 2) if "offset" in reader.table else (0.0, 0.0)
    first, last = reader.numbers("trim", 2) if "trim" in reader.table else (0.0, 1.0)
    return Arrow(
        track=reader.text("track", None, LANDMARKS),
        since=reader.text("since", "start", ("start", "end", "2", "3")),
        offset=(x, y),
        bow=reader.number("bow", 0.0, -2, 2),
        path=_path(reader),
        trim=(first, last),
        both=reader.flag("both"),
    )


def _path(reader: Reader) -> tuple[tuple[float, float], ...]:
    value = reader.table.get("path", [])
    if not isinstance(value, list) or len(value) == 1:
        raise reader.refuse("path", "is not a list of points", "two or more [x, y]")
    points = []
    for point in value:
        x, y = Reader(reader.file, reader.key, {"path": point}).numbers("path", 2)
        points.append((x, y))
    return tuple(points)


def highlight(reader: Reader) -> Highlight:
    """A muscle region and whether it works or is stretched."""
    reader.only("region", "kind")
    return Highlight(
        reader.text("region", None, REGIONS), reader.text("kind", "work", ("work", "stretch"))
    )
