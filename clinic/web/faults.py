"""A service's faults, said beside the fields they are about."""

from collections.abc import Iterable

from wtforms import Form

from clinic.domain.checking import Fault

_NOTHING = ("nothing (null)", "''", "")


def message(fault: Fault) -> str:
    """What to write instead, and what was written."""
    words = f"Write {fault.allowed}."
    return words if fault.found in _NOTHING else f"{words} You wrote {fault.found}."


def onto_form(form: Form, faults: Iterable[Fault]) -> None:
    """Put each fault by its field; one about no field of this form stands above them all."""
    for fault in faults:
        words = message(fault)
        field = form._fields.get(fault.path)
        if field is None:
            form.form_errors.append(words)
        else:
            field.errors = [*field.errors, words]
