"""The saturation curve as a chart of Word's own, with no workbook behind it."""

from collections.abc import Sequence

from folkmoot.documents.docx_report_look import ACCENT, FONT, QUIET
from folkmoot.documents.docx_report_text import write_attribute
from folkmoot.documents.report_tree import Curve

_LIGHT = "93C1C8"
_LINES = "DCE2E8"
# Of a twentieth of a point, in the units of drawings.
_UNIT = 635
_HEIGHT = 3_400
_LONGEST_LABEL = 40
CHART_NAMESPACES = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)


def place_chart(
    relation: str, number: int, *, width: int, title: str, told: str
) -> str:
    """A paragraph with the chart; `told` is read aloud where it is not seen."""
    size = f'cx="{width * _UNIT}" cy="{_HEIGHT * _UNIT}"'
    return (
        '<w:p><w:pPr><w:pStyle w:val="Picture"/></w:pPr><w:r><w:drawing>'
        f'<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
        f'<wp:docPr id="{number}" name="{relation}" title="{write_attribute(title)}" '
        f'descr="{write_attribute(told)}"/><wp:cNvGraphicFramePr/><a:graphic>'
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">'
        f'<c:chart r:id="{relation}"/></a:graphicData></a:graphic></wp:inline>'
        "</w:drawing></w:r></w:p>"
    )


def write_curve(curve: Curve) -> str:
    """What is known as a line, what was new as columns, each with its number."""
    labels = [_shorten(step.label) for step in curve.steps]
    new = _write_series(0, curve.new, labels, [step.new for step in curve.steps])
    known = _write_series(1, curve.axis, labels, [step.known for step in curve.steps])
    axes = '<c:axId val="1"/><c:axId val="2"/>'
    return (
        '<c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/><c:plotArea>'
        '<c:layout/><c:barChart><c:barDir val="col"/><c:grouping val="clustered"/>'
        f'<c:varyColors val="0"/>{new}<c:gapWidth val="90"/>{axes}</c:barChart>'
        '<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>'
        f'{known}<c:marker val="1"/>{axes}</c:lineChart>{_AXES}</c:plotArea>'
        '<c:legend><c:legendPos val="t"/><c:overlay val="0"/></c:legend>'
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f"<c:spPr><a:noFill/>{_NO_LINE}</c:spPr><c:txPr><a:bodyPr/><a:p><a:pPr>"
        f'<a:defRPr sz="900">{_fill(QUIET)}<a:latin typeface="{FONT}"/></a:defRPr>'
        '</a:pPr><a:endParaRPr lang="en-GB"/></a:p></c:txPr>'
    )


def _shorten(text: str) -> str:
    return text if len(text) <= _LONGEST_LABEL else f"{text[: _LONGEST_LABEL - 1]}…"


def _fill(colour: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'


def _line(colour: str, size: int) -> str:
    return f'<a:ln w="{size}">{_fill(colour)}</a:ln>'


_STRAIGHT = '<c:smooth val="0"/>'
_NO_LINE = "<a:ln><a:noFill/></a:ln>"


def _write_series(
    number: int, name: str, labels: Sequence[str], counts: Sequence[int]
) -> str:
    is_line = number == 1
    if is_line:
        look = (
            f"<c:spPr>{_line(ACCENT, 28_575)}</c:spPr><c:marker>"
            f'<c:symbol val="circle"/><c:size val="6"/><c:spPr>{_fill(ACCENT)}'
            f"{_NO_LINE}</c:spPr></c:marker>"
        )
        told, place = "0", "t"
    else:
        look = f'<c:spPr>{_fill(_LIGHT)}</c:spPr><c:invertIfNegative val="0"/>'
        told, place = "+0;-0;", "inBase"
    points = "".join(
        f'<c:pt idx="{n}"><c:v>{write_attribute(label)}</c:v></c:pt>'
        for n, label in enumerate(labels)
    )
    values = "".join(
        f'<c:pt idx="{n}"><c:v>{count}</c:v></c:pt>' for n, count in enumerate(counts)
    )
    size = f'<c:ptCount val="{len(counts)}"/>'
    return (
        f'<c:ser><c:idx val="{number}"/><c:order val="{number}"/>'
        f"<c:tx><c:v>{write_attribute(name)}</c:v></c:tx>{look}"
        f'<c:dLbls><c:numFmt formatCode="{told}" sourceLinked="0"/>'
        f'<c:dLblPos val="{place}"/><c:showLegendKey val="0"/><c:showVal val="1"/>'
        '<c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/>'
        f'<c:showBubbleSize val="0"/></c:dLbls><c:cat><c:strLit>{size}{points}'
        f"</c:strLit></c:cat><c:val><c:numLit><c:formatCode>0</c:formatCode>{size}"
        f"{values}</c:numLit></c:val>{_STRAIGHT if is_line else ''}</c:ser>"
    )


def _write_axis(kind: str, number: int, other: int, place: str, rest: str) -> str:
    return (
        f'<c:{kind}><c:axId val="{number}"/><c:scaling>'
        '<c:orientation val="minMax"/></c:scaling><c:delete val="0"/>'
        f'<c:axPos val="{place}"/>{rest}<c:crossAx val="{other}"/>'
    )


_AXES = (
    _write_axis(
        "catAx",
        1,
        2,
        "b",
        '<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/>'
        '<c:minorTickMark val="none"/><c:tickLblPos val="low"/>'
        f"<c:spPr>{_line(QUIET, 9_525)}</c:spPr>",
    )
    + '<c:crosses val="autoZero"/></c:catAx>'
    + _write_axis(
        "valAx",
        2,
        1,
        "l",
        f"<c:majorGridlines><c:spPr>{_line(_LINES, 6_350)}</c:spPr></c:majorGridlines>"
        '<c:numFmt formatCode="0" sourceLinked="0"/><c:majorTickMark val="none"/>'
        '<c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
        f"<c:spPr>{_NO_LINE}</c:spPr>",
    )
    + '<c:crosses val="autoZero"/><c:crossBetween val="between"/></c:valAx>'
)
