"""The rows of the database, and nothing but rows."""

from clinic.models.account import OneTimeLink, Role, SignIn, User
from clinic.models.audit import AuditEntry
from clinic.models.base import Base
from clinic.models.clinic import Clinic
from clinic.models.exercise import ExerciseRow, ExerciseVersion
from clinic.models.handout import HandoutRow, WithdrawalRow
from clinic.models.patient import Patient
from clinic.models.program import PrescriptionRow, ProgramRow
from clinic.models.search import ExerciseDocument, LibraryStamp

__all__ = [
    "AuditEntry",
    "Base",
    "Clinic",
    "ExerciseDocument",
    "ExerciseRow",
    "ExerciseVersion",
    "HandoutRow",
    "LibraryStamp",
    "OneTimeLink",
    "Patient",
    "PrescriptionRow",
    "ProgramRow",
    "Role",
    "SignIn",
    "User",
    "WithdrawalRow",
]
