"""The styles, lists and page of minutes as an OpenDocument text."""

import textwrap

from folkmoot.documents.docx_report_look import INK, QUIET
from folkmoot.documents.html_report_markup import escape

FONT = "Carlito"
_LEVELS = {1: ("20pt", "0cm", "0.4cm"), 2: ("14pt", "0.8cm", "0.25cm")}
_SMALL = ("11.5pt", "0.55cm", "0.15cm")
HEADINGS = 4
# More leave no room for the page's number where a wider font stands in for ours.
_FOOT_LETTERS = 74


def write_styles(*, language: str, kind: str, title: str, page: str) -> str:
    """The inside of `styles.xml`: the styles, the lists, and the foot of the page."""
    country = "DK" if language == "da" else "GB"
    foot = textwrap.shorten(f"{kind} · {title}", _FOOT_LETTERS, placeholder=" …")
    default = (
        '<style:default-style style:family="paragraph"><style:paragraph-properties '
        'fo:orphans="2" fo:widows="2"/><style:text-properties '
        f'style:font-name="{FONT}" fo:font-size="11pt" fo:color="#{INK}" '
        f'fo:language="{language}" fo:country="{country}"/></style:default-style>'
    )
    lists = _write_list("MinutesBullets", 'bullet text:level="1" text:bullet-char="–"')
    lists += _write_list(
        "MinutesNumbers",
        'number text:level="1" style:num-format="1" style:num-suffix="."',
    )
    return (
        f'<office:font-face-decls><style:font-face style:name="{FONT}" '
        f'svg:font-family="{FONT}" style:font-family-generic="swiss"/>'
        f"</office:font-face-decls><office:styles>{default}{_write_common()}{lists}"
        f"</office:styles>{_PAGE}{_write_master(foot, page)}"
    )


def _write_common() -> str:
    standard = _style("Standard", 'fo:margin-top="0cm" fo:margin-bottom="0.2cm"', "")
    heads = "".join(_write_heading(level) for level in range(1, HEADINGS + 1))
    notice = _style(
        "Notice", 'fo:background-color="#fbf3da" fo:padding="0.2cm"', "", "Standard"
    )
    cells = (
        _style("Table_20_Contents", 'fo:margin-bottom="0cm"', "", "Standard")
        + _style("Table_20_Heading", "", _BOLD, "Table_20_Contents")
        + _style("Table_20_Number", 'fo:text-align="end"', "", "Table_20_Contents")
        + _style("Table_20_Heading_20_Number", _END, _BOLD, "Table_20_Contents")
        + _style("Caption", 'fo:keep-with-next="always"', _BOLD, "Standard")
    )
    small = f'fo:font-size="9pt" fo:color="#{QUIET}"'
    foot = _style("Footer", "", small, "Standard", inside=_TAB)
    item = _style("List", 'fo:margin-bottom="0.1cm"', "", "Standard")
    spans = (
        _span("Strong", _BOLD)
        + _span("Quiet", f'fo:color="#{QUIET}"')
        + _span("Mark", 'fo:background-color="#fbf3da"')
        + _span("Internet_20_link", f'fo:color="#{INK}"')
    )
    # What leads to a list stays on its page.
    lead = _style("Lead", 'fo:keep-with-next="always"', "", "Standard")
    return standard + lead + heads + notice + cells + foot + item + spans


_BOLD = 'fo:font-weight="bold"'
_END = 'fo:text-align="end"'
_TAB = (
    '<style:tab-stops><style:tab-stop style:position="16cm" style:type="right"/>'
    "</style:tab-stops>"
)
_PAGE = (
    '<office:automatic-styles><style:page-layout style:name="A4">'
    '<style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" '
    'fo:margin-top="2.4cm" fo:margin-bottom="1.6cm" fo:margin-left="2.5cm" '
    'fo:margin-right="2.5cm"/><style:footer-style><style:header-footer-properties '
    'fo:min-height="0.8cm" fo:margin-top="0.4cm"/></style:footer-style>'
    "</style:page-layout></office:automatic-styles>"
)


def _style(
    name: str, layout: str, look: str, parent: str = "", *, inside: str = ""
) -> str:
    shown = name.replace("_20_", " ")
    based = f' style:parent-style-name="{parent}"' if parent else ""
    return (
        f'<style:style style:name="{name}" style:display-name="{shown}" '
        f'style:family="paragraph"{based}>'
        f"<style:paragraph-properties {layout}>{inside}</style:paragraph-properties>"
        f"<style:text-properties {look}/></style:style>"
    )


def _write_heading(level: int) -> str:
    size, before, after = _LEVELS.get(level, _SMALL)
    return (
        f'<style:style style:name="Heading_20_{level}" style:display-name="Heading '
        f'{level}" style:family="paragraph" style:parent-style-name="Standard" '
        f'style:next-style-name="Standard" style:default-outline-level="{level}">'
        f'<style:paragraph-properties fo:margin-top="{before}" '
        f'fo:margin-bottom="{after}" fo:keep-with-next="always"/>'
        f'<style:text-properties fo:font-size="{size}" {_BOLD}/></style:style>'
    )


def _span(name: str, look: str) -> str:
    shown = name.replace("_20_", " ")
    return (
        f'<style:style style:name="{name}" style:display-name="{shown}" '
        f'style:family="text"><style:text-properties {look}/></style:style>'
    )


def _write_list(name: str, level: str) -> str:
    kind = level.partition(" ")[0]
    return (
        f'<text:list-style style:name="{name}"><text:list-level-style-{level}>'
        "<style:list-level-properties text:list-level-position-and-space-mode="
        '"label-alignment"><style:list-level-label-alignment text:label-followed-by='
        '"listtab" text:list-tab-stop-position="0.6cm" fo:text-indent="-0.45cm" '
        'fo:margin-left="0.6cm"/></style:list-level-properties>'
        f"</text:list-level-style-{kind}></text:list-style>"
    )


def _write_master(foot: str, page: str) -> str:
    return (
        '<office:master-styles><style:master-page style:name="Standard" '
        'style:page-layout-name="A4"><style:footer><text:p text:style-name="Footer">'
        f"{escape(foot)}<text:tab/>{escape(page)} <text:page-number/> / "
        "<text:page-count/></text:p></style:footer></style:master-page>"
        "</office:master-styles>"
    )
