"""The features and their addresses, in the order in which a person meets them."""

from flask import Flask

from clinic.web.accounts.routes import blueprint as accounts
from clinic.web.handouts.routes import blueprint as handouts
from clinic.web.library.bulk import blueprint as bulk
from clinic.web.library.editing import blueprint as editing
from clinic.web.library.files import blueprint as library_files
from clinic.web.library.ladder import blueprint as ladder
from clinic.web.library.photos import blueprint as photos
from clinic.web.library.reviews import blueprint as reviews
from clinic.web.library.routes import blueprint as library
from clinic.web.library.seeds import blueprint as seeds
from clinic.web.library.versions import blueprint as versions
from clinic.web.patients.routes import blueprint as patients
from clinic.web.programs.routes import blueprint as programs
from clinic.web.search.routes import blueprint as search
from clinic.web.settings.brand import blueprint as brand
from clinic.web.settings.team import blueprint as team
from clinic.web.setup.routes import blueprint as setup
from clinic.web.today.routes import blueprint as today

_FEATURES = (
    setup,
    accounts,
    today,
    search,
    patients,
    programs,
    handouts,
    library,
    library_files,
    bulk,
    editing,
    ladder,
    photos,
    reviews,
    seeds,
    versions,
    brand,
    team,
)


def register_features(app: Flask) -> None:
    """Register each feature's blueprint."""
    for feature in _FEATURES:
        app.register_blueprint(feature)
