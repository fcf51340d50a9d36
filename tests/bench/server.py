"""The service as `make run` serves it, on its own database, for as long as a block lasts."""

import http.client
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def serving(database: str | None = None, workers: int = 2) -> Iterator[int]:
    """The port of a running service with the starter edition published."""
    with tempfile.TemporaryDirectory() as folder:
        environ = {
            **os.environ,
            "DECISIONAID_MODE": "local",
            "DJANGO_SETTINGS_MODULE": "tests.bench.settings",
            "DATABASE_URL": database or f"sqlite:///{Path(folder) / 'bench.sqlite3'}",
        }
        for command in (
            ["migrate"],
            ["load_starter", "--if-empty"],
            ["publish_edition", "--if-none"],
        ):
            _run([sys.executable, "manage.py", *command, "--verbosity", "0"], environ)
        port = _free_port()
        flags = f"--interface wsgi --host 127.0.0.1 --port {port} --workers {workers} --blocking-threads 1"
        granian = Path(sys.executable).parent / "granian"
        server = subprocess.Popen(
            [granian, *flags.split(), "decisionaid.wsgi:application"],
            env=environ,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            _wait_for(port)
            yield port
        finally:
            server.terminate()
            server.wait(20)


def _run(command: list[str], environ: dict[str, str]) -> None:
    done = subprocess.run(command, env=environ, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)}: {done.stderr}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(port: int, seconds: float = 30) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
            connection.request("GET", "/bare/")
            if connection.getresponse().status == 200:
                return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError("the service did not start")
