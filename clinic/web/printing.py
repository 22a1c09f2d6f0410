"""Choices of how a handout is put on paper: what is sent, and its words."""

from collections.abc import Mapping

from clinic.handout.render import PER_PAGE, RenderOptions
from clinic.handout.scale import Size
from clinic.services.printing import read_options
from clinic.web.places import PAPERS

SIZES = {
    Size.STANDARD.value: "Standard",
    Size.LARGE.value: "Large",
    Size.COMPACT.value: "Compact",
}


def layouts() -> dict[str, str]:
    """Sizes with the exercises a page that each allows: nothing else can be chosen."""
    return {
        f"{size}-{most}": f"{words}, {_a_page(most)}"
        for size, words in SIZES.items()
        for most in PER_PAGE[Size(size)]
    }


def layout_of(options: RenderOptions) -> str:
    """The choice of `layouts` that options are."""
    return f"{options.size}-{options.exercises_a_page}"


def read_print(posted: Mapping[str, str], usual: RenderOptions) -> RenderOptions:
    """The options that a form posted: `paper`, `layout`, `ink_saver`, `log`; where it posted no
    choices at all (`print` is missing), the usual ones.

    Raises:
        RefusedError: with faults at `paper`, `size` or `per_page`.
    """
    if "print" not in posted:
        return usual
    size, _, most = posted.get("layout", "").partition("-")
    return read_options(
        {
            "paper": posted.get("paper") or None,
            "size": size or None,
            "per_page": int(most) if most.isascii() and most.isdecimal() else None,
            "ink_saver": "ink_saver" in posted,
            "log": "log" in posted,
        },
        usual,
    )


def print_words(options: RenderOptions) -> str:
    """Options in a line: "Letter, standard print, up to 2 exercises a page, no log"."""
    parts = [
        PAPERS[options.paper],
        f"{SIZES[options.size].lower()} print",
        _a_page(options.exercises_a_page),
        "ink-saver" if options.ink_saver else "",
        "" if options.log else "no log",
    ]
    return ", ".join(part for part in parts if part)


def _a_page(most: int) -> str:
    return "1 exercise a page" if most == 1 else f"up to {most} exercises a page"
