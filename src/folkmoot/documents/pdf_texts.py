"""Every text in a PDF: pages, properties, comments, fields, outline, attachments."""

from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from folkmoot.documents.office_texts import PARTED, Layer
from folkmoot.documents.pdf_annotations import read_texts_of_annotations
from folkmoot.documents.pdf_pages import open_pdf
from folkmoot.domain.errors import UnreadableDocumentError


def list_pdf_layers(content: bytes) -> Iterator[Layer]:
    """The texts of a PDF, whether a reader shows them or not.

    A page without a letter may be a picture of letters: it is given as a file within,
    which nobody can read.

    Raises:
        UnreadableDocumentError: the file is damaged or locked.
    """
    with closing(open_pdf(content)) as document:
        yield Layer(
            where="properties",
            text=PARTED.join(
                str(value) for value in document.get_metadata_dict().values()
            ),
        )
        yield Layer(
            where="outline",
            text=PARTED.join(item.get_title() for item in document.get_toc()),
        )
        for index in range(len(document)):
            yield from _list_page(document, index)
        for index in range(document.count_attachments()):
            attached = document.get_attachment(index)
            yield Layer(
                where=str(attached.get_name()), content=bytes(attached.get_data())
            )


def _list_page(document: pypdfium2.PdfDocument, index: int) -> Iterator[Layer]:
    where = f"page {index + 1}"
    try:
        with closing(document[index]) as page:
            text = _read_page(page)
            notes = read_texts_of_annotations(page)
            has_pictures = any(
                True for _ in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE])
            )
    except pypdfium2.PdfiumError as error:
        raise UnreadableDocumentError("damaged") from error
    is_picture = has_pictures and not text.strip()
    yield Layer(where=where, text=text, content=b"" if is_picture else None)
    yield Layer(where=f"{where} comments", text=PARTED.join(notes))


def _read_page(page: Any) -> str:
    with closing(page.get_textpage()) as textpage:
        # pdfium marks a hyphen at the end of a line by this sign.
        return str(textpage.get_text_bounded()).replace("\ufffe", "-")
