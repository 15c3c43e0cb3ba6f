"""The parser of the command line, its help and faults in Danish and English."""

import argparse
from collections.abc import Mapping
from typing import Any, NoReturn

from folkmoot.domain.messages import LANGUAGES

_HELP: Mapping[str, Mapping[str, str]] = {
    "description": {
        "da": "Fra salen til posten til anbefalingen: hvad blev sagt, og hvor.",
        "en": "From the room to the record to the recommendation: what was said, "
        "and where it stands.",
    },
    "language": {
        "da": "sproget i beskeder: da eller en",
        "en": "the language of messages: da or en",
    },
    "version": {"da": "vis versionen", "en": "show the version"},
    "help": {"da": "vis denne hjælp", "en": "show this help"},
    "verb": {"da": "hvad der skal gøres", "en": "what to do"},
    "VERB": {"da": "KOMMANDO", "en": "COMMAND"},
    "FILE": {"da": "FIL", "en": "FILE"},
    "OUT": {"da": "UD", "en": "OUT"},
    "MAP": {"da": "ROLLER", "en": "MAP"},
    "NAME": {"da": "NAVN", "en": "NAME"},
    "read": {
        "da": "læs referater, gruppenoter og spørgeskemaer til en post",
        "en": "read minutes, group notes and surveys into a record",
    },
    "read inputs": {
        "da": "filer og mapper: DOCX, ODT, PDF, HTML, Markdown, tekst, CSV, "
        "TSV, XLSX, ODS eller en post (JSON)",
        "en": "files and folders: DOCX, ODT, PDF, HTML, Markdown, text, CSV, "
        "TSV, XLSX, ODS or a record (JSON)",
    },
    "read json": {
        "da": "skriv posten som JSON til denne fil; - er standard-uddata",
        "en": "write the record as JSON to this file; - is standard output",
    },
    "read no-links": {
        "da": "kobl ikke opsamlingens linjer til de udsagn, de gengiver",
        "en": "do not link summary lines to the statements they restate",
    },
    "read columns": {
        "da": "kolonners roller i tabeller: 'Kommune=attribute,Q1=statement,Navn=drop'",
        "en": "roles of columns in tables: 'Kommune=attribute,Q1=statement,Navn=drop'",
    },
    "schema": {
        "da": "vis JSON-skemaet for et filformat",
        "en": "print the JSON Schema of a file format",
    },
    "schema name": {"da": "formatets navn: record", "en": "the format's name: record"},
}
# argparse speaks English only; these are all the phrases a user of ours can meet.
_ARGPARSE_IN_DANISH: Mapping[str, str] = {
    "usage: ": "brug: ",
    "positional arguments": "argumenter",
    "options": "valg",
    "the following arguments are required: ": "der mangler: ",
    "unrecognized arguments: ": "ukendte argumenter: ",
    "expected one argument": "der mangler en værdi",
    "expected at least one argument": "der mangler mindst én værdi",
    "ignored explicit argument ": "tager ingen værdi, men fik ",
    "invalid choice: ": "kan ikke være ",
    "choose from": "vælg mellem",
    "argument ": "argumentet ",
}


class Parser(argparse.ArgumentParser):
    """argparse in the user's language; a fault ends with exit code 2."""

    language = "en"

    def error(self, message: str) -> NoReturn:
        """Tell usage and fault on standard error."""
        self.exit(2, f"{self.format_usage()}folkmoot: {self._say(message)}\n")

    def format_help(self) -> str:
        """The help, with argparse's own words in the user's language."""
        return self._say(super().format_help())

    def format_usage(self) -> str:
        """The usage line, likewise."""
        return self._say(super().format_usage())

    def _say(self, text: str) -> str:
        if self.language == "da":
            for english, danish in _ARGPARSE_IN_DANISH.items():
                text = text.replace(english, danish)
        return text


class _ShowVersion(argparse.Action):
    """Looks the version up when it is asked for; that takes a moment."""

    def __init__(self, **options: Any) -> None:
        super().__init__(nargs=0, default=argparse.SUPPRESS, **options)

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> NoReturn:
        from folkmoot import __version__

        print(__version__)
        parser.exit()


def make_parser(language: str) -> Parser:
    """The whole command line."""

    def say(phrase: str) -> str:
        return _HELP[phrase][language]

    class SpokenParser(Parser):
        pass

    SpokenParser.language = language
    parser = SpokenParser(
        prog="folkmoot",
        description=say("description"),
        add_help=False,
        allow_abbrev=False,
    )
    _add_common(parser, say("help"), say("language"))
    parser.add_argument("--version", action=_ShowVersion, help=say("version"))
    verbs = parser.add_subparsers(dest="verb", metavar=say("VERB"), help=say("verb"))
    verbs.required = True

    def add_verb(name: str) -> argparse.ArgumentParser:
        verb = verbs.add_parser(
            name,
            help=say(name),
            description=say(name),
            add_help=False,
            allow_abbrev=False,
        )
        _add_common(verb, say("help"), say("language"))
        return verb

    reading = add_verb("read")
    reading.add_argument(
        "inputs", nargs="+", metavar=say("FILE"), help=say("read inputs")
    )
    reading.add_argument("--json", metavar=say("OUT"), help=say("read json"))
    reading.add_argument("--no-links", action="store_true", help=say("read no-links"))
    reading.add_argument("--columns", metavar=say("MAP"), help=say("read columns"))
    schema = add_verb("schema")
    schema.add_argument("name", metavar=say("NAME"), help=say("schema name"))
    return parser


def _add_common(parser: argparse.ArgumentParser, help_text: str, language: str) -> None:
    parser.add_argument("-h", "--help", action="help", help=help_text)
    parser.add_argument(
        "--language", choices=LANGUAGES, default=argparse.SUPPRESS, help=language
    )
