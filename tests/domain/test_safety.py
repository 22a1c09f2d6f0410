"""Red flags move only by a named clinician; the pain scale has no gap; sources can be named."""

from dataclasses import replace
from datetime import date

import pytest

from clinic.domain.dosage import Range
from clinic.domain.safety import RedFlag, Tier
from clinic.domain.safety_advice import Advice, FlareUp, PainScale, PainZone
from clinic.domain.source import ARTICLE, CLINIC_DEFAULT, Source

FEVER = RedFlag("fever", Tier.EMERGENCY, "a fever with back pain", (Source(ARTICLE, (202,)),))
DAY = date(2026, 11, 23)


def test_a_named_clinician_moves_a_flag_and_the_source_stays() -> None:
    moved = FEVER.move(Tier.CALL_US, "Dana Whitfield, DPT", DAY)
    assert moved.tier is Tier.CALL_US
    assert moved.source_tier is Tier.EMERGENCY
    assert (moved.moved_by, moved.moved_on) == ("Dana Whitfield, DPT", DAY)


def test_nobody_moves_a_flag_unnamed() -> None:
    with pytest.raises(ValueError, match="named clinician"):
        FEVER.move(Tier.CALL_US, "  ", DAY)


@pytest.mark.parametrize(
    "half", [{"moved_to": Tier.CALL_US}, {"moved_by": "Dana", "moved_on": DAY}]
)
def test_a_move_is_written_whole_or_not_at_all(half: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="named clinician"):
        replace(FEVER, **half)  # type: ignore[arg-type]


def _scale(*spans: tuple[int, int]) -> PainScale:
    zones = tuple(PainZone(str(low), Range(low, high), "name", "advice") for low, high in spans)
    return PainScale(zones, "0 is no pain.", "A guide.", Source("pain-monitoring"))


def test_a_pain_scale_covers_0_to_10() -> None:
    assert len(_scale((0, 2), (3, 5), (6, 10)).zones) == 3


@pytest.mark.parametrize(
    "spans", [((0, 2), (4, 10)), ((0, 5), (5, 10)), ((0, 9),), ((6, 10), (0, 5))]
)
def test_a_gap_an_overlap_or_a_wrong_order_is_refused(spans: tuple[tuple[int, int], ...]) -> None:
    with pytest.raises(ValueError, match="0 to 10"):
        _scale(*spans)


def test_flare_up_words_are_one_of_the_choices() -> None:
    ask = Advice("Call us.", Source(CLINIC_DEFAULT))
    assert FlareUp((("ask", ask),), "ask").advice is ask
    with pytest.raises(ValueError, match="not one of the choices"):
        FlareUp((("ask", ask),), "wait")
    with pytest.raises(ValueError, match="belong together"):
        FlareUp((("ask", ask),), "ask", decided_by="Dana")


def test_a_source_says_where_it_stands() -> None:
    assert str(Source(ARTICLE, (12,))) == "article, line 12"
    assert str(Source(ARTICLE, (12, 13))) == "article, lines 12, 13"
    assert str(Source("girft-ces")) == "girft-ces"
    assert Source(CLINIC_DEFAULT).is_default
