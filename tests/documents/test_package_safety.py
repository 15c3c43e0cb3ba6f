import io
import struct
import zipfile
import zlib

import pytest

from folkmoot.documents.package_links import is_remote
from folkmoot.documents.package_safety import MEMBER_LIMIT, check_package
from folkmoot.domain.errors import UnreadableDocumentError
from tests.documents.hostile import make_docx, make_zip, relate

ENTITY = '<!DOCTYPE x [<!ENTITY a "b">]>'
SVG = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/x.dtd"><svg/>'
XLINK = 'xmlns:xlink="http://www.w3.org/1999/xlink"'


def _find_code(content: bytes) -> str | None:
    try:
        check_package(content)
    except UnreadableDocumentError as error:
        return error.code
    return None


def _with(name: str, content: str | bytes) -> bytes:
    return make_zip({"word/document.xml": "<x/>", name: content})


def _odt(body: str, *, name: str = "content.xml") -> bytes:
    kind = "application/vnd.oasis.opendocument.text"
    return make_zip({"mimetype": kind, name: f"<x {XLINK}>{body}</x>"})


def test_an_ordinary_package_passes() -> None:
    assert _find_code(make_docx()) is None
    assert _find_code(_odt("<text:p>Møde</text:p>")) is None


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]
)
@pytest.mark.parametrize("name", ["word/styles.xml", "docProps/æ.bin", "_rels/.rels"])
def test_a_doctype_is_found_in_any_member_and_encoding(
    name: str, encoding: str
) -> None:
    declared = encoding.removesuffix("-sig").removesuffix("-le").removesuffix("-be")
    text = f'<?xml version="1.0" encoding="{declared}"?>\n{ENTITY}<x>&a;</x>'
    assert _find_code(_with(name, text.encode(encoding))) == "doctype"


@pytest.mark.parametrize("encoding", ["utf-32-le", "utf-32-be", "cp037"])
def test_a_doctype_in_a_rare_encoding_is_found(encoding: str) -> None:
    text = f'<?xml version="1.0" encoding="{encoding}"?>{ENTITY}<x/>'
    assert _find_code(_with("word/styles.xml", text.encode(encoding))) == "doctype"


def test_a_doctype_behind_a_long_comment_is_found() -> None:
    text = f"<!--{' ' * 700_000}-->{ENTITY}<x/>"
    assert _find_code(_with("word/styles.xml", text)) == "doctype"
    endless = f"<!--{'abc ' * 600_000}-->{ENTITY}<x/>"
    assert _find_code(_with("word/styles.xml", endless)) == "damaged"


def test_words_about_doctypes_are_words() -> None:
    text = "<x>&lt;!DOCTYPE html&gt; <![CDATA[<!DOCTYPE a [<!ENTITY b 'c'>]>]]></x>"
    assert _find_code(_with("word/styles.xml", text)) is None


def test_web_pages_and_plain_drawings_inside_may_have_their_doctype() -> None:
    assert _find_code(_with("word/media/tegning.svg", SVG)) is None
    assert _find_code(_with("word/afchunk.htm", "<!DOCTYPE html><html/>")) is None
    assert _find_code(_with("word/media/tegning.svg", ENTITY + "<svg/>")) == "doctype"


@pytest.mark.parametrize(
    ("kind", "target", "is_refused"),
    [
        ("hyperlink", "https://example.com", False),
        ("attachedTemplate", "file:///C:/Skabeloner/Referat.dotm", False),
        ("attachedTemplate", "Normal.dotm", False),
        ("attachedTemplate", "https://example.com/a.dotm", True),
        ("attachedTemplate", "\\\\server\\deling\\a.dotm", True),
        ("attachedTemplate", "file:///\\\\server\\a.dotm", True),
        ("image", "https://example.com/a.png", True),
        ("image", "file:///C:/a.png", True),
        ("oleObject", "a.xlsx", True),
        ("subDocument", "b.docx", True),
        ("frame", "c.htm", True),
        ("externalLinkPath", "d.xlsx", True),
    ],
)
def test_only_links_and_local_templates_may_point_outside(
    kind: str, target: str, is_refused: bool
) -> None:
    content = make_docx(relations=relate(kind, target))
    assert _find_code(content) == ("external_relationship" if is_refused else None)


def test_a_relationship_is_found_however_it_is_written() -> None:
    relations = (
        "<p:Relationships xmlns:p='x'><p:Relationship\n\tTargetMode = 'External'"
        " Target='&#104;ttp://example.com/a.png' Type='http://x/image' Id='a'"
        " /></p:Relationships>"
    )
    with pytest.raises(UnreadableDocumentError) as raised:
        check_package(_with("word/_rels/x.rels", relations.encode("utf-16")))
    assert raised.value.details["target"] == "http://example.com/a.png"


