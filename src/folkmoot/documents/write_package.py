"""A package of documents with an index: what is handed over, or given access to.

The index is there three times: `index.html` to read, `index.csv` for a spreadsheet and
`index.json` for a program. It names every file with its hash, and every document that
was left out, with the reason.
"""

import json
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from urllib.parse import quote

from folkmoot.documents.csv_cells import dump_csv
from folkmoot.documents.equal_package import pack_equally
from folkmoot.documents.html_page import write_head
from folkmoot.documents.html_report_markup import Html, element, escape, join
from folkmoot.domain.ids import hash_bytes

HANDOVER, ACCESS = "folkmoot/handover/1", "folkmoot/access/1"
INDEX = "index"
_UNFIT = re.compile(r"[^\w.,()-]+")
_LONGEST = 80
_DENSE = (".pdf", ".docx", ".odt", ".zip", ".png", ".jpg", ".jpeg", ".webp", ".parquet")
_STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:64rem;"
    "padding:0 1rem;color:#1a1a1a;background:#fff}table{border-collapse:collapse;"
    "width:100%}th,td{border-bottom:1px solid #767676;padding:.4rem .6rem;"
    "text-align:left;vertical-align:top}caption{text-align:left;font-weight:bold;"
    "padding:.6rem 0}dt{font-weight:bold}dd{margin:0 0 .4rem}code{font-size:.8rem;"
    "word-break:break-all}"
)


@dataclass(frozen=True, kw_only=True)
class PackedFile:
    """A file of a document: its ending, and its bytes."""

    ending: str
    media_type: str
    content: bytes


@dataclass(frozen=True, kw_only=True)
class PackedDocument:
    """A document of the case; without files, and with a reason, where it is left out.

    `date` is an ISO date, or empty; `approved` has a name and a time each.
    """

    number: int
    title: str
    kind: str
    state: str
    date: str = ""
    meeting: str = ""
    version: str = ""
    approved: tuple[tuple[str, str], ...] = ()
    files: tuple[PackedFile, ...] = ()
    left_out: str = ""


@dataclass(frozen=True, kw_only=True)
class About:
    """Whose case it is, and who made the package when."""

    schema: str
    title: str
    case_number: str
    unit: str
    made_by: str
    made_at: str
    version: str
    language: str


@dataclass(frozen=True, kw_only=True)
class PackageWords:
    """What the index says, in the reader's language."""

    heading: str
    case_number: str
    unit: str
    made: str
    number: str
    title: str
    kind: str
    state: str
    date: str
    meeting: str
    doc_version: str
    approved: str
    file: str
    media_type: str
    size: str
    hash: str
    left_out: str
    why: str
    documents: str
    nothing_left_out: str


def write_package(
    about: About, documents: Sequence[PackedDocument], words: PackageWords
) -> bytes:
    """One archive; equal documents and an equal `about` give equal bytes."""
    files = {path: each.content for _, path, each in _list_files(documents)}
    return pack_equally(
        {
            f"{INDEX}.html": _write_html(about, documents, words).encode(),
            f"{INDEX}.csv": ("\ufeff" + _write_csv(documents, words)).encode(),
            f"{INDEX}.json": _write_json(about, documents).encode(),
            **files,
        },
        as_they_are=[path for path in files if path.lower().endswith(_DENSE)],
    )


def _list_files(
    documents: Sequence[PackedDocument],
) -> Iterator[tuple[PackedDocument, str, PackedFile]]:
    for document in documents:
        for file in document.files:
            name = f"{document.number:03d} {document.title}"
            yield document, f"{_clean(name)}.{file.ending}", file


def _clean(name: str) -> str:
    """A name that every file system takes."""
    plain = unicodedata.normalize("NFC", name)
    return _UNFIT.sub("_", plain).strip("._")[:_LONGEST].rstrip("._") or "_"


