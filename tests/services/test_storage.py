"""Files are kept whole, under what they hold, and nowhere else."""

import hashlib
from pathlib import Path

import pytest

from clinic.services.storage import FileStore, StorageError


@pytest.fixture
def store(tmp_path: Path) -> FileStore:
    """A store whose folder does not exist yet."""
    return FileStore(tmp_path / "files")


def test_bytes_come_back_by_their_hash(store: FileStore) -> None:
    key = store.put(b"a handout", ".pdf")
    assert key == hashlib.sha256(b"a handout").hexdigest() + ".pdf"
    assert store.get(key) == b"a handout"


def test_the_same_bytes_are_kept_once_and_alone(store: FileStore, tmp_path: Path) -> None:
    assert store.put(b"twice", ".png") == store.put(b"twice", ".png")
    files = [path for path in (tmp_path / "files").rglob("*") if path.is_file()]
    assert len(files) == 1
    assert files[0].stat().st_mode & 0o777 == 0o600
    assert files[0].parent.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize(
    "key", ["", "../../etc/passwd", "a" * 64, "a" * 64 + "/x.pdf", "A" * 64 + ".pdf", "x.pdf"]
)
def test_only_whole_keys_are_looked_for(store: FileStore, key: str) -> None:
    with pytest.raises(StorageError, match="not a key"):
        store.get(key)


def test_a_missing_file_is_said(store: FileStore) -> None:
    with pytest.raises(StorageError, match="cannot be read"):
        store.get("0" * 64 + ".pdf")


def test_a_file_that_was_changed_is_not_handed_out(store: FileStore, tmp_path: Path) -> None:
    key = store.put(b"issued", ".pdf")
    (path,) = (tmp_path / "files").rglob(key)
    path.write_bytes(b"tampered")
    with pytest.raises(StorageError, match="changed"):
        store.get(key)


def test_what_cannot_be_written_leaves_nothing_behind(
    store: FileStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(self: Path, target: Path) -> Path:
        raise OSError(28, f"no space for {target.name} from {self.name}")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="no space"):
        store.put(b"too much", ".pdf")
    assert [path for path in (tmp_path / "files").rglob("*") if path.is_file()] == []
