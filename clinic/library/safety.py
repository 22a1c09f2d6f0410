"""Reads `safety.toml`: pain, red flags, mistakes, and how to go about a session."""

from pathlib import Path

from clinic.domain.dosage import Range
from clinic.domain.safety import RedFlag, Tier
from clinic.domain.safety_advice import (
    Advice,
    FlareUp,
    Mistake,
    PainScale,
    PainZone,
    Safety,
    SessionLength,
    SessionPart,
    UsualFrequency,
)
from clinic.library.exercises import read_frequency
from clinic.library.sources import Citations, read_source, read_sources
from clinic.library.table import Table


def read_safety(path: Path, locale: str, citations: Citations) -> Safety:
    """The safety advice of a file in one language.

    Raises:
        LibraryError: an unknown or missing key, a wrong type, a flag moved by nobody.
    """
    return _SafetyFile(locale, citations).read(Table.read(path))


class _SafetyFile:
    """Reads the parts of one file, all in one language and with one set of citations."""

    def __init__(self, locale: str, citations: Citations) -> None:
        self._locale = locale
        self._citations = citations

    def read(self, top: Table) -> Safety:
        """The whole file."""
        pain = top.table("pain")
        safety = Safety(
            locale=self._locale,
            benefit_and_limit=self._advice(top.table("benefit_and_limit")),
            good_pain=self._all_advice(pain, "good"),
            bad_pain=self._all_advice(pain, "bad"),
            while_moving=self._all_advice(pain, "while_moving"),
            soreness=self._all_advice(pain, "soreness"),
            pain_scale=self._pain_scale(pain.table("scale")),
            log=self._all_advice(top, "log"),
            red_flags=tuple(self._red_flag(t) for t in top.tables("red_flags")),
            consult=self._all_advice(top, "consult"),
            mistakes=tuple(self._mistake(t) for t in top.tables("mistakes")),
            flare_up=self._flare_up(top.table("flare_up")),
            warm_up=self._session_part(top.table("warm_up")),
            cool_down=self._session_part(top.table("cool_down")),
            usual_frequency=self._usual_frequency(top.table("usual_frequency")),
            session_length=self._session_length(top.table("session_length")),
        )
        pain.close()
        top.close()
        return safety

    def _text(self, table: Table, key: str = "text") -> str:
        return table.text_in(self._locale, key)

    def _advice(self, table: Table) -> Advice:
        advice = Advice(self._text(table), read_source(table, self._citations))
        table.close()
        return advice

    def _all_advice(self, table: Table, key: str) -> tuple[Advice, ...]:
        return tuple(self._advice(t) for t in table.tables(key))

    def _red_flag(self, table: Table) -> RedFlag:
        moved = table.has("moved_to")
        try:
            flag = RedFlag(
                id=table.text("id"),
                source_tier=table.choice("tier", Tier),
                text=self._text(table),
                sources=read_sources(table, self._citations),
                moved_to=table.choice("moved_to", Tier) if moved else None,
                moved_by=table.text("moved_by", ""),
                moved_on=table.day("moved_on"),
            )
        except ValueError as error:
            raise table.fault("moved_to", str(error)) from error
        table.close()
        return flag

    def _mistake(self, table: Table) -> Mistake:
        mistake = Mistake(
            self._text(table), self._text(table, "instead"), read_source(table, self._citations)
        )
        table.close()
        return mistake

    def _pain_scale(self, table: Table) -> PainScale:
        zones = tuple(self._zone(t) for t in table.tables("zones"))
        ends, note = self._text(table, "ends"), self._text(table, "note")
        source = read_source(table, self._citations)
        try:
            scale = PainScale(zones, ends, note, source)
        except ValueError as error:
            raise table.fault("zones", str(error)) from error
        table.close()
        return scale

    def _zone(self, table: Table) -> PainZone:
        zone = PainZone(
            id=table.text("id"),
            scores=Range(table.whole("min"), table.whole("max")),
            name=self._text(table, "name"),
            advice=self._text(table, "advice"),
        )
        table.close()
        return zone

    def _flare_up(self, table: Table) -> FlareUp:
        written = table.table("choices").named_tables()
        try:
            flare_up = FlareUp(
                choices=tuple((key, self._advice(t)) for key, t in written.items()),
                chosen=table.text("chosen"),
                decided_by=table.text("decided_by", ""),
                decided_on=table.day("decided_on"),
            )
        except ValueError as error:
            raise table.fault("chosen", str(error)) from error
        table.close()
        return flare_up

    def _session_part(self, table: Table) -> SessionPart:
        source = read_source(table, self._citations)
        part = SessionPart(self._text(table), table.texts("exercises"), source)
        table.close()
        return part

    def _usual_frequency(self, table: Table) -> UsualFrequency:
        usual = UsualFrequency(
            frequency=read_frequency(table),
            text=self._text(table),
            source=read_source(table, self._citations),
        )
        table.close()
        return usual

    def _session_length(self, table: Table) -> SessionLength:
        length = SessionLength(
            start=Range(table.whole("start_min"), table.whole("start_max")),
            grow_to=table.whole("grow_to"),
            text=self._text(table),
            source=read_source(table, self._citations),
        )
        table.close()
        return length
