#!/usr/bin/env python3
"""Run the project's commands, and say a broken set-up in one line."""

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line
from django.db import DatabaseError

from decisionaid import env

WITHOUT_DATA = {"check", "help", "makemigrations", "--help", "--version"}
"""Commands that look at the code alone. All others work on somebody's data, and must be told whose."""


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "decisionaid.settings")
    try:
        if not {*sys.argv[1:2]} <= WITHOUT_DATA:
            env.require_mode()
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as broken:
        sys.exit(f"Not started: {broken}")
    except DatabaseError as unreachable:
        if "--traceback" in sys.argv:
            raise
        reason = " ".join(str(unreachable).split())
        sys.exit(f"Stopped: the database in DATABASE_URL cannot be used: {reason}")


if __name__ == "__main__":
    main()
