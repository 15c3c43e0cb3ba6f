"""Lists in a house template: its own where its styles have them, else ours."""

from folkmoot.documents.office_package import Element
from folkmoot.documents.word_fragment import name_in, parse_fragment
from folkmoot.documents.word_xml import attribute, children, number, value

_ITEM = '<w:pPr><w:ind w:left="397" w:hanging="284"/></w:pPr>'
_BULLETS = '<w:numFmt w:val="bullet"/><w:lvlText w:val="–"/>'
_NUMBERS = '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/>'
_ANEW = '<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="1"/></w:lvlOverride>'


def _write_shape(id_: str, level: str) -> str:
    return (
        f'<w:abstractNum w:abstractNumId="{id_}"><w:multiLevelType '
        'w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        f'{level}<w:lvlJc w:val="left"/>{_ITEM}</w:lvl></w:abstractNum>'
    )


def _write_list(id_: str, shape: str, more: str = "") -> str:
    return f'<w:num w:numId="{id_}"><w:abstractNumId w:val="{shape}"/>{more}</w:num>'


# List 1 has dashes, list 2 numbers.
BULLETS_AND_NUMBERS = (
    _write_shape("1", _BULLETS)
    + _write_shape("2", _NUMBERS)
    + _write_list("1", "1")
    + _write_list("2", "2")
)


class HouseNumbering:
    """Begins lists; a list with numbers begins anew each time."""

    def __init__(self, root: Element) -> None:
        self.root = root
        self._bullets: str | None = None
        self.is_changed = False

    def begin_bullets(self) -> str:
        """A list of ours with dashes, the same for all."""
        if self._bullets is None:
            self._bullets = self._begin(self._add_shape(_BULLETS))
        return self._bullets

    def begin_numbers(self, own: str | None, level: int) -> str:
        """A list with numbers in the shape of the style's own list, or in ours."""
        shapes = {
            attribute(one, "w:numId"): value(one, "w:abstractNumId")
            for one in children(self.root, "w:num")
        }
        shape = shapes.get(own) if own else None
        if shape is None:
            shape, level = self._add_shape(_NUMBERS), 0
        return self._begin(shape, _ANEW.format(level=level))

    def _add_shape(self, level: str) -> str:
        id_ = self._find_free("w:abstractNum", "w:abstractNumId")
        (shape,) = parse_fragment(_write_shape(id_, level), like=self.root)
        # Shapes stand before the lists that have them.
        lists = list(children(self.root, "w:num"))
        if lists:
            lists[0].addprevious(shape)
        else:
            self.root.append(shape)
        return id_

    def _begin(self, shape: str, more: str = "") -> str:
        id_ = self._find_free("w:num", "w:numId")
        (one,) = parse_fragment(_write_list(id_, shape, more), like=self.root)
        lists = list(children(self.root, "w:num"))
        if lists:
            lists[-1].addnext(one)
        else:
            self.root.append(one)
        self.is_changed = True
        return id_

    def _find_free(self, element: str, id_: str) -> str:
        used = (number(attribute(one, id_)) for one in children(self.root, element))
        return str(max((one or 0 for one in used), default=0) + 1)


def make_numbering(like: Element) -> Element:
    """An empty numbering part, in the dialect of another part."""
    return like.makeelement(name_in(like, "numbering"))
