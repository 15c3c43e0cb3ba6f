"""DOCX packages of Word XML written by hand, in the shapes Word itself writes."""

import io
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape

NAMESPACES = " ".join(
    f'xmlns:{prefix}="{address}"'
    for prefix, address in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
        "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
        "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
        "w16se": "http://schemas.microsoft.com/office/word/2015/wordml/symex",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
    }.items()
)
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_CONTENT_TYPES = (
    f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
    'relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxml'
    'formats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_HEAD_KINDS = {"1": "default", "2": "first", "3": "even"}
_ROOTS = {
    "styles": "w:styles",
    "numbering": "w:numbering",
    "footnotes": "w:footnotes",
    "endnotes": "w:endnotes",
    "comments": "w:comments",
    "settings": "w:settings",
}

STYLES = """
<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="da-DK"/></w:rPr></w:rPrDefault>
</w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>
</w:style>
<w:style w:type="paragraph" w:styleId="Overskrift1"><w:name w:val="heading 1"/>
<w:basedOn w:val="Normal"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr>
</w:style>
<w:style w:type="paragraph" w:styleId="Overskrift2"><w:name w:val="heading 2"/>
<w:basedOn w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:customStyle="1" w:styleId="Husoverskrift">
<w:name w:val="Husoverskrift"/><w:basedOn w:val="Overskrift2"/></w:style>
<w:style w:type="paragraph" w:customStyle="1" w:styleId="Punkt">
<w:name w:val="Dagsordenspunkt"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="Undertitel"><w:name w:val="Subtitle"/></w:style>
<w:style w:type="paragraph" w:customStyle="1" w:styleId="Fed"><w:name w:val="Fed"/>
<w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Strk"><w:name w:val="Strong"/>
<w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="character" w:customStyle="1" w:styleId="Skjult">
<w:name w:val="Skjult"/><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Pladsholdertekst">
<w:name w:val="Placeholder Text"/><w:rPr><w:color w:val="666666"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Opstilling-punkttegn">
<w:name w:val="List Bullet"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>
</w:style>
<w:style w:type="paragraph" w:styleId="Opstilling-punkttegn2">
<w:name w:val="List Bullet 2"/></w:style>
<w:style w:type="paragraph" w:styleId="Opstilling-talellerbogst">
<w:name w:val="List Number"/></w:style>
<w:style w:type="paragraph" w:styleId="Listeafsnit"><w:name w:val="List Paragraph"/>
</w:style>
<w:style w:type="paragraph" w:styleId="Indholdsfortegnelse1"><w:name w:val="toc 1"/>
</w:style>
<w:style w:type="paragraph" w:styleId="Sidehoved"><w:name w:val="header"/></w:style>
"""


def _level(level: int, number_format: str, text: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/>{more}'
        f'<w:numFmt w:val="{number_format}"/><w:lvlText w:val="{text}"/></w:lvl>'
    )


NUMBERING = (
    '<w:abstractNum w:abstractNumId="0">'
    + _level(0, "bullet", "\uf0b7")
    + _level(1, "bullet", "o")
    + '</w:abstractNum><w:abstractNum w:abstractNumId="1">'
    + _level(0, "decimal", "%1.")
    + _level(1, "lowerLetter", "%2)")
    + _level(2, "lowerRoman", "%3.")
    + '</w:abstractNum><w:abstractNum w:abstractNumId="2">'
    + _level(0, "decimal", "%1")
    + _level(1, "decimal", "%1.%2")
    + '</w:abstractNum><w:abstractNum w:abstractNumId="3">'
    + _level(0, "decimal", "Gruppe %1:")
    + "</w:abstractNum>"
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0">'
    '<w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    '<w:num w:numId="4"><w:abstractNumId w:val="2"/></w:num>'
    '<w:num w:numId="5"><w:abstractNumId w:val="3"/></w:num>'
)


def make_docx(
    body: str,
    *,
    parts: Mapping[str, str] | None = None,
    headers: Mapping[str, str] | None = None,
    app: str | None = None,
    raw: Mapping[str, str] | None = None,
) -> bytes:
    """A DOCX package around the body's XML.

    `parts` are the insides of styles, numbering, footnotes and the like; `headers`
    those of "header1", "footer1"; `raw` whole files by their path in the package.
    """
    parts = {"styles": STYLES, "numbering": NUMBERING, **(parts or {})}
    headers = headers or {}
    files = {f"word/{name}.xml": _wrap(_ROOTS[name], parts[name]) for name in parts}
    for name, inside in headers.items():
        files[f"word/{name}.xml"] = _wrap(
            "w:hdr" if "head" in name else "w:ftr", inside
        )
    references = "".join(
        f'<w:{name[:6]}Reference w:type="{_HEAD_KINDS[name[6:]]}" r:id="{name}"/>'
        for name in headers
    )
    section = f"<w:sectPr>{references}<w:titlePg/></w:sectPr>"
    inside = f"<w:body>{body}{section}</w:body>"
    files["word/document.xml"] = _wrap("w:document", inside)
    names = [*parts, *headers]
    files["word/_rels/document.xml.rels"] = _relate(
        {name: (name.rstrip("0123456789"), f"{name}.xml") for name in names}
    )
    if app:
        files["docProps/app.xml"] = f"{_HEAD}<Properties>{app}</Properties>"
    return pack({**files, **(raw or {})})


def _wrap(root: str, inside: str) -> str:
    return f'{_HEAD}<{root} {NAMESPACES} mc:Ignorable="w14 w15 w16se">{inside}</{root}>'


def _relate(targets: Mapping[str, tuple[str, str]]) -> str:
    inside = "".join(
        f'<Relationship Id="{name}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for name, (kind, target) in targets.items()
    )
    namespace = f'xmlns="{_PACKAGE}/relationships"'
    return f"{_HEAD}<Relationships {namespace}>{inside}</Relationships>"


def pack(files: Mapping[str, str | bytes]) -> bytes:
    """A package of the files, with what every package begins with."""
    office = {"rId1": ("officeDocument", "word/document.xml")}
    files = {
        "[Content_Types].xml": _CONTENT_TYPES,
        "_rels/.rels": _relate(office),
        **files,
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in files.items():
            package.writestr(name, content)
    return buffer.getvalue()


def run(text: str, properties: str = "") -> str:
    """A run of text."""
    properties = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(inside: str = "", style: str = "", properties: str = "") -> str:
    """A paragraph; plain text is made a run."""
    if inside and not inside.startswith("<"):
        inside = run(inside)
    style = f'<w:pStyle w:val="{style}"/>' if style else ""
    return (
        '<w:p w14:paraId="00A77A00" w:rsidR="00A77A00" w:rsidRDefault="00A77A00">'
        f"<w:pPr>{style}{properties}</w:pPr>{inside}</w:p>"
    )


def item(text: str, number: int, level: int = 0) -> str:
    """A paragraph of a list."""
    numbering = (
        f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    )
    return paragraph(text, "Listeafsnit", numbering)


def control(inside: str, properties: str = "") -> str:
    """A content control around blocks, runs, rows or cells."""
    return (
        f'<w:sdt><w:sdtPr><w:id w:val="-1370"/>{properties}</w:sdtPr>'
        f"<w:sdtContent>{inside}</w:sdtContent></w:sdt>"
    )


def cell(inside: str, properties: str = "") -> str:
    """A table cell; plain text is made a paragraph, and one stands last."""
    if not inside.startswith("<"):
        inside = paragraph(inside)
    if not inside.endswith(("</w:p>", "</w:sdt>", "<w:p/>")):
        inside += paragraph()
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    """A table row; plain text is made a cell."""
    inside = "".join(c if c.startswith("<") else cell(c) for c in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inside}</w:tr>"


def table(*rows: str) -> str:
    """A table with a grid as wide as its first row."""
    grid = '<w:gridCol w:w="2400"/>' * rows[0].count("<w:tc>") if rows else ""
    inside = f"<w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}"
    return f"<w:tbl>{inside}</w:tbl>"


def field(instruction: str, result: str) -> str:
    """A field of Word's, with its result as runs."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def text_box(inside: str) -> str:
    """A run with a text box as Word writes it: once for itself, once in VML."""
    content = f"<w:txbxContent>{inside}</w:txbxContent>"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor>'
        '<wp:docPr id="2" name="Tekstfelt 2"/><a:graphic><a:graphicData uri="">'
        f"<wps:wsp><wps:txbx>{content}</wps:txbx></wps:wsp></a:graphicData></a:graphic>"
        "</wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape>"
        f"<v:textbox>{content}</v:textbox></v:shape></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


def picture(description: str = "", inside: str = "<pic:pic/>") -> str:
    """A run with a picture, chart or diagram."""
    return (
        f'<w:r><w:drawing><wp:inline><wp:docPr id="1" name="Billede 1" '
        f'descr="{escape(description)}"/><a:graphic><a:graphicData uri="">{inside}'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


_AUTHOR = 'w:id="1" w:author="Anne" w:date="2025-03-03T10:00:00Z"'
DELETED_MARK = f"<w:rPr><w:del {_AUTHOR}/></w:rPr>"


def inserted(inside: str) -> str:
    """Runs that a tracked change put in."""
    return f"<w:ins {_AUTHOR}>{inside}</w:ins>"


def deleted(text: str) -> str:
    """A run that a tracked change took out."""
    return f"<w:del {_AUTHOR}><w:r><w:delText>{escape(text)}</w:delText></w:r></w:del>"


def moved_from(text: str) -> str:
    """A run that was moved from here; Word keeps it as `w:t`."""
    return f"<w:moveFrom {_AUTHOR}>{run(text)}</w:moveFrom>"


def moved_to(text: str) -> str:
    """A run that was moved to here."""
    return f"<w:moveTo {_AUTHOR}>{run(text)}</w:moveTo>"


def note(kind: str, number: int, inside: str) -> str:
    """A footnote or endnote with its mark."""
    mark = f"<w:r><w:{kind}Ref/></w:r>"
    return f'<w:{kind} w:id="{number}">{paragraph(mark + run(" " + inside))}</w:{kind}>'


SEPARATORS = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p>'
    '</w:footnote><w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r>'
    "<w:continuationSeparator/></w:r></w:p></w:footnote>"
)

_PLACEHOLDER = '<w:rStyle w:val="Pladsholdertekst"/>'
PROMPT = control(
    run("Klik for at angive tekst.", _PLACEHOLDER), "<w:showingPlcHdr/><w:text/>"
)
_NOTE_MARKS = (
    '<w:r><w:footnoteReference w:id="1"/></w:r>',
    '<w:r><w:endnoteReference w:id="1"/></w:r>',
)

# Documents of which every word that a reader sees must be found again.
SAMPLES: Mapping[str, bytes] = {
    "content controls": make_docx(
        control(paragraph("Referat af dialogmøde", "Titel"), "<w:alias/>")
        + paragraph(run("Dato: ") + control(run("3. marts 2025"), "<w:date/>"))
        + control(control(paragraph(run("Indlejret ") + control(run("dybt")))))
        + table(control(row("Gruppe", "Udsagn")), row(control(cell("1")), "Tillid"))
    ),
    "prompts": make_docx(paragraph(run("Sted: ") + PROMPT) + control(PROMPT)),
    "tables": make_docx(
        table(
            row("Gruppe", "Udsagn", properties="<w:tblHeader/>"),
            row(cell("Bord 1", '<w:vMerge w:val="restart"/>'), "Mere tid"),
            row(cell("<w:p/>", "<w:vMerge/>"), cell(table(row("Indre", "tabel")))),
            row(cell("Begge borde", '<w:gridSpan w:val="2"/>')),
        )
    ),
    "tracked changes": make_docx(
        paragraph(run("Vi ") + inserted(run("ønsker ")) + deleted("ikke ") + run("ro"))
        + paragraph("Slået ", "", DELETED_MARK)
        + paragraph("sammen")
        + paragraph(moved_from("Flyttet herfra"))
        + paragraph(moved_to("Flyttet hertil"))
        + table(
            row(
                cell(paragraph(deleted("Væk"))),
                cell(paragraph(deleted("Borte"))),
                properties=f"<w:del {_AUTHOR}/>",
            ),
            row("Ny", "Her", properties=f"<w:ins {_AUTHOR}/>"),
        )
    ),
    "text boxes": make_docx(
        paragraph(
            run("Ved siden af") + text_box(paragraph("Boks ét") + paragraph("Boks to"))
        )
        + table(row(cell(paragraph(text_box(paragraph("Boks i celle")))), "Celle"))
    ),
    "notes": make_docx(
        paragraph(run("Med note") + _NOTE_MARKS[0] + run(" og slutnote"))
        + paragraph(_NOTE_MARKS[1]),
        parts={
            "footnotes": SEPARATORS + note("footnote", 1, "Se bilag 2"),
            "endnotes": note("endnote", 1, "Kilde: kommunen"),
        },
    ),
    "heads and feet": make_docx(
        paragraph("Brødtekst"),
        headers={
            "header1": control(paragraph("Sagsnr. 24-1187")),
            "header2": control(paragraph("Sagsnr. 24-1187")),
            "footer1": paragraph(run("Side ") + field("PAGE", run("1"))),
            "footer2": paragraph("Region Midt"),
        },
    ),
    "fields": make_docx(
        paragraph(
            '<w:fldSimple w:instr=" DATE ">'
            + run("3. marts 2025")
            + "</w:fldSimple>"
            + field("REF sag", run(" sag 7"))
            + '<w:hyperlink r:id="x" w:history="1">'
            + run(" link")
            + "</w:hyperlink>"
        )
    ),
    "signs": make_docx(
        paragraph(
            "<w:r><w:t>MED</w:t><w:noBreakHyphen/><w:t>udvalg</w:t><w:br/><w:t>sam</w:t>"
            "<w:softHyphen/><w:t>arbejde</w:t><w:tab/><w:t>og</w:t><w:cr/><w:t>tid</w:t>"
            '</w:r><w:bdo w:val="ltr"><w:r><w:t>ny</w:t></w:r></w:bdo>'
            "<m:oMath><m:r><m:t>E=mc</m:t></m:r></m:oMath>"
        )
    ),
    "lists": make_docx(
        paragraph("Gruppe 1", "Overskrift2")
        + paragraph("Flere hænder", "Opstilling-punkttegn")
        + item("Først", 2)
        + item("Under", 2, 1)
        + paragraph("- Skrevet streg")
    ),
    "hidden and struck": make_docx(
        paragraph(run("Synligt ") + run("skjult", "<w:vanish/>"))
        + paragraph(run("Gældende ") + run("udgået", "<w:strike/>"))
    ),
    "contents": make_docx(
        control(
            paragraph("Indhold")
            + paragraph(run("Velkomst") + run("2"), "Indholdsfortegnelse1"),
            '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/>'
            "</w:docPartObj>",
        )
        + paragraph("Velkomst", "Overskrift1")
    ),
}
