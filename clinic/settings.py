"""The deployment's settings: read once from the environment, typed, and refused where unsafe."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import platformdirs

_FOLDER_NAME = "clinic-hep"
_DEMO_FOLDER_NAME = "clinic-hep-demo"


class SettingsError(ValueError):
    """A setting cannot be used; the message names it and says what is allowed."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything a deployment decides.

    `data_dir` holds all that is stored, `database_url` is a SQLAlchemy URL, `trusted_proxies` the
    number of reverse proxies in front whose forwarded headers are believed, `https` whether
    browsers reach the application over TLS (secure cookies, HSTS).
    """

    data_dir: Path
    database_url: str
    https: bool = False
    trusted_proxies: int = 0
    demo: bool = False

    @classmethod
    def from_environment(cls, environ: Mapping[str, str] | None = None) -> "Settings":
        """Read `CLINIC_DATA_DIR`, `CLINIC_DATABASE_URL`, `CLINIC_HTTPS`, `CLINIC_TRUSTED_PROXIES`.

        Raises:
            SettingsError: naming the setting that cannot be used.
        """
        values = os.environ if environ is None else environ
        default = platformdirs.user_data_path(_FOLDER_NAME, appauthor=False)
        data_dir = Path(values.get("CLINIC_DATA_DIR") or default).expanduser().absolute()
        return cls(
            data_dir=data_dir,
            database_url=_database_url(values.get("CLINIC_DATABASE_URL", ""), data_dir),
            https=_flag(values, "CLINIC_HTTPS"),
            trusted_proxies=_count(values, "CLINIC_TRUSTED_PROXIES"),
        )

    @classmethod
    def for_demo(cls, environ: Mapping[str, str] | None = None) -> "Settings":
        """The demo's: a folder of its own beside the real one, always SQLite."""
        values = os.environ if environ is None else environ
        given = values.get("CLINIC_DATA_DIR")
        if given:
            data_dir = Path(given).expanduser().absolute() / "demo"
        else:
            data_dir = platformdirs.user_data_path(_DEMO_FOLDER_NAME, appauthor=False)
        return cls(data_dir=data_dir, database_url=_sqlite_url(data_dir), demo=True)

    @property
    def files_dir(self) -> Path:
        """Where the file store keeps logos and issued PDFs."""
        return self.data_dir / "files"

    @property
    def uses_sqlite(self) -> bool:
        """True for the database in a file, False for PostgreSQL."""
        return self.database_url.startswith("sqlite")


def _sqlite_url(data_dir: Path) -> str:
    return f"sqlite:///{data_dir / 'clinic.sqlite3'}"


def _database_url(given: str, data_dir: Path) -> str:
    if not given:
        return _sqlite_url(data_dir)
    scheme, _, rest = given.partition("://")
    if scheme in ("postgres", "postgresql", "postgresql+psycopg") and rest:
        return f"postgresql+psycopg://{rest}"
    if scheme == "sqlite" and rest.startswith("/"):
        return given
    raise SettingsError(
        "CLINIC_DATABASE_URL must start with postgresql:// or sqlite:///; "
        "leave it out to keep everything in CLINIC_DATA_DIR"
    )


def _flag(values: Mapping[str, str], name: str) -> bool:
    value = values.get(name, "").strip().lower()
    if value in ("", "0", "no", "false"):
        return False
    if value in ("1", "yes", "true"):
        return True
    raise SettingsError(f"{name} is {value!r}; write 1 or 0")


def _count(values: Mapping[str, str], name: str) -> int:
    value = values.get(name, "").strip()
    if not value.isdigit() and value:
        raise SettingsError(f"{name} is {value!r}; write a number such as 0 or 1")
    return int(value or 0)
