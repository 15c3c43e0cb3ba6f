"""Collect what the web pages say, app by app, and compile their Danish.

For each app under `src/folkmoot/web` the msgids of its templates and modules are laid
into `locale/da/LC_MESSAGES/django.po`: what is translated stays, what is new waits with
an empty msgstr, what is no longer said goes. Then `django.mo` is written beside it.

    python scripts/translate.py            every app
    python scripts/translate.py meetings   one app
"""

import argparse
import io
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

WEB = Path(__file__).parents[1] / "src" / "folkmoot" / "web"
HEADER = """msgid ""
msgstr ""
"Language: da\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""
KEYWORDS = {
    **DEFAULT_KEYWORDS,
    **{f"{name}_lazy": DEFAULT_KEYWORDS[name] for name in ("gettext", "ngettext")},
    "gettext_noop": None,
    "pgettext_lazy": DEFAULT_KEYWORDS["pgettext"],
    "npgettext_lazy": DEFAULT_KEYWORDS["npgettext"],
}
_NO_DATE = datetime(2000, 1, 1, tzinfo=UTC)
PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]")


def list_apps() -> list[Path]:
    """The folders of the apps that say something to people."""
    folders = (path for path in sorted(WEB.iterdir()) if path.is_dir())
    return [folder for folder in folders if len(collect(folder))]


def collect(app: Path) -> Catalog:
    """What the app's templates and modules say, untranslated."""
    catalog = Catalog(locale="da")
    for source in _list_sources(app):
        where = source.relative_to(app).as_posix()
        for line, message, comments, context in _extract(source):
            catalog.add(
                message,
                locations=[(where, line)],
                auto_comments=comments,
                context=context,
            )
    return catalog


def read_translations(app: Path) -> Catalog:
    """The Danish that is there; an empty catalogue where the app has none yet."""
    path = po_path(app)
    if not path.exists():
        return Catalog(locale="da")
    with path.open("rb") as file:
        return read_po(file, locale="da")


def merge(said: Catalog, translated: Catalog) -> Catalog:
    """All that is said, with the Danish that is there for it."""
    for message in said:
        known = translated.get(message.id, message.context)
        if message.id and known is not None:
            message.string = known.string
            message.user_comments = known.user_comments
    return said


def write(app: Path, catalog: Catalog) -> None:
    """Write the Danish and its compiled form; the same words give the same bytes."""
    po_path(app).parent.mkdir(parents=True, exist_ok=True)
    po_path(app).write_bytes(HEADER.encode() + format_po(catalog))
    po_path(app).with_suffix(".mo").write_bytes(compile_mo(po_path(app)))


def format_po(catalog: Catalog) -> bytes:
    body = io.BytesIO()
    write_po(body, catalog, width=88, omit_header=True, include_lineno=False)
    return body.getvalue()


def compile_mo(path: Path) -> bytes:
    """The compiled catalogue, without dates: the same words give the same bytes."""
    with path.open("rb") as file:
        catalog = read_po(file, locale="da")
    catalog.project, catalog.version = "folkmoot", ""
    catalog.creation_date = catalog.revision_date = _NO_DATE
    compiled = io.BytesIO()
    write_mo(compiled, catalog)
    return compiled.getvalue()


def list_faults(app: Path) -> list[str]:
    """What is said without Danish, or with Danish that has other placeholders."""
    faults = []
    translated = read_translations(app)
    for message in collect(app):
        if not message.id:
            continue
        known = translated.get(message.id, message.context)
        danish = _forms(known.string) if known is not None else [""]
        if not all(danish) or (known is not None and known.fuzzy):
            faults.append(f"{app.name}: no Danish for {message.id!r}")
            continue
        wanted = set(PLACEHOLDER.findall(_forms(message.id)[-1]))
        # "One thing" may leave its number out; the plural may not.
        if set(PLACEHOLDER.findall(danish[-1])) != wanted:
            faults.append(f"{app.name}: other placeholders in {danish[-1]!r}")
    return faults


def po_path(app: Path) -> Path:
    return app / "locale" / "da" / "LC_MESSAGES" / "django.po"


def _forms(message: Any) -> list[str]:
    return [message] if isinstance(message, str) else list(message)


def _list_sources(app: Path) -> Iterator[Path]:
    for pattern in ("**/*.py", "templates/**/*.html", "templates/**/*.txt"):
        yield from sorted(path for path in app.glob(pattern) if _is_source(path))


def _is_source(path: Path) -> bool:
    return "migrations" not in path.parts


def _extract(source: Path) -> Iterator[tuple[int, Any, list[str], str | None]]:
    text = source.read_text("utf-8")
    if source.suffix != ".py":
        text = _to_python(text, source)
    found = extract("python", io.BytesIO(text.encode()), KEYWORDS, ["Translators:"])
    yield from found


def _to_python(template: str, source: Path) -> str:
    """Django's reading of a template, each line for itself as Babel wants it."""
    lines = templatize(template, origin=source.name).splitlines()
    return "\n".join(line.lstrip() for line in lines) + "\n"


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    known = [app.name for app in list_apps()]
    parser.add_argument("apps", nargs="*", metavar="app", help=", ".join(known))
    names = parser.parse_args(arguments).apps or known
    if unknown := set(names) - set(known):
        parser.error(f"no such app: {', '.join(sorted(unknown))}")
    apps = [WEB / name for name in names]
    faults = []
    for app in apps:
        write(app, merge(collect(app), read_translations(app)))
        faults += list_faults(app)
    sys.stdout.write("\n".join(faults) + "\n" if faults else "All is said in Danish.\n")
    return 1 if faults else 0


if __name__ == "__main__":
    settings.configure(USE_I18N=True)
    sys.exit(main(sys.argv[1:]))