@pytest.mark.parametrize(
    ("body", "is_refused"),
    [
        ('<draw:image xlink:href="http://example.com/a.png"/>', True),
        ("<draw:image draw:name='a' xlink:href='file:///C:/a.png'/>", True),
        ('<draw:image xlink:href="../a.png"/>', True),
        ('<text:section-source xlink:href="\\\\server\\a.odt"/>', True),
        ('<meta:template xlink:href="https://example.com/a.ott"/>', True),
        ('<meta:template xlink:href="/home/anne/a.ott"/>', False),
        ('<draw:image xlink:href="Pictures/a.png"/>', False),
        ('<draw:object xlink:href="./Object 1"/>', False),
        ('<draw:image xlink:href="data:image/png;base64,AAAA"/>', False),
        ('<text:a xlink:href="https://example.com">her</text:a>', False),
        ('<text:a xlink:href="../b.odt">her</text:a>', False),
    ],
)
def test_an_opendocument_text_fetches_nothing(body: str, is_refused: bool) -> None:
    code = "external_relationship" if is_refused else None
    assert _find_code(_odt(body)) == code
    padding = "<text:p>" + "ord " * 100_000 + "</text:p>"
    assert _find_code(_odt(padding + body)) == code


def test_an_embedded_object_may_reach_up_into_its_package() -> None:
    body = '<draw:image xlink:href="../Pictures/a.png"/>'
    assert _find_code(_odt(body, name="Object 1/content.xml")) is None


@pytest.mark.parametrize("target", ["C:\\a.dotm", "file:/C:/a", "file://localhost/a"])
def test_a_path_on_ones_own_disk_is_not_remote(target: str) -> None:
    assert not is_remote(target)


@pytest.mark.parametrize("target", ["//s/a", "file:////s/a", "FTP://s/a", "file://s/a"])
def test_a_network_path_is_remote(target: str) -> None:
    assert is_remote(target)


def test_a_member_that_swells_beyond_measure_is_a_bomb() -> None:
    content = _with("word/styles.xml", b"<x>" + b" " * 40_000_000)
    assert _find_code(content) == "unpacked_too_large"


def test_members_that_swell_together_are_a_bomb() -> None:
    part = b"<x>" + b" " * 20_000_000
    content = make_zip({f"word/{n}.xml": part for n in range(13)})
    assert _find_code(content) == "unpacked_too_large"


def test_a_member_that_holds_more_than_it_claims_is_damaged() -> None:
    packed = make_zip({"word/document.xml": b"<x>" + b" " * 5_000_000})
    short = b"<x>" + b" " * 97
    claim = struct.pack("<L", 5_000_003)
    lying = packed.replace(claim, struct.pack("<L", 100)).replace(
        struct.pack("<L", zlib.crc32(b"<x>" + b" " * 5_000_000)),
        struct.pack("<L", zlib.crc32(short)),
    )
    with zipfile.ZipFile(io.BytesIO(lying)) as package:
        assert package.infolist()[0].file_size == 100
    assert _find_code(lying) == "damaged"


def test_too_many_members_are_refused_before_they_are_listed() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for number in range(MEMBER_LIMIT + 1):
            package.writestr(zipfile.ZipInfo(f"{number}.xml"), b"")
    assert _find_code(stream.getvalue()) == "unpacked_too_large"


def test_a_package_within_a_package_is_left_closed() -> None:
    inner = make_zip({"a.xml": b" " * 100_000_000})
    assert _find_code(_with("word/embeddings/a.zip", inner)) is None


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_name_given_twice_is_damage_for_readers_differ_in_which_they_take() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("word/document.xml", "<x/>")
        package.writestr("word/document.xml", "<y/>")
    assert _find_code(stream.getvalue()) == "damaged"


def test_names_that_lead_out_of_the_package_do_no_harm() -> None:
    assert _find_code(_with("../../etc/passwd", "x")) is None


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_package_packed_as_no_office_packs_is_damaged(method: int) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as package:
        package.writestr("word/document.xml", "<x/>" * 100)
    assert _find_code(stream.getvalue()) == "damaged"


def test_passwords_are_told_as_such() -> None:
    manifest = "<manifest:encryption-data/>"
    assert _find_code(_with("META-INF/manifest.xml", manifest)) == "encrypted"
    packed = make_docx()
    entry = packed.index(b"PK\x01\x02")
    locked = packed[: entry + 8] + b"\x01" + packed[entry + 9 :]
    assert _find_code(locked) == "encrypted"


@pytest.mark.parametrize("length", range(20, len(make_docx()), 60))
def test_half_a_package_is_damaged(length: int) -> None:
    assert _find_code(make_docx()[:length]) == "damaged"
