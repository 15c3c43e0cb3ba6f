"""The parser of the command line, its help and faults in Danish and English."""

import argparse
from collections.abc import Mapping
from typing import NoReturn

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
    "read": {
        "da": "læs referater, gruppenoter og spørgeskemaer til en post",
        "en": "read minutes, group notes and surveys into a record",
    },
    "read inputs": {
        "da": "filer og mapper: DOCX, ODT, PDF, HTML, Markdown, tekst, CSV, "
        "TSV, XLSX, ODS eller en post (JSON)",
        "en": "files and folders: DOCX, ODT, PDF, HTML, Markdown, text, CSV, TSV, "
        "XLSX, ODS or a record (JSON)",
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
_ARGPARSE_IN_DANISH: Mapping[str, str] = {
    "usage: ": "brug: ",
    "positional arguments": "argumenter",
    "options": "valg",
    "the following arguments are required: ": "der mangler: ",
    "unrecognized arguments: ": "ukendte argumenter: ",
    "expected one argument": "der mangler en værdi",
    "expected at least one argument": "der mangler mindst én værdi",
    "invalid choice: ": "ikke muligt: ",
    "choose from": "vælg mellem",
    "argument ": "argumentet ",
    "error: ": "fejl: ",
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


def make_parser(language: str, version: str) -> Parser:
    """The whole command line."""

    def say(phrase: str) -> str:
        return _HELP[phrase][language]

    class SpokenParser(Parser):
        pass

    SpokenParser.language = language
    parser = SpokenParser(
        prog="folkmoot", description=say("description"), add_help=False
    )
    _add_common(parser, say("help"), say("language"))
    parser.add_argument(
        "--version", action="version", version=version, help=say("version")
    )
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", help=say("verb"))
    verbs.required = True

    reading = verbs.add_parser("read", help=say("read"), add_help=False)
    reading.add_argument("inputs", nargs="+", metavar="FILE", help=say("read inputs"))
    reading.add_argument("--json", metavar="OUT", help=say("read json"))
    reading.add_argument("--no-links", action="store_true", help=say("read no-links"))
    reading.add_argument("--columns", metavar="MAP", help=say("read columns"))
    _add_common(reading, say("help"), say("language"))

    schema = verbs.add_parser("schema", help=say("schema"), add_help=False)
    schema.add_argument("name", metavar="NAME", help=say("schema name"))
    _add_common(schema, say("help"), say("language"))
    return parser


def _add_common(parser: argparse.ArgumentParser, help_text: str, language: str) -> None:
    parser.add_argument("-h", "--help", action="help", help=help_text)
    parser.add_argument(
        "--language", choices=LANGUAGES, default=argparse.SUPPRESS, help=language
    )
