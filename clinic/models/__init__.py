"""The rows of the database, and nothing but rows."""

from clinic.models.account import OneTimeLink, Role, SignIn, User
from clinic.models.audit import AuditEntry
from clinic.models.base import Base
from clinic.models.clinic import Clinic
from clinic.models.exercise import ExerciseRow, ExerciseVersion
from clinic.models.handout import HandoutRow, RenderingRow, WithdrawalRow
from clinic.models.library_file import BulkAction, LibraryImport, LibraryImportLine
from clinic.models.patient import Patient
from clinic.models.program import PrescriptionRow, ProgramRow
from clinic.models.search import ExerciseDocument, LibraryStamp

__all__ = [
    "AuditEntry",
    "Base",
    "BulkAction",
    "Clinic",
    "ExerciseDocument",
    "ExerciseRow",
    "ExerciseVersion",
    "HandoutRow",
    "LibraryImport",
    "LibraryImportLine",
    "LibraryStamp",
    "OneTimeLink",
    "Patient",
    "PrescriptionRow",
    "ProgramRow",
    "RenderingRow",
    "Role",
    "SignIn",
    "User",
    "WithdrawalRow",
]
