"""The docs name what exists, and what exists is documented."""

import re
from pathlib import Path

import click
import pytest

from clinic.cli import main

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
DOCS = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]


def commands(group: click.Group, prefix: str) -> list[str]:
    context = click.Context(group)
    names = []
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        path = f"{prefix} {name}"
        names += commands(command, path) if isinstance(command, click.Group) else [path]
    return names


@pytest.mark.parametrize("command", commands(main, "clinic"))
def test_every_command_is_documented(command: str) -> None:
    everything = "\n".join(path.read_text(encoding="utf-8") for path in DOCS)
    assert command in everything


def test_every_setting_is_documented() -> None:
    source = (ROOT / "clinic" / "settings.py").read_text(encoding="utf-8")
    names = set(re.findall(r"CLINIC_[A-Z_]+", source))
    running = (ROOT / "docs" / "running.md").read_text(encoding="utf-8")
    assert names
    assert {name for name in names if f"`{name}`" not in running} == set()
    config = (ROOT / "config.py").read_text(encoding="utf-8")
    assert {name for name in names if name not in config} == set()


@pytest.mark.parametrize("page", DOCS, ids=lambda path: path.name)
def test_links_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8"))
    local = [target for target in targets if "://" not in target]
    assert [target for target in local if not (page.parent / target).exists()] == []


@pytest.mark.parametrize(
    ("section", "line"),
    [
        ("Run it", "python3 -m venv .venv && .venv/bin/pip install . && .venv/bin/clinic demo"),
        (
            "Test it",
            "python3 -m venv .venv && .venv/bin/pip install -e '.[test]' && .venv/bin/pytest",
        ),
    ],
)
def test_the_readme_gives_one_line(section: str, line: str) -> None:
    part = README.split(f"## {section}\n", 1)[1].split("\n## ", 1)[0]
    assert re.findall(r"```\n(.*?)\n```", part, re.DOTALL) == [line]
