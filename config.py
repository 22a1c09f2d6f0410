"""The deployment's settings, from the environment. What each means: docs/running.md.

CLINIC_DATA_DIR         the one folder that holds everything that is stored
CLINIC_DATABASE_URL     postgresql://user:password@host/name; left out: SQLite in that folder
CLINIC_HTTPS            1 where browsers reach the application over TLS
CLINIC_TRUSTED_PROXIES  how many reverse proxies stand in front
"""

from clinic.settings import Settings

SETTINGS = Settings.from_environment()
