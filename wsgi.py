"""The WSGI entry point: `gunicorn wsgi:app`, `flask --app wsgi ...`."""

from clinic.web import create_app
from config import SETTINGS

app = create_app(SETTINGS)
