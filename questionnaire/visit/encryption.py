"""Locks a value into text that only this service can read, and opens it again."""

import json
import zlib
from functools import lru_cache
from typing import Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings

# The length of a locked value tells how much was answered; steps of this many
# bytes tell next to nothing.
PADDED_TO = 256
LARGEST_OPEN = 64 * 1024


def seal(value: Any) -> str:
    """The value under the newest key."""
    packed = zlib.compress(json.dumps(value, separators=(",", ":")).encode(), level=9)
    padded = packed.ljust(-(-len(packed) // PADDED_TO) * PADDED_TO, b"\0")
    # A cookie would have to quote the "=" at the end.
    return _locks(tuple(settings.ANSWERS_KEYS)).encrypt(padded).decode().rstrip("=")


def unseal(text: str) -> Any:
    """The value, or None for a text that was changed, cut or locked with a key we do not have."""
    try:
        token = text.encode("ascii")
        padded = _locks(tuple(settings.ANSWERS_KEYS)).decrypt(token + b"=" * (-len(token) % 4))
        return json.loads(zlib.decompressobj().decompress(padded, LARGEST_OPEN))
    except (InvalidToken, UnicodeEncodeError, zlib.error, ValueError):
        return None


@lru_cache(maxsize=4)
def _locks(keys: tuple[str, ...]) -> MultiFernet:
    return MultiFernet([Fernet(key) for key in keys])
