"""`folkmoot schema NAME`: the JSON Schema of a file format."""

import argparse
import json

from folkmoot.cli.outcome import Outcome
from folkmoot.cli.output import print_data
from folkmoot.domain.errors import DomainError


def run(parsed: argparse.Namespace, *, language: str) -> Outcome:
    """Print the schema on standard output."""
    from folkmoot.jobs.schemas import find_schema, list_schemas

    schema = find_schema(parsed.name)
    if schema is None:
        known = ", ".join(list_schemas())
        raise DomainError("unknown_schema", name=parsed.name, known=known)
    print_data(json.dumps(schema, ensure_ascii=False, indent=2, sort_keys=True) + "\n")
    return Outcome.DONE
