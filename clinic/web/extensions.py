"""The Flask extensions, made once and bound to an application by `create_app`."""

from pathlib import Path

from flask import current_app
from flask_login import LoginManager
from flask_migrate import Migrate
from flask_sqlalchemy import SQLAlchemy
from flask_wtf import CSRFProtect
from sqlalchemy.orm import Session

from clinic.models import Base
from clinic.services.storage import FileStore
from clinic.settings import Settings

db = SQLAlchemy(metadata=Base.metadata)
migrate = Migrate()
csrf = CSRFProtect()
login_manager = LoginManager()


def session() -> Session:
    """The database session of this request; `clinic.web.work` commits it."""
    return db.session()


def settings() -> Settings:
    """The settings of the running application."""
    found: Settings = current_app.config["CLINIC_SETTINGS"]
    return found


def store() -> FileStore:
    """Where logos and issued PDFs are kept."""
    return FileStore(settings().files_dir)


def data_dir() -> Path:
    """The folder that holds everything that is stored."""
    return settings().data_dir
