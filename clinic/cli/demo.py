"""`clinic demo`: a clinic to try everything on, kept beside the real one."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from flask import Flask

    from clinic.settings import Settings


@click.command("demo")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
def command(port: int) -> None:
    """Serve a demo clinic with fictional patients, on this computer only.

    It is made once and keeps what you do. To begin afresh, delete the folder it prints.
    """
    from clinic.cli.serving import check_port, prepare_folder, serve
    from clinic.settings import Settings

    settings = Settings.for_demo()
    host = "127.0.0.1"
    prepare_folder(settings.data_dir)
    check_port(host, port)
    _install_once(settings)
    _announce(settings, f"http://{host}:{port}")

    def make_app() -> "Flask":
        from clinic.web import create_app

        return create_app(settings)

    serve(make_app, host=host, port=port, workers=1, threads=8)


def _install_once(settings: "Settings") -> None:
    from clinic.cli.database import open_database
    from clinic.services import clinics, demo
    from clinic.services.storage import FileStore

    with open_database(settings) as session:
        if clinics.is_empty(session):
            demo.install(session, FileStore(settings.files_dir), datetime.now(UTC))
            session.commit()


def _announce(settings: "Settings", url: str) -> None:
    from clinic.services import demo

    click.echo(
        f"Demo clinic: {demo.CLINIC_NAME} (everyone in it is made up)\n"
        f"  Open      {url}\n"
        f"  Sign in   {demo.OWNER_EMAIL} (owner) or {demo.THERAPIST_EMAIL} (therapist)\n"
        f"  Password  {demo.PASSWORD}\n"
        f"  Kept in   {settings.data_dir}\n"
        "Stop with Ctrl+C."
    )
