"""Keys for a machine that was given none: made once, kept in a file git ignores."""

import base64
import os
import secrets
from pathlib import Path

from decisionaid.env import KEY_BYTES


def local_key(path: Path) -> str:
    """The key kept at this path, made on first use.

    Workers start together: the key is written beside its place and linked into it,
    so that all of them read one whole key, whoever came first.
    """
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
        made = base64.urlsafe_b64encode(secrets.token_bytes(KEY_BYTES))
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode=0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(made)
        try:
            os.link(draft, path)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path.read_text(encoding="ascii").strip()
