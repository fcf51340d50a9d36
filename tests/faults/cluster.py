"""A PostgreSQL of its own, for tests that stop it while others use theirs."""

import os
import secrets
import subprocess
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit


def as_owner(*command):
    """PostgreSQL refuses to run as root; Debian's package brings a user for it."""
    prefix = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    done = subprocess.run(
        [*prefix, *map(str, command)], cwd="/", capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


class Cluster:
    """One server process group on a socket in its own folder."""

    def __init__(self, folder):
        self.bin = max(
            Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: float(path.parent.name)
        )
        self.folder = folder
        self.folder.chmod(0o777)
        as_owner(
            self.bin / "initdb",
            "--auth=trust",
            "--username=aid",
            "--encoding=UTF8",
            "--no-locale",
            "--no-sync",
            "-D",
            folder / "data",
        )

    def start(self):
        options = f"-c listen_addresses='' -c unix_socket_directories='{self.folder}' -c fsync=off"
        as_owner(
            self.bin / "pg_ctl",
            "-D",
            self.folder / "data",
            "-l",
            self.folder / "log",
            "-s",
            "-w",
            "-o",
            options,
            "start",
        )

    def stop(self):
        """Without asking anybody who is connected, as after a power loss."""
        as_owner(self.bin / "pg_ctl", "-D", self.folder / "data", "-m", "immediate", "-s", "stop")

    def copy_of(self, url):
        """The address of a new database here that holds what another one holds."""
        name = f"aid_{secrets.token_hex(4)}"
        as_owner(self.bin / "createdb", "-h", self.folder, "-U", "aid", name)
        dump = self.folder / f"{name}.sql"
        there = urlsplit(url)
        host = dict(parse_qsl(there.query)).get("host") or there.hostname
        as_owner(
            self.bin / "pg_dump",
            "-h",
            host,
            "-U",
            there.username or "aid",
            "-f",
            dump,
            there.path.removeprefix("/"),
        )
        as_owner(self.bin / "psql", "-q", "-h", self.folder, "-U", "aid", "-f", dump, name)
        return f"postgres://aid@/{name}?host={self.folder}"
