"""The parser of the command line, its help and faults in Danish and English."""

import argparse
from collections.abc import Callable, Mapping
from typing import Any, NoReturn

from folkmoot.domain.messages import LANGUAGES

_Say = Callable[[str], str]

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
    "match": {
        "da": "kobl udsagn til hovedpointer",
        "en": "match statements to key points",
    },
    "match statements": {
        "da": "udsagnene: en CSV-fil med id,text[,topic]",
        "en": "the statements: a CSV file with id,text[,topic]",
    },
    "match key-points": {
        "da": "hovedpointerne: en CSV-fil med id,text[,topic]",
        "en": "the key points: a CSV file with id,text[,topic]",
    },
    "match out": {
        "da": "skriv koblingerne som CSV til denne fil; - er standard-uddata",
        "en": "write the matches as CSV to this file; - is standard output",
    },
    "match all": {
        "da": "skriv også de par, der ikke har med hinanden at gøre",
        "en": "write the pairs that have nothing to do with each other, too",
    },
    "group": {
        "da": "find hovedpointer blandt udsagn",
        "en": "find key points among statements",
    },
    "group out": {
        "da": "skriv hvert udsagns hovedpointe som CSV til denne fil; "
        "- er standard-uddata",
        "en": "write the key point of each statement as CSV to this file; "
        "- is standard output",
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

    for name, add_options in _OPTIONS.items():
        add_options(add_verb(name), say)
    return parser


def _add_read(verb: argparse.ArgumentParser, say: _Say) -> None:
    verb.add_argument("inputs", nargs="+", metavar=say("FILE"), help=say("read inputs"))
    verb.add_argument("--json", metavar=say("OUT"), help=say("read json"))
    verb.add_argument("--no-links", action="store_true", help=say("read no-links"))
    verb.add_argument("--columns", metavar=say("MAP"), help=say("read columns"))


def _add_match(verb: argparse.ArgumentParser, say: _Say) -> None:
    _add_needed(verb, "--statements", say("FILE"), say("match statements"))
    _add_needed(verb, "--key-points", say("FILE"), say("match key-points"))
    _add_needed(verb, "--out", say("OUT"), say("match out"))
    verb.add_argument("--all", dest="every", action="store_true", help=say("match all"))


def _add_group(verb: argparse.ArgumentParser, say: _Say) -> None:
    _add_needed(verb, "--statements", say("FILE"), say("match statements"))
    _add_needed(verb, "--out", say("OUT"), say("group out"))


def _add_schema(verb: argparse.ArgumentParser, say: _Say) -> None:
    verb.add_argument("name", metavar=say("NAME"), help=say("schema name"))


def _add_needed(
    verb: argparse.ArgumentParser, option: str, metavar: str, help_text: str
) -> None:
    verb.add_argument(option, required=True, metavar=metavar, help=help_text)


_OPTIONS: Mapping[str, Callable[[argparse.ArgumentParser, _Say], None]] = {
    "read": _add_read,
    "match": _add_match,
    "group": _add_group,
    "schema": _add_schema,
}


def _add_common(parser: argparse.ArgumentParser, help_text: str, language: str) -> None:
    parser.add_argument("-h", "--help", action="help", help=help_text)
    parser.add_argument(
        "--language", choices=LANGUAGES, default=argparse.SUPPRESS, help=language
    )
