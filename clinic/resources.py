"""Where templates and seeds lie: at the top of a checkout, inside the package in a wheel.

Nothing else in the product builds a path to them.
"""

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


@cache
def _home() -> Path:
    """The folder that holds `templates/` and `seeds/`."""
    checkout = _PACKAGE.parent
    if (checkout / "pyproject.toml").is_file() and (checkout / "seeds").is_dir():
        return checkout
    return _PACKAGE / "_resources"


def templates() -> Path:
    """Folder of the Jinja templates."""
    return _home() / "templates"


def seeds() -> Path:
    """Folder of the seed library (exercises, poses, safety, protocols, built figures)."""
    return _home() / "seeds"


def static() -> Path:
    """Folder of the project's own CSS, scripts and drawings."""
    return _PACKAGE / "static"


def migrations() -> Path:
    """Folder of the Alembic environment."""
    return _PACKAGE / "migrations"
