"""Serving the application with gunicorn, from Python: what `serve` and `demo` share."""

import os
import socket
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click
from gunicorn.app.base import BaseApplication

if TYPE_CHECKING:
    from flask import Flask

BAD_USE = 2
"""Exit code where something has to be changed before the command can run."""


def give_up(message: str) -> NoReturn:
    """End the command with one clear line and exit code 2."""
    click.echo(message, err=True)
    raise SystemExit(BAD_USE)


def prepare_folder(folder: Path) -> None:
    """Make the data folder, readable by its owner alone like all that is made in it, or give up."""
    os.umask(0o077)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        reason = error.strerror or str(error)
        give_up(
            f"Cannot write to {folder}: {reason}. "
            "Set CLINIC_DATA_DIR to a folder that you can write to."
        )


def check_port(host: str, port: int) -> None:
    """Give up where nothing can listen at this address."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            reason = error.strerror or str(error)
            give_up(f"Cannot listen on {host} port {port}: {reason}. Choose another with --port.")


class _Server(BaseApplication):
    """gunicorn with its options given here and the application made in each worker."""

    def __init__(self, make_app: Callable[[], "Flask"], options: dict[str, object]) -> None:
        self._make_app = make_app
        self._options = options
        super().__init__()

    def load_config(self) -> None:
        for name, value in self._options.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        return self._make_app()


def serve(
    make_app: Callable[[], "Flask"], *, host: str, port: int, workers: int, threads: int
) -> None:
    """Serve until stopped. Addresses and patients' pages are not written to an access log."""
    bind = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    options: dict[str, object] = {
        "bind": bind,
        "workers": workers,
        "threads": threads,
        "worker_class": "gthread",
        "loglevel": "warning",
        "timeout": 60,
        "graceful_timeout": 20,
        "proc_name": "clinic",
        "control_socket_disable": True,
    }
    _Server(make_app, options).run()
