"""The whole program as typed: one form that always carries all of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from clinic.domain.exercise import Exercise
from clinic.domain.frequency import Frequency
from clinic.domain.program import Plan, SectionName
from clinic.web.programs.often import Often, usual
from clinic.web.programs.rows import Posted, PrescriptionEntry, known

PLAN_FIELDS = ("title", "goal", "start_date", "review_date")


@dataclass(slots=True)
class PlanEntry:
    """A plan as typed: `typed` by field, how often for all, and the rows in session order.

    `search` is what is looked for in the library meanwhile, `browsing` whether anything is; they
    are no part of the plan.
    """

    typed: dict[str, str] = field(default_factory=dict)
    often: Often = field(default_factory=Often)
    rows: list[PrescriptionEntry] = field(default_factory=list)
    search: str = ""
    browsing: bool = False

    @classmethod
    def read(cls, posted: Posted, library: Mapping[str, Exercise]) -> "PlanEntry":
        """What was posted, each section's rows in the order they stood in."""
        entry = cls(
            typed={name: posted.get(name, "") for name in PLAN_FIELDS},
            often=Often(
                posted.get("times_per_day", ""),
                posted.get("days_per_week", ""),
                tuple(posted.getlist("days")),
            ),
            rows=[PrescriptionEntry.read(posted, key) for key in posted.getlist("row")],
            search=posted.get("search", "").strip(),
        )
        known(entry.rows, library)
        entry.put_in_order()
        return entry

    @classmethod
    def of(cls, plan: Plan, usually: Frequency) -> "PlanEntry":
        """The fields that show a plan; `usually` is how often one without exercises is done."""
        common = usual((p.frequency for p in plan.prescriptions()), usually)
        return cls(
            typed={
                "title": plan.title,
                "goal": plan.goal,
                "start_date": plan.start_date.isoformat() if plan.start_date else "",
                "review_date": plan.review_date.isoformat() if plan.review_date else "",
            },
            often=Often.of(common),
            rows=[
                PrescriptionEntry.of(prescription, section.name, common)
                for section in plan.sections
                for prescription in section.prescriptions
            ],
        )

    def put_in_order(self) -> None:
        """Rows by section; inside one they keep their order."""
        order = [section.value for section in SectionName]
        self.rows.sort(key=lambda row: order.index(row.section))

    def places(self) -> list[list[int]]:
        """For each section that has rows, the numbers of its rows: the shape of `value()`."""
        sections = [
            [number for number, row in enumerate(self.rows) if row.section == section]
            for section in SectionName
        ]
        return [numbers for numbers in sections if numbers]

    def value(self) -> dict[str, Any]:
        """The plan of the `program/1` format, for the same check that the command makes."""
        return {
            **{name: self.typed.get(name, "") for name in PLAN_FIELDS},
            "sections": [
                {
                    "name": self.rows[numbers[0]].section,
                    "prescriptions": [self.rows[n].value(self.often) for n in numbers],
                }
                for numbers in self.places()
            ],
        }

    def fields(self) -> list[tuple[str, str]]:
        """Names and values as a page would post them: `read` makes the same entry of them."""
        pairs = [*self.typed.items(), ("search", self.search)]
        pairs += [("times_per_day", self.often.times), ("days_per_week", self.often.count)]
        pairs += [("days", day) for day in self.often.days]
        for number, row in enumerate(self.rows):
            pairs.append(("row", str(number)))
            pairs += [(f"p{number}-{name}", value) for name, value in row.fields()]
        return pairs
