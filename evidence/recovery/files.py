"""A backup as one file: packed lines of JSON with a digest, locked if a key is given."""

import gzip
import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

from evidence.editions.local_copy import write_whole
from evidence.recovery.rows import Named

FORMAT = "decisionaid-backup"
VERSION = 1
PACKED = b"\x1f\x8b"
"""How a packed file begins; a locked one begins otherwise."""

Row = tuple[str, dict[str, Any]]


class BackupRefused(Exception):
    """The file cannot be used, or there is no room for it; nothing was changed."""


@dataclass(frozen=True)
class Backup:
    """What one file holds."""

    made_at: str
    migrations: tuple[Named, ...]
    rows: tuple[Row, ...]


def write(path: Path, backup: Backup, keys: Iterable[str]) -> None:
    """Write all of it or nothing."""
    content = gzip.compress("".join(_lines(backup)).encode(), mtime=0)
    locks = [Fernet(key) for key in keys]
    write_whole(path, MultiFernet(locks).encrypt(content) if locks else content)


def read(path: Path, keys: Iterable[str]) -> Backup:
    """The whole file, checked to its last byte before anybody uses any of it."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise BackupRefused(f"{path} cannot be read ({type(error).__name__})") from None
    try:
        lines = gzip.decompress(_unlocked(path, content, list(keys))).decode().splitlines()
        head, *body, tail = (json.loads(line) for line in lines)
        if head["format"] != FORMAT or head["version"] != VERSION:
            raise BackupRefused(f"{path} is no backup that this version can read")
        if tail != _tail(line + "\n" for line in lines[:-1]):
            raise ValueError("digest")
        migrations = tuple((app, name) for app, name in head["migrations"])
        rows = tuple((label, values) for label, values in body)
    except (OSError, EOFError, ValueError, KeyError, TypeError):
        raise BackupRefused(f"{path} is damaged") from None
    return Backup(head["made_at"], migrations, rows)


def _lines(backup: Backup) -> Iterator[str]:
    head = {
        "format": FORMAT,
        "version": VERSION,
        "made_at": backup.made_at,
        "migrations": backup.migrations,
    }
    lines = [json.dumps(part) + "\n" for part in (head, *backup.rows)]
    yield from lines
    yield json.dumps(_tail(lines)) + "\n"


def _tail(lines: Iterable[str]) -> dict[str, Any]:
    digest, count = hashlib.sha256(), 0
    for line in lines:
        digest.update(line.encode())
        count += 1
    return {"rows": count - 1, "sha256": digest.hexdigest()}


def _unlocked(path: Path, content: bytes, keys: list[str]) -> bytes:
    if content.startswith(PACKED):
        return content
    if not keys:
        raise BackupRefused(f"{path} is locked; set BACKUP_KEYS to the key it was made with")
    try:
        return MultiFernet([Fernet(key) for key in keys]).decrypt(content)
    except InvalidToken:
        raise BackupRefused(f"{path} is damaged, or no key in BACKUP_KEYS opens it") from None
