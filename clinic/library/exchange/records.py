"""Reading muscles and precautions: lists of records."""

from collections.abc import Iterator

from clinic.domain.checking import Fault, Reader
from clinic.domain.exercise import Muscle
from clinic.domain.safety import ExercisePrecaution, Level
from clinic.domain.source import CLINIC_DEFAULT
from clinic.library.exchange import fields
from clinic.library.exchange.columns import RECORD_PARTS
from clinic.library.exchange.vocabulary import muscle_terms, precaution_codes

_MOST = 20


def _records(reader: Reader, key: str) -> Iterator[Reader]:
    """Each record; whatever is wrong in one is said of the field as a whole."""
    values, parts = reader.values(key), RECORD_PARTS[key]
    if len(values) > _MOST:
        reader.blame(key, f"a list of {len(values)}", f"up to {_MOST}")
        return
    for value in values:
        if not isinstance(value, dict):
            reader.refuse(key, value, "the parts " + "; ".join(parts))
            continue
        faults_before = len(reader.faults)
        record = Reader(value, key, reader.faults)
        record.only(parts)
        yield record
        for place in range(faults_before, len(reader.faults)):
            reader.faults[place] = _of_field(reader.faults[place])


def _of_field(fault: Fault) -> Fault:
    field, _, part = fault.path.partition(".")
    found = f"{fault.found} ({part})" if part else fault.found
    return Fault(field, found, fault.allowed)


def read_muscles(reader: Reader, locale: str) -> tuple[Muscle, ...]:
    """The muscles; names that are not given are the glossary's in the language of the words."""
    found = []
    for record in _records(reader, "muscles"):
        terms = muscle_terms(locale)
        code = record.text("code")
        source = fields.source(record, "source", CLINIC_DEFAULT)
        name, plain = record.text("name"), record.text("plain")
        term = terms.get(code)
        if term is None:
            if terms:
                record.refuse("code", code, fields.listed(terms))
            continue
        found.append(Muscle(code, name or term.term, plain or term.plain, source))
    return tuple(found)


def read_precautions(reader: Reader) -> tuple[ExercisePrecaution, ...]:
    """The precautions, each code once."""
    found: dict[str, ExercisePrecaution] = {}
    for record in _records(reader, "precautions"):
        code, why = record.text("code"), record.text("why", required=True)
        level = fields.choice(record, "level", Level, Level.WARN) or Level.WARN
        remedies = fields.texts(record, "remedies")
        if code not in precaution_codes():
            record.refuse("code", code, fields.listed(precaution_codes()))
        elif code in found:
            record.refuse("code", code, "each precaution once")
        found[code] = ExercisePrecaution(code, why, level, remedies)
    return tuple(found.values())
