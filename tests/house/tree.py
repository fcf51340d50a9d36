"""The files the house rules look at: what git tracks or would track."""

import subprocess
from functools import cache
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
ROOMS = ("decisionaid", "evidence", "questionnaire")


@cache
def project_files():
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=PROJECT,
        capture_output=True,
        check=True,
    ).stdout.decode()
    paths = (PROJECT / name for name in listed.split("\0") if name)
    return tuple(sorted(path for path in paths if path.is_file()))


def files(*suffixes):
    return [path for path in project_files() if path.suffix in suffixes]


def python_modules(*rooms):
    """Our modules in these folders, without migrations, which a tool writes."""
    folders = [PROJECT / room for room in rooms or ROOMS]
    return [
        path
        for path in files(".py")
        if "migrations" not in path.parts and any(folder in path.parents for folder in folders)
    ]


def lines(path):
    return path.read_text(encoding="utf-8").splitlines()


def place(path, number=0):
    name = str(path.relative_to(PROJECT))
    return f"{name}:{number}" if number else name
