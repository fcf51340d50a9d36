"""DATABASE_URL as Django's database settings, tuned for this service."""

from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

NAME = "DATABASE_URL"
EXAMPLES = "sqlite:////srv/aid/aid.sqlite3 or postgres://user:password@host:5432/name"
POSTGRES_OPTIONS = frozenset({"host", "sslmode", "sslrootcert", "sslcert", "sslkey"})
BUSY_SECONDS = 5
STATEMENT_MILLISECONDS = 10_000


def database(url: str, base: Path) -> dict[str, Any]:
    """The settings for one database; a relative SQLite path counts from base."""
    try:
        parts = urlsplit(url)
        parts.port  # noqa: B018 - reading it checks it
    except ValueError:
        # The address may hold a password, so it is never repeated.
        raise refusal("cannot be read as an address") from None
    match parts.scheme:
        case "sqlite":
            return sqlite(parts, base)
        case "postgres" | "postgresql":
            return postgres(parts)
        case scheme:
            raise refusal(f"starts with {scheme!r}" if scheme else "names no kind of database")


def sqlite(parts: SplitResult, base: Path) -> dict[str, Any]:
    """Readers never wait for a writer (WAL), and a writer takes its lock at once.

    Connections stay open: on a full disk an open one still reads, a new one cannot.
    """
    if parts.netloc or parts.query or not parts.path.strip("/"):
        raise refusal("must name a file, with three slashes for a relative path or four")
    path = unquote(parts.path.removeprefix("/"))
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": base / path,
        "CONN_MAX_AGE": 600,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": BUSY_SECONDS,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        },
    }


def postgres(parts: SplitResult) -> dict[str, Any]:
    """Connections come from a pool, checked before use; a runaway statement is cut off."""
    name = unquote(parts.path.removeprefix("/"))
    if not name or "/" in name:
        raise refusal("must end in the name of one database")
    query = dict(parse_qsl(parts.query, keep_blank_values=True))
    if unknown := sorted(query.keys() - POSTGRES_OPTIONS):
        raise refusal(f"has the unknown option {unknown[0]!r}")
    socket_folder = query.pop("host", "")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": socket_folder or parts.hostname or "",
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 0,  # the pool keeps connections; Django refuses both
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {
            **query,
            "connect_timeout": BUSY_SECONDS,
            "options": (
                f"-c statement_timeout={STATEMENT_MILLISECONDS}"
                f" -c lock_timeout={BUSY_SECONDS * 1000}"
            ),
            "pool": {"min_size": 1, "max_size": 4, "timeout": BUSY_SECONDS},
        },
    }


def refusal(reason: str) -> ImproperlyConfigured:
    return ImproperlyConfigured(f"{NAME} {reason}; expected {EXAMPLES}")
