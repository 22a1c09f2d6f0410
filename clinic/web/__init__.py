"""The web application: `create_app` and its steps."""

from typing import Any

from flask import Flask
from jinja2 import StrictUndefined
from werkzeug.middleware.proxy_fix import ProxyFix

from clinic import resources
from clinic.services.database import engine_options, prepare_engine
from clinic.settings import Settings
from clinic.web.access import register_sign_in
from clinic.web.assets import register_files
from clinic.web.clock import system_clock
from clinic.web.errors import register_errors
from clinic.web.extensions import csrf, db, migrate
from clinic.web.features import register_features
from clinic.web.headers import register_headers
from clinic.web.library.import_work import in_thread
from clinic.web.pictures import register_pictures
from clinic.web.secret_key import secret_key
from clinic.web.shell import register_shell
from clinic.web.words import register_words
from clinic.web.work import register_unit_of_work

_LARGEST_REQUEST = 6 * 1024 * 1024
"""A logo of 5 MB and its form."""


def create_app(settings: Settings | None = None) -> Flask:
    """The application over one deployment's settings, by default those of the environment."""
    app = Flask("clinic", static_folder=resources.static(), template_folder=resources.templates())
    register_settings(app, settings or Settings.from_environment())
    register_database(app)
    register_unit_of_work(app)
    register_templates(app)
    register_protection(app)
    register_sign_in(app)
    register_errors(app)
    register_headers(app)
    register_files(app)
    register_pictures(app)
    register_features(app)
    return app


def register_settings(app: Flask, settings: Settings) -> None:
    """Flask's configuration, worked out from the deployment's settings."""
    app.config.update(
        CLINIC_SETTINGS=settings,
        CLOCK=system_clock,
        IN_BACKGROUND=in_thread,
        SECRET_KEY=secret_key(settings.data_dir),
        SQLALCHEMY_DATABASE_URI=settings.database_url,
        SQLALCHEMY_ENGINE_OPTIONS=engine_options(settings.database_url),
        MAX_CONTENT_LENGTH=_LARGEST_REQUEST,
        SESSION_COOKIE_NAME="__Host-form" if settings.https else "form",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=settings.https,
        PREFERRED_URL_SCHEME="https" if settings.https else "http",
        WTF_CSRF_TIME_LIMIT=None,
        WTF_CSRF_SSL_STRICT=False,
    )
    if settings.trusted_proxies:
        hops = settings.trusted_proxies
        proxied: Any = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops, x_host=hops)
        app.wsgi_app = proxied  # type: ignore[method-assign]  # how Flask documents middleware


def register_database(app: Flask) -> None:
    """The engine, set up as the services want it, and the migrations."""
    db.init_app(app)
    migrate.init_app(app, db, directory=str(resources.migrations()))
    with app.app_context():
        prepare_engine(db.engine)


def register_templates(app: Flask) -> None:
    """Jinja escapes everywhere and refuses names that nobody set."""
    app.jinja_options = {**app.jinja_options, "autoescape": True, "undefined": StrictUndefined}
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    register_words(app)
    register_shell(app)


def register_protection(app: Flask) -> None:
    """Every form that changes anything carries a token that only our pages hold."""
    csrf.init_app(app)
