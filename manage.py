#!/usr/bin/env python3
"""Run the project's commands, and say a broken set-up in one line."""

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line
from django.db import DatabaseError


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "decisionaid.settings")
    try:
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
