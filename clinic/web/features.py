"""The features and their addresses, in the order in which a person meets them."""

from flask import Flask

from clinic.web.accounts.routes import blueprint as accounts
from clinic.web.search.routes import blueprint as search
from clinic.web.settings.brand import blueprint as brand
from clinic.web.settings.team import blueprint as team
from clinic.web.setup.routes import blueprint as setup

_FEATURES = (setup, accounts, search, brand, team)


def register_features(app: Flask) -> None:
    """Register each feature's blueprint."""
    for feature in _FEATURES:
        app.register_blueprint(feature)
