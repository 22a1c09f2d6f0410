"""Dates and days in the patient's words: the main message, the log."""

from dataclasses import replace
from datetime import date, timedelta

from clinic.domain.frequency import Day, Frequency
from clinic.domain.phrases import Phrasebook
from clinic.domain.program import Plan
from clinic.handout.document import LogDay

_LOG_DAYS = 14
_WEEK = tuple(Day)


def long_date(day: date | None, book: Phrasebook) -> str:
    """ "November 23, 2026"; no date is empty."""
    return _date(day, "handout.date_long", "month", book)


def short_date(day: date | None, book: Phrasebook) -> str:
    """ "Nov 23, 2026"; no date is empty."""
    return _date(day, "handout.date_short", "month_short", book)


def _date(day: date | None, template: str, months: str, book: Phrasebook) -> str:
    if day is None:
        return ""
    month = book.say(f"handout.{months}.{day.month}")
    return book.say(template, month=month, day=day.day, year=day.year)


def main_message(plan: Plan, book: Phrasebook) -> str:
    """The one thing to remember: on which days, and that steadiness counts."""
    weekly = {(p.frequency.days_per_week, p.frequency.days) for p in plan.prescriptions()}
    if len(weekly) == 1:
        frequency = next(iter(plan.prescriptions())).frequency
        days = _days_inside(frequency, book)
        if days:
            return book.say("handout.message_days", days=days)
    return book.say("handout.message_mixed")


def _days_inside(frequency: Frequency, book: Phrasebook) -> str:
    """The days as part of a sentence."""
    if frequency.every_day:
        return book.say("handout.every_day_inside")
    if frequency.days:
        names = [book.say(f"day.{day}") for day in frequency.days]
        return book.say("handout.on_days_inside", days=book.listing(names))
    count = frequency.days_per_week
    if not count:
        return ""
    if frequency.can_rest_between:
        return book.say("handout.any_days_inside", n=count)
    return book.say(
        "handout.any_day_inside" if count == 1 else "handout.any_days_packed_inside", n=count
    )


def log_days(
    plan: Plan, first: date | None, book: Phrasebook, next_visit: date | None = None
) -> tuple[LogDay, ...]:
    """Two weeks from `first`, each day with the numbers of the exercises due on it.

    Without a date the days are only counted, unless weekdays are named: then weeks start on
    Monday. An exercise without named days may be done on any day. The next visit, or else the
    review, is named on its day.
    """
    named = any(p.frequency.days for p in plan.prescriptions())
    visit = ("next_visit_remark", next_visit) if next_visit else ("review_remark", plan.review_date)
    days = (_log_day(plan, first, place, named, book) for place in range(_LOG_DAYS))
    if first is None or visit[1] is None:
        return tuple(days)
    then, remark = (visit[1] - first).days, book.say(f"handout.{visit[0]}")
    return tuple(
        replace(day, remark=remark) if place == then else day for place, day in enumerate(days)
    )


def _log_day(plan: Plan, first: date | None, place: int, named: bool, book: Phrasebook) -> LogDay:
    if first is None and not named:
        count = book.say("handout.log_count", n=place + 1)
        return LogDay(count, due=_due(plan, None))
    day = first + timedelta(place) if first else None
    weekday = _WEEK[day.weekday() if day else place % len(_WEEK)]
    short = book.say(f"handout.day_short.{weekday}")
    return LogDay(
        weekday=short,
        day=_month_and_day(day, book) if day else "",
        due=_due(plan, weekday),
    )


def _month_and_day(day: date, book: Phrasebook) -> str:
    month = book.say(f"handout.month_short.{day.month}")
    return book.say("handout.log_day", month=month, day=day.day)


def _due(plan: Plan, weekday: Day | None) -> tuple[int, ...]:
    return tuple(
        number
        for number, prescription in enumerate(plan.prescriptions(), 1)
        if not prescription.frequency.days or weekday in prescription.frequency.days
    )
