"""What is written down while the server runs, and where.

Faults go to standard error; one line for each answer goes to `logs/access.log` in the
data folder, at most ten megabytes in all.
"""

from pathlib import Path
from typing import Any


def describe_logging(folder: Path) -> dict[str, Any]:
    """Django's LOGGING, with the folder made ready for it."""
    folder.mkdir(exist_ok=True, mode=0o700)
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(message)s"}},
        "handlers": {
            "console": {"class": "logging.StreamHandler", "formatter": "line"},
            "nobody": {"class": "logging.NullHandler"},
            "access": {
                "class": "logging.handlers.RotatingFileHandler",
                "formatter": "line",
                "filename": str(folder / "access.log"),
                "maxBytes": 2_000_000,
                "backupCount": 4,
                "encoding": "utf-8",
                "delay": True,
            },
        },
        "root": {"handlers": ["console"], "level": "WARNING"},
        "loggers": {
            "folkmoot.access": {
                "handlers": ["access"],
                "level": "INFO",
                "propagate": False,
            },
            "django": {"handlers": [], "level": "WARNING", "propagate": True},
            # Answers in the 400s are no fault of the server, and name addresses.
            "django.request": {"level": "ERROR"},
            "django.security": {"handlers": ["nobody"], "propagate": False},
            "uvicorn.error": {"level": "ERROR"},
        },
    }
