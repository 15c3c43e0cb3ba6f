import zipfile
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from folkmoot.documents.blocks import ExtractedText
from folkmoot.documents.read_odt import read_odt
from folkmoot.domain.errors import UnreadableDocumentError
from tests.documents.blocks_shown import assert_sound
from tests.documents.odt_samples import (
    NAMESPACES,
    cell,
    frame,
    heading,
    items,
    make_odt,
    note,
    pack,
    paragraph,
    row,
    span,
    table,
    text_box,
    tracked,
)
from tests.documents.timing import assert_read_within

# Broken and hostile files


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"PK\x03\x04",
        pack({}),
        pack({"content.xml": ""}),
        pack({"content.xml": "<a/>"}),
        pack({"content.xml": f"<office:document-content {NAMESPACES}>"}),
    ],
)
def test_a_damaged_file_is_told_as_damaged(content: bytes) -> None:
    with pytest.raises(UnreadableDocumentError) as caught:
        read_odt(content)
    assert caught.value.code == "damaged"


def test_a_doctype_is_refused() -> None:
    xml = '<!DOCTYPE d [<!ENTITY e "hemmeligt">]><d>&e;</d>'
    with pytest.raises(UnreadableDocumentError) as caught:
        read_odt(pack({"content.xml": xml}))
    assert caught.value.code == "doctype"


def read_or_refuse(content: bytes) -> ExtractedText | None:
    try:
        extracted = read_odt(content)
    except UnreadableDocumentError:
        return None
    assert_sound(extracted)
    return extracted


SAMPLE = make_odt(
    tracked(paragraph("væk"))
    + heading("Velkomst")
    + paragraph("Vi " + span("ønsker", "T1") + note("footnote", "Bilag") + " ro")
    + items("a", "<text:p>b</text:p>" + items("c"), style="L2")
    + table(row("Bord 1", cell(items("Tid", style="L1"))), row("Bord 2", "Ro"))
    + paragraph(text_box(paragraph("Boks")) + frame("<draw:image/>")),
    master=f"<style:header>{paragraph('Sagsnr. 24-1187')}</style:header>",
)


@given(st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 255)), max_size=8))
@settings(max_examples=60)
def test_changed_bytes_never_crash(changes: list[tuple[int, int]]) -> None:
    content = bytearray(SAMPLE)
    for position, byte in changes:
        content[position % len(content)] = byte
    read_or_refuse(bytes(content))


@given(
    st.integers(0, 10**6),
    st.integers(0, 60),
    st.text("<>/\"'&;t:1\x00é ", max_size=6),
)
@settings(max_examples=60)
def test_changed_xml_never_crashes(at: int, gone: int, new: str) -> None:
    with zipfile.ZipFile(BytesIO(SAMPLE)) as package:
        files = {name: package.read(name).decode() for name in package.namelist()}
    for path in ("content.xml", "styles.xml"):
        start = at % len(files[path])
        files[path] = files[path][:start] + new + files[path][start + gone :]
    read_or_refuse(pack(files))


TAGS = (
    "text:p text:h text:list text:list-item text:span text:section text:note draw:g "
    "text:note-body table:table table:table-row table:table-cell draw:frame "
    "table:table-header-rows draw:text-box draw:image draw:object "
    "text:soft-page-break text:s text:numbered-paragraph text:ruby "
    "text:tracked-changes office:annotation"
).split()
ATTRIBUTES = (
    'text:style-name="L2"',
    'text:level="0"',
    'text:outline-level="x"',
    'table:number-columns-repeated="7"',
    'text:continue-numbering="true"',
    "",
    "",
)


def elements() -> st.SearchStrategy[str]:
    tag = st.tuples(st.sampled_from(TAGS), st.sampled_from(ATTRIBUTES))
    return st.recursive(
        st.sampled_from(["tillid", paragraph("ledelse"), items("ro", style="L2")]),
        lambda inner: st.tuples(tag, st.lists(inner, max_size=4)).map(
            lambda made: f"<{made[0][0]} {made[0][1]}>{''.join(made[1])}</{made[0][0]}>"
        ),
        max_leaves=25,
    )


@given(st.lists(elements(), max_size=6).map("".join))
@settings(max_examples=80)
def test_elements_in_any_order_never_crash(body: str) -> None:
    assert read_or_refuse(make_odt(body)) is not None


@pytest.mark.parametrize(
    "wrapper", ["text:section", "text:span", "draw:g", "text:list", "text:list-item"]
)
def test_deep_nesting_is_read_or_refused(wrapper: str) -> None:
    inside = paragraph("dybt")
    read_or_refuse(make_odt(f"<{wrapper}>" * 200 + inside + f"</{wrapper}>" * 200))


@pytest.mark.slow
def test_a_hundred_pages_with_tables_are_read_in_five_seconds() -> None:
    text = "Vi ønsker mere tid til faglig ledelse og færre dokumentationskrav. " * 4
    page = (paragraph(text) + items(text, text, style="L2")) * 4 + table(
        *(row("Gruppe", text, text) for _ in range(6))
    )
    content = make_odt(page * 100)
    assert_read_within(5, read_odt, content)
