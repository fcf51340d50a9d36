"""Settings from the environment: typed, and refusing in words what cannot be meant."""

import base64
import binascii
import ipaddress
import os
import re
from collections.abc import Sequence
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

TRUE = frozenset({"1", "true", "yes", "on"})
FALSE = frozenset({"0", "false", "no", "off"})
KEY_BYTES = 32
MAIL = re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+", re.ASCII)
PAGE = re.compile(r"https://[\w.-]+(:\d+)?(/[\w./~%#?=&+-]*)?", re.ASCII)


def require_mode() -> None:
    """Refuse to guess: on a server without its settings, the local database would be the wrong one."""
    if not text("DECISIONAID_MODE"):
        raise ImproperlyConfigured(
            "DECISIONAID_MODE is not set, expected production with the settings of this server,"
            " or local on a machine of your own (see docs/server.md)"
        )


def text(name: str, default: str = "") -> str:
    """The setting without surrounding space; empty counts as not given."""
    return os.environ.get(name, "").strip() or default


def flag(name: str, *, default: bool = False) -> bool:
    raw = text(name)
    if not raw:
        return default
    if raw.lower() in TRUE:
        return True
    if raw.lower() in FALSE:
        return False
    raise ImproperlyConfigured(f"{name} is {raw!r}, expected yes or no")


def number(name: str, default: int, *, least: int = 0) -> int:
    raw = text(name)
    if not raw:
        return default
    try:
        value = int(raw)
    except ValueError:
        raise ImproperlyConfigured(f"{name} is {raw!r}, expected a whole number") from None
    if value < least:
        raise ImproperlyConfigured(f"{name} is {value}, expected {least} or more")
    return value


def choice(name: str, allowed: Sequence[str], default: str) -> str:
    value = text(name, default)
    if value not in allowed:
        raise ImproperlyConfigured(f"{name} is {value!r}, expected one of: {', '.join(allowed)}")
    return value


def entries(name: str, default: Sequence[str] = ()) -> list[str]:
    """A comma-separated list; empty entries fall away."""
    found = [entry.strip() for entry in text(name).split(",")]
    return [entry for entry in found if entry] or list(default)


def networks(name: str) -> list[str]:
    """A list of addresses and networks, like 127.0.0.1 or 10.0.0.0/24."""
    found = entries(name)
    for entry in found:
        try:
            ipaddress.ip_network(entry)
        except ValueError:
            raise ImproperlyConfigured(
                f"{name} holds {entry!r}, expected an address or network like 10.0.0.0/24"
            ) from None
    return found


def contact(name: str) -> str:
    """Where to write to: `aid@aid.example` gives `mailto:aid@aid.example`, a page stays as it is."""
    raw = text(name).removeprefix("mailto:")
    if not raw:
        return ""
    if PAGE.fullmatch(raw):
        return raw
    if MAIL.fullmatch(raw):
        return f"mailto:{raw}"
    raise ImproperlyConfigured(f"{name} is {raw!r}, expected name@example.org or https://...")


def secret(name: str) -> str:
    """NAME itself, or the content of the file that NAME_FILE names; empty if neither."""
    direct, path = text(name), text(f"{name}_FILE")
    if direct and path:
        raise ImproperlyConfigured(f"{name} and {name}_FILE are both set, expected one of them")
    if not path:
        return direct
    try:
        return Path(path).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as broken:
        # The path and kind of failure only: never what the file holds.
        raise ImproperlyConfigured(
            f"{name}_FILE names {path}, which cannot be read ({type(broken).__name__})"
        ) from None


def keys(name: str) -> list[str]:
    """Encryption keys: the first encrypts, all decrypt. Accepts NAME_FILE, one key a line."""
    found = secret(name).replace(",", " ").split()
    for place, key in enumerate(found, start=1):
        if not is_key(key):
            # Never echo the key: this line goes to a log.
            raise ImproperlyConfigured(
                f"{name}: key {place} is not {KEY_BYTES} bytes in URL-safe base64"
            )
    return found


def is_key(key: str) -> bool:
    try:
        raw = base64.b64decode(key, altchars=b"-_", validate=True)
    except (ValueError, binascii.Error):
        return False
    return len(raw) == KEY_BYTES
