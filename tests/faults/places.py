"""Databases, servers and machines of their own for tests that break things."""

import contextlib
import http.client
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import urlsplit

import psycopg

PROJECT = Path(__file__).resolve().parent.parent.parent
POSTGRES = os.environ.get("DATABASE_URL", "").startswith("postgres")
PYTHON = Path(sys.executable)
CHANGE_A_DRAFT = """
import django; django.setup()
from evidence.models import Colophon
Colophon.objects.update(funding="Nobody paid for the next one.")
"""


def free_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def environment(folder, **changed):
    """What a machine of its own knows; nothing of the tests' settings."""
    return {
        "PATH": os.environ["PATH"],
        "DECISIONAID_MODE": "local",
        "DATA_DIR": str(folder / "data"),
        "STATIC_ROOT": str(folder / "static"),
        "COUNT_VISITS": "no",
        **changed,
    }


class Machine:
    """A folder with keys and files, a database, and what is run there."""

    project = PROJECT
    """Where the code is; another release's is elsewhere."""

    def __init__(self, folder, url, **settings):
        self.folder, self.url, self.settings = folder, url, settings
        (folder / "data").mkdir(parents=True, exist_ok=True)

    def environment(self, **changed):
        return environment(self.folder, **{"DATABASE_URL": self.url, **self.settings, **changed})

    def manage(self, *command, text="", **changed):
        """Run a command of manage.py to its end."""
        return subprocess.run(
            [PYTHON, "manage.py", *map(str, command)],
            cwd=self.project,
            env=self.environment(**changed),
            input=text,
            capture_output=True,
            text=True,
            check=False,
        )

    def done(self, *command, **more):
        """Run a command that must succeed, and give what it printed."""
        ended = self.manage(*command, **more)
        assert ended.returncode == 0, ended.stderr
        return ended.stdout

    def python(self, program, *arguments, **changed):
        """Start a program that uses the service's code; the caller waits for it or ends it."""
        return subprocess.Popen(
            [PYTHON, "-c", program, *map(str, arguments)],
            cwd=self.project,
            env=self.environment(DJANGO_SETTINGS_MODULE="decisionaid.settings", **changed),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    @contextlib.contextmanager
    def serve(self, workers=1, port=None, **changed):
        """The service as `make run` starts it, until the block ends."""
        port = port or free_port()
        log = self.folder / f"server-{port}.log"
        with log.open("ab") as told:
            process = subprocess.Popen(
                [
                    PYTHON.parent / "granian",
                    *("--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port)),
                    *("--workers", str(workers), "--blocking-threads", "1"),
                    *("--workers-kill-timeout", "10", "--respawn-failed-workers"),
                    "decisionaid.wsgi:application",
                ],
                cwd=self.project,
                env=self.environment(**changed),
                stdout=told,
                stderr=told,
                start_new_session=True,
            )
        server = Server(process, port, log)
        try:
            server.wait_until_alive()
            yield server
        finally:
            server.stop()


class Server:
    """A running service: its process, port and log."""

    def __init__(self, process, port, log):
        self.process, self.port, self.log = process, port, log

    def wait_until_alive(self, seconds=40):
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            with contextlib.suppress(OSError, http.client.HTTPException):
                if ask(self.port, "/health/live").status == 200:
                    return
            assert self.process.poll() is None, self.log.read_text()
            time.sleep(0.2)
        raise AssertionError(f"not alive after {seconds} s: {self.log.read_text()[-2000:]}")

    def workers(self):
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text()
        found = [int(child) for child in children.split()]
        # multiprocessing keeps a helper of its own beside the workers.
        return [pid for pid in found if b"resource_tracker" not in command_of(pid)]

    def kill(self):
        """Gone at once, like a machine that lost its power."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(20)

    def stop(self):
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.process.pid, signal.SIGTERM)
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(15)
        # A parent that was killed leaves its workers behind; they share its session.
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(5)


def command_of(pid):
    with contextlib.suppress(OSError):
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    return b"resource_tracker"


class Answer:
    """An answer that was read to its end."""

    def __init__(self, response):
        self.status = response.status
        self.headers = response.headers
        self.body = response.read()
        self.text = self.body.decode(errors="replace")


def ask(port, path, method="GET", body=None, headers=None, timeout=30):
    """One request on a connection of its own."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=timeout)
    try:
        connection.request(method, path, body, headers or {})
        return Answer(connection.getresponse())
    finally:
        connection.close()


def sqlite_url(path):
    return f"sqlite:///{path}"


class Databases:
    """Empty and filled databases, of the kind that the tests run on."""

    def __init__(self, folder):
        self.folder = folder
        self.made = []

    def empty(self, template=""):
        name = f"aid_{secrets.token_hex(6)}"
        if not POSTGRES:
            path = self.folder / f"{name}.sqlite3"
            if template:
                shutil.copy(urlsplit(template).path.removeprefix("/"), path)
            return sqlite_url(path)
        like = f' TEMPLATE "{urlsplit(template).path.removeprefix("/")}"' if template else ""
        self.run_on_cluster(f'CREATE DATABASE "{name}"{like}')
        self.made.append(name)
        return urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()

    def drop_all(self):
        for name in self.made:
            self.run_on_cluster(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')

    @staticmethod
    def run_on_cluster(statement):
        with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as cluster:
            cluster.execute(statement)
