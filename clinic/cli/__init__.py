"""The `clinic` command. Each subcommand lives in a module of its own, imported when it runs."""

from importlib import import_module

import click

_COMMANDS = {
    "library": "clinic.cli.library",
    "figure": "clinic.cli.figure",
    "handout": "clinic.cli.handout",
    "demo": "clinic.cli.demo",
    "serve": "clinic.cli.serve",
    "user": "clinic.cli.user",
}


class _LazyGroup(click.Group):
    """Imports a subcommand's module only when it is asked for, so that `clinic` starts fast."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return sorted(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        del ctx
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = import_module(_COMMANDS[cmd_name]).command
        return command


@click.group(cls=_LazyGroup)
@click.version_option(package_name="clinic-hep")
def main() -> None:
    """Home exercise programs for physical-therapy clinics."""