def _write_json(about: About, documents: Sequence[PackedDocument]) -> str:
    told = []
    for document in documents:
        fields = asdict(document)
        fields["approved"] = [
            {"name": name, "at": at} for name, at in document.approved
        ]
        fields["files"] = [
            {
                "path": path,
                "media_type": file.media_type,
                "bytes": len(file.content),
                "sha256": hash_bytes(file.content),
            }
            for _, path, file in _list_files([document])
        ]
        told.append(fields)
    whole = {**asdict(about), "documents": told}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _write_csv(documents: Sequence[PackedDocument], words: PackageWords) -> str:
    """A row for each file, and for each document that was left out."""
    heads = [
        words.number,
        words.title,
        words.kind,
        words.state,
        words.date,
        words.meeting,
        words.doc_version,
        words.approved,
        words.file,
        words.media_type,
        words.size,
        words.hash,
        words.left_out,
    ]
    rows = []
    for document in documents:
        own = [
            str(document.number),
            document.title,
            document.kind,
            document.state,
            document.date,
            document.meeting,
            document.version,
            _tell_approved(document),
        ]
        files = [
            [path, file.media_type, str(len(file.content)), hash_bytes(file.content)]
            for _, path, file in _list_files([document])
        ]
        rows += [[*own, *file, document.left_out] for file in files or [[""] * 4]]
    return dump_csv([heads, *rows])


def _tell_approved(document: PackedDocument) -> str:
    return "; ".join(f"{name} {at}".strip() for name, at in document.approved)


def _write_html(
    about: About, documents: Sequence[PackedDocument], words: PackageWords
) -> str:
    facts = [
        (words.case_number, about.case_number),
        (words.unit, about.unit),
        (words.made, f"{about.made_at}, {about.made_by} (Folkmoot {about.version})"),
    ]
    there = [each for each in documents if each.files]
    gone = [each for each in documents if not each.files]
    body = element(
        "body",
        element(
            "main",
            element("h1", escape(f"{words.heading}: {about.title}")),
            element(
                "dl",
                *(
                    join(element("dt", escape(name)), element("dd", escape(value)))
                    for name, value in facts
                    if value
                ),
            ),
            _write_documents(there, words),
            element("h2", escape(words.left_out)),
            _write_left_out(gone, words),
        ),
    )
    head = write_head(title=f"{words.heading}: {about.title}", style=_STYLE)
    page = element("html", head, body, lang=about.language)
    return f"<!doctype html>\n{page}\n"


def _write_documents(documents: Sequence[PackedDocument], words: PackageWords) -> Html:
    heads = (words.number, words.title, words.kind, words.state, words.file)
    return element(
        "table",
        element("caption", escape(words.documents)),
        _write_heads(heads),
        element("tbody", *(_write_document(each) for each in documents)),
    )


def _write_document(document: PackedDocument) -> Html:
    about = " · ".join(
        filter(None, (document.meeting, document.date, document.version))
    )
    approved = _tell_approved(document)
    files = [
        join(
            element("a", escape(path), href=quote(path)),
            element("br"),
            element("code", escape(hash_bytes(file.content))),
            element("br"),
        )
        for _, path, file in _list_files([document])
    ]
    return element(
        "tr",
        element("td", escape(str(document.number))),
        element("th", escape(document.title), scope="row"),
        element("td", escape(document.kind), element("br"), escape(about)),
        element("td", escape(document.state), element("br"), escape(approved)),
        element("td", *files),
    )


def _write_left_out(documents: Sequence[PackedDocument], words: PackageWords) -> Html:
    if not documents:
        return element("p", escape(words.nothing_left_out))
    rows = (
        element(
            "tr",
            element("td", escape(str(each.number))),
            element("th", escape(each.title), scope="row"),
            element("td", escape(each.kind)),
            element("td", escape(each.left_out)),
        )
        for each in documents
    )
    return element(
        "table",
        _write_heads((words.number, words.title, words.kind, words.why)),
        element("tbody", *rows),
    )


def _write_heads(heads: Sequence[str]) -> Html:
    cells = (element("th", escape(head), scope="col") for head in heads)
    return element("thead", element("tr", *cells))
