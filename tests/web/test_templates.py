"""Every template compiles, has a title, and every template named in code exists."""

import re
from pathlib import Path

import pytest
from jinja2 import Environment

from clinic import resources
from clinic.settings import Settings
from clinic.web import create_app

NAMES = sorted(
    str(path.relative_to(resources.templates())) for path in resources.templates().rglob("*.html")
)
CODE = sorted((Path(__file__).resolve().parents[2] / "clinic" / "web").rglob("*.py"))
FRAMES = {"skeleton.html", "base.html", "gate.html"}
ON_FRAMES = re.compile(r'{% extends "([\w/.]+)" %}')


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Environment:
    """The application's own, without a database."""
    folder = tmp_path_factory.mktemp("templates")
    settings = Settings(data_dir=folder, database_url=f"sqlite:///{folder / 'none.sqlite3'}")
    return create_app(settings).jinja_env


@pytest.mark.parametrize("name", NAMES)
def test_it_compiles(environment: Environment, name: str) -> None:
    environment.get_template(name)


@pytest.mark.parametrize("name", NAMES)
def test_a_page_has_a_title_that_names_no_patient(name: str) -> None:
    source = (resources.templates() / name).read_text(encoding="utf-8")
    if name in FRAMES or not ON_FRAMES.search(source):
        return
    titles = re.findall(r"{% block (?:full_)?title %}(.*?){% endblock %}", source, re.DOTALL)
    assert len(titles) == 1
    assert titles[0].strip()
    assert "patient." not in titles[0]


@pytest.mark.parametrize("name", NAMES)
def test_no_template_turns_escaping_off(name: str) -> None:
    source = (resources.templates() / name).read_text(encoding="utf-8")
    if name == "_components/icon.html":
        source = source.replace("{{ drawings[name]|safe }}", "")  # our own drawings
    assert not re.search(r"\|\s*safe\b|autoescape|Markup", source)


def test_every_template_named_in_code_exists() -> None:
    named = set()
    for path in CODE:
        named |= set(re.findall(r'"([\w/]+\.html)"', path.read_text(encoding="utf-8")))
    for path in resources.templates().rglob("*.html"):
        source = path.read_text(encoding="utf-8")
        named |= set(re.findall(r'{%-? (?:extends|include|from|import) "([\w/.]+)"', source))
    assert named - set(NAMES) == set()
    assert set(NAMES) - named == set(), "a template that nothing uses"
