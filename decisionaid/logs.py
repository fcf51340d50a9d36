"""What the service writes down: lines of JSON that hold no address, no answer and no message of
an error, because an error's message may quote what a person sent.
"""

import json
import logging
import traceback
from datetime import UTC, datetime
from typing import Any

MESSAGES_OF_OTHERS = ("django.request", "django.security")
"""Their messages hold addresses of pages, and hosts that somebody made up."""


class Line(logging.Formatter):
    """One event as one line of JSON; line breaks that somebody smuggled in stay escaped."""

    def format(self, record: logging.LogRecord) -> str:
        told: dict[str, Any] = {
            "time": moment(record),
            "level": record.levelname,
            "logger": record.name,
        }
        if record.name.startswith(MESSAGES_OF_OTHERS):
            told["message"] = "refused" if record.levelno < logging.ERROR else "failed"
        elif not record.name.startswith("decisionaid.access"):
            told["message"] = record.getMessage()
        told |= getattr(record, "details", {})
        if record.exc_info and record.exc_info[0]:
            told["error"] = record.exc_info[0].__name__
            told["at"] = where(record.exc_info[2])
        return json.dumps(told, ensure_ascii=True)


def moment(record: logging.LogRecord) -> str:
    """A visit's line is told to the minute only: seconds would tie it to a proxy's lines."""
    exact = datetime.fromtimestamp(record.created, tz=UTC)
    if record.name.startswith("decisionaid.access"):
        return exact.strftime("%Y-%m-%dT%H:%MZ")
    return exact.strftime("%Y-%m-%dT%H:%M:%SZ")


def where(frames: Any) -> list[str]:
    """The way an error took, without the values it met."""
    return [
        f"{'/'.join(frame.filename.split('/')[-2:])}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(frames)[-8:]
    ]


def logging_settings(level: str) -> dict[str, Any]:
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": {"()": "decisionaid.logs.Line"}},
        "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
        "root": {"handlers": ["console"], "level": level},
        "loggers": {
            # Handlers of its own would send mail with request data; the root's is enough.
            "django": {"handlers": [], "level": level, "propagate": True},
            "django.server": {"handlers": [], "level": "WARNING", "propagate": True},
            # A page that is not there is in the access log already.
            "django.request": {"level": "ERROR"},
            # The security log says the same with less.
            "axes": {"level": "ERROR"},
            # It repeats each failed try; the error that ends the tries says it once.
            "psycopg.pool": {"level": "ERROR"},
        },
    }
