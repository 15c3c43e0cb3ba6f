"""A written report opened by another library, and its words."""

import io
import zipfile
from collections.abc import Iterator

import docx
from docx.document import Document
from docx.oxml.ns import qn
from lxml import etree

from folkmoot.documents.report_tree import Report
from folkmoot.documents.write_report_docx import write_report_docx
from folkmoot.documents.xml_text import show_controls
from folkmoot.domain.words import split_words
from tests.documents.report_told import tell_report


def open_docx(report: Report) -> Document:
    return docx.Document(io.BytesIO(write_report_docx(report)))


def open_parts(report: Report) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(write_report_docx(report))) as package:
        return {name: package.read(name) for name in package.namelist()}


def list_words(document: Document) -> list[str]:
    return [word for text in list_paragraphs(document) for word in split_words(text)]


def list_paragraphs(document: Document) -> Iterator[str]:
    for paragraph in document.element.body.iter(qn("w:p")):
        signs = paragraph.iter(qn("w:t"), qn("w:br"), qn("w:tab"))
        yield "".join(" " if sign.text is None else sign.text for sign in signs)


def tell_words(report: Report) -> list[str]:
    texts = tell_report(report)
    return [word for text in texts for word in split_words(show_controls(text))]


def find(document: Document, path: str) -> list[etree._Element]:
    found: list[etree._Element] = document.element.body.xpath(path)
    return found
