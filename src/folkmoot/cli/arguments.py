"""The parser of the command line, its help and faults in Danish and English."""

import argparse
from collections.abc import Callable, Mapping
from typing import Any, NoReturn

from folkmoot.cli.help_words import ARGPARSE_IN_DANISH, HELP
from folkmoot.domain.messages import LANGUAGES
from folkmoot.engines import ENGINE_NAMES

_Say = Callable[[str], str]


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
            for english, danish in ARGPARSE_IN_DANISH.items():
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
        return HELP[phrase][language]

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


def _add_analyse(verb: argparse.ArgumentParser, say: _Say) -> None:
    verb.add_argument(
        "inputs", nargs="+", metavar=say("FILE"), help=say("analyse inputs")
    )
    _add_needed(verb, "--out", say("DIR"), say("analyse out"))
    verb.add_argument("--engine", choices=ENGINE_NAMES, help=say("analyse engine"))
    verb.add_argument("--scheduler", metavar=say("URL"), help=say("analyse scheduler"))
    for switch in ("resume", "overwrite", "parquet"):
        verb.add_argument(
            f"--{switch}", action="store_true", help=say(f"analyse {switch}")
        )


def _add_trace(verb: argparse.ArgumentParser, say: _Say) -> None:
    verb.add_argument("id", metavar=say("ID"), help=say("trace id"))
    verb.add_argument("folder", metavar=say("DIR"), help=say("trace folder"))
    verb.add_argument("--json", action="store_true", help=say("trace json"))


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


def _add_serve(verb: argparse.ArgumentParser, say: _Say) -> None:
    verb.add_argument("--data", metavar=say("DIR"), help=say("serve data"))
    verb.add_argument("--host", metavar=say("NAME"), help=say("serve host"))
    for option in ("port", "plain-port"):
        verb.add_argument(
            f"--{option}", type=int, metavar=say("NUMBER"), help=say(f"serve {option}")
        )
    verb.add_argument("--lan", action="store_true", help=say("serve lan"))
    for option in ("certificate", "key"):
        verb.add_argument(
            f"--{option}", metavar=say("FILE"), help=say(f"serve {option}")
        )
    verb.add_argument(
        "--administrator", metavar=say("E-MAIL"), help=say("serve administrator")
    )
    for option in ("example", "no-worker"):
        verb.add_argument(
            f"--{option}", action="store_true", help=say(f"serve {option}")
        )


def _add_check(verb: argparse.ArgumentParser, say: _Say) -> None:
    verb.add_argument("ids", nargs="*", metavar=say("ID"), help=say("check ids"))
    verb.add_argument("--data", metavar=say("DIR"), help=say("serve data"))


def _add_publish(verb: argparse.ArgumentParser, say: _Say) -> None:
    verb.add_argument(
        "consultation", nargs="?", default="", metavar=say("CONSULTATION"),
        help=say("publish consultation"),
    )  # fmt: skip
    _add_needed(verb, "--out", say("SITE"), say("publish out"))
    verb.add_argument("--overwrite", action="store_true", help=say("publish overwrite"))
    verb.add_argument("--data", metavar=say("DIR"), help=say("serve data"))


def _add_backup(verb: argparse.ArgumentParser, say: _Say) -> None:
    _add_needed(verb, "--out", say("BACKUP"), say("backup out"))
    verb.add_argument("--data", metavar=say("DIR"), help=say("serve data"))


def _add_restore(verb: argparse.ArgumentParser, say: _Say) -> None:
    verb.add_argument("backup", metavar=say("BACKUP"), help=say("restore backup"))
    verb.add_argument(
        "--erasures", action="append", default=[], metavar=say("FILE"),
        help=say("restore erasures"),
    )  # fmt: skip
    verb.add_argument("--data", metavar=say("DIR"), help=say("serve data"))


def _add_needed(
    verb: argparse.ArgumentParser, option: str, metavar: str, help_text: str
) -> None:
    verb.add_argument(option, required=True, metavar=metavar, help=help_text)


_OPTIONS: Mapping[str, Callable[[argparse.ArgumentParser, _Say], None]] = {
    "read": _add_read,
    "analyse": _add_analyse,
    "trace": _add_trace,
    "match": _add_match,
    "group": _add_group,
    "schema": _add_schema,
    "serve": _add_serve,
    "check": _add_check,
    "publish": _add_publish,
    "backup": _add_backup,
    "restore": _add_restore,
}


def _add_common(parser: argparse.ArgumentParser, help_text: str, language: str) -> None:
    parser.add_argument("-h", "--help", action="help", help=help_text)
    parser.add_argument(
        "--language", choices=LANGUAGES, default=argparse.SUPPRESS, help=language
    )
