"""`clinic serve`: the real thing."""

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from flask import Flask

    from clinic.settings import Settings


@click.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
@click.option("--workers", default=2, show_default=True, type=click.IntRange(1, 64))
@click.option("--threads", default=4, show_default=True, type=click.IntRange(1, 64))
def command(host: str, port: int, workers: int, threads: int) -> None:
    """Serve the clinic over the database in CLINIC_DATABASE_URL (default: SQLite).

    Everything is kept in CLINIC_DATA_DIR. The database is brought up to date first. On an
    empty database the address of the set-up page is printed, with a one-time token.
    """
    from clinic.cli.serving import check_port, give_up, prepare_folder, serve
    from clinic.settings import Settings, SettingsError

    try:
        settings = Settings.from_environment()
    except SettingsError as error:
        give_up(str(error))
    prepare_folder(settings.data_dir)
    check_port(host, port)
    url = f"http://{host}:{port}"
    token = _set_up_token(settings)
    click.echo(f"Clinic is at {url}. Everything is kept in {settings.data_dir}.")
    if token:
        click.echo(f"No clinic yet. Set it up at {url}/set-up with this one-time token: {token}")
    click.echo("Stop with Ctrl+C.")

    def make_app() -> "Flask":
        from clinic.web import create_app

        return create_app(settings)

    serve(make_app, host=host, port=port, workers=workers, threads=threads)


def _set_up_token(settings: "Settings") -> str | None:
    """Bring the database up to date; where it is empty, the token to set the clinic up with."""
    from clinic.cli.database import open_database
    from clinic.services import clinics, setup_token

    with open_database(settings) as session:
        if not clinics.is_empty(session):
            return None
    return setup_token.renew(settings.data_dir)
