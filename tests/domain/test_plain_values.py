"""Records survive the way to JSON and back."""

import json
from dataclasses import dataclass
from datetime import date

import pytest

from clinic.domain.exercise import Exercise
from clinic.domain.frequency import Day
from clinic.domain.plain_values import from_plain, to_plain
from clinic.domain.safety import Finding, Level
from clinic.library import load_library


@dataclass(frozen=True)
class Inner:
    days: tuple[Day, ...]
    pair: tuple[str, int] = ("a", 1)


@dataclass(frozen=True)
class Outer:
    inner: Inner
    on: date | None = None
    inners: tuple[Inner, ...] = ()
    count: int = 0


def test_every_seed_exercise_comes_back_alike() -> None:
    for exercise in load_library().exercises.values():
        assert from_plain(Exercise, json.loads(json.dumps(to_plain(exercise)))) == exercise


def test_nested_records_choices_and_dates_come_back() -> None:
    inner = Inner((Day.MON, Day.FRI), ("b", 2))
    outer = Outer(inner, date(2026, 11, 23), (inner, inner), 3)
    plain = json.loads(json.dumps(to_plain(outer)))
    assert plain["on"] == "2026-11-23"
    assert plain["inner"] == {"days": ["mon", "fri"], "pair": ["b", 2]}
    assert from_plain(Outer, plain) == outer


def test_a_key_from_before_a_field_existed_takes_its_default() -> None:
    assert from_plain(Outer, {"inner": {"days": []}}) == Outer(Inner(()))


@pytest.mark.parametrize("plain", [{}, {"inner": {"days": []}, "other": 1}])
def test_a_missing_or_unknown_field_is_refused(plain: dict[str, object]) -> None:
    with pytest.raises(TypeError):
        from_plain(Outer, plain)


@pytest.mark.parametrize(
    "plain", [{"inner": {"days": ["someday"]}}, {"inner": {"days": [], "pair": ["a"]}}]
)
def test_a_value_that_does_not_fit_is_refused(plain: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"someday|zip"):
        from_plain(Outer, plain)


def test_a_choice_inside_a_finding_is_a_choice_again() -> None:
    finding = from_plain(Finding, to_plain(Finding("code", Level.WARN, "message", 2, "bridge")))
    assert finding.level is Level.WARN
    assert finding.prescription == 2
