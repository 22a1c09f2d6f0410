"""`clinic user`: the console's way back in when nobody can sign in."""

from datetime import UTC, datetime

import click


@click.group("user")
def command() -> None:
    """People who sign in."""


@command.command("reset")
@click.argument("email")
def reset(email: str) -> None:
    """Print a one-time link with which EMAIL sets a new password within 24 hours."""
    from clinic.cli.database import open_database
    from clinic.cli.serving import give_up, prepare_folder
    from clinic.services import accounts
    from clinic.services.errors import NotFoundError
    from clinic.settings import Settings, SettingsError

    try:
        settings = Settings.from_environment()
    except SettingsError as error:
        give_up(str(error))
    prepare_folder(settings.data_dir)
    with open_database(settings) as session:
        try:
            token = accounts.reset_link_for_email(session, email, datetime.now(UTC))
        except NotFoundError:
            give_up(f"Nobody signs in as {email}. Check the spelling.")
        session.commit()
    click.echo("Open this address on the clinic's own server, within 24 hours, once:")
    click.echo(f"  /link/{token}")
