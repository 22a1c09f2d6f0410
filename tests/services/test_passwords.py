"""What is kept of passwords and tokens."""

from pathlib import Path

import pytest
from argon2 import PasswordHasher

from clinic.services import passwords, setup_token


def test_the_products_own_hash_is_argon2id_with_the_librarys_defaults(
    quick_passwords: PasswordHasher,
) -> None:
    defaults = PasswordHasher()
    for own in (quick_passwords.time_cost, quick_passwords.memory_cost):
        assert own in (defaults.time_cost, defaults.memory_cost)
    assert quick_passwords.hash("correct horse battery").startswith("$argon2id$")


def test_a_password_matches_its_own_hash_alone() -> None:
    kept = passwords.hash_password("correct horse battery")
    assert passwords.password_matches(kept, "correct horse battery")
    assert not passwords.password_matches(kept, "correct horse battery ")


@pytest.mark.parametrize("kept", [None, "", "not a hash", "$argon2id$v=19$broken"])
def test_without_a_hash_nothing_matches(kept: str | None) -> None:
    assert not passwords.password_matches(kept, "")
    assert not passwords.password_matches(kept, "correct horse battery")


def test_a_hash_of_weaker_settings_is_outdated() -> None:
    assert passwords.is_outdated(
        PasswordHasher(time_cost=1, memory_cost=32, parallelism=1).hash("x")
    )
    assert not passwords.is_outdated(passwords.hash_password("x"))


def test_only_the_set_up_token_printed_last_opens_the_page(tmp_path: Path) -> None:
    assert not setup_token.matches(tmp_path, "")
    first = setup_token.make_once(tmp_path) or ""
    assert setup_token.matches(tmp_path, first)
    assert setup_token.make_once(tmp_path) is None
    second = setup_token.renew(tmp_path)
    assert not setup_token.matches(tmp_path, first)
    assert setup_token.matches(tmp_path, second)
    (kept,) = tmp_path.iterdir()
    assert second not in kept.read_text()
    assert kept.stat().st_mode & 0o777 == 0o600
    setup_token.discard(tmp_path)
    setup_token.discard(tmp_path)
    assert not setup_token.matches(tmp_path, second)
