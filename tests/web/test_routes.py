"""The routes are a list in a file: a new or a missing one fails until the list says so."""

from pathlib import Path

import pytest
from flask import Flask

from tests.web.conftest import Browser

LIST = Path(__file__).with_name("routes.txt")
PUBLIC = {
    "accounts.choose_theme",
    "accounts.link",
    "accounts.sign_in",
    "accounts.sign_out",
    "brand.logo",
    "files.font",
    "files.health",
    "pictures.show",
    "setup.set_up",
    "static",
}
"""What answers people who are not signed in; everything else leads them to sign in."""
SAMPLES = {
    "<int:patient_id>": "1",
    "<int:program_id>": "1",
    "<int:handout_id>": "1",
    "<int:user_id>": "1",
    "<int:rendering_id>": "1",
    "<int:number>": "1",
    "<int:import_id>": "1",
    "<int:action_id>": "1",
    "<slug>": "bridge",
    "<locale>": "es",
    "<name>": "none.jpg",
}


def routes(app: Flask) -> list[str]:
    return sorted(
        f"{rule.rule} {'|'.join(sorted((rule.methods or set()) - {'HEAD', 'OPTIONS'}))} "
        f"{rule.endpoint}"
        for rule in app.url_map.iter_rules()
    )


def test_the_list_of_routes_is_true(app: Flask) -> None:
    assert routes(app) == LIST.read_text(encoding="utf-8").splitlines()


def test_signed_out_people_get_nothing_but_the_way_in(app: Flask, nobody: Browser) -> None:
    for rule in app.url_map.iter_rules():
        if rule.endpoint in PUBLIC:
            continue
        path = rule.rule
        for name, sample in SAMPLES.items():
            path = path.replace(name, sample)
        assert "<" not in path, f"give {rule.rule} a sample"
        if "GET" in (rule.methods or ()):
            response = nobody.get(path)
            assert response.status_code == 302, path
            assert response.location.startswith("/login"), path
        if "POST" in (rule.methods or ()):
            assert nobody.send(path).status_code == 401, path


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_nothing_changes_without_a_forms_token(app: Flask, alice: Browser, method: str) -> None:
    for rule in app.url_map.iter_rules():
        if method not in (rule.methods or ()):
            continue
        path = rule.rule
        for name, sample in {**SAMPLES, "<token>": "x"}.items():
            path = path.replace(name, sample)
        assert alice.open(path, method=method).status_code == 400, path
