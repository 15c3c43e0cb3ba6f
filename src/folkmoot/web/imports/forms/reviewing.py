"""What a person corrected on the review page, against what the page showed."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from folkmoot.domain.record import SectionKind
from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.imports.corrections import (
    NEW_AREA,
    NEW_MEETING,
    NO_AREA,
    AreaWish,
    Corrections,
    GroupWish,
    Taken,
)
from folkmoot.web.imports.queries.reviews import Part, Review, Sitting, read_uuid
from folkmoot.web.imports.queries.reworking import Piece, count_words_of_lines
from folkmoot.web.meetings.forms.fields import ClockField, EdtfDateField

_STRETCH = re.compile(r"^(?P<start>\d{1,9})-(?P<end>\d{1,9})$")
# Sections a person may say they are; a survey's are what they are.
KINDS = (
    SectionKind.FOCUS_AREA,
    SectionKind.PLENARY,
    SectionKind.THEME,
    SectionKind.SUMMARY,
    SectionKind.INFORMATION,
)
_FACTS: Mapping[str, forms.Field] = {
    "title": forms.CharField(max_length=200),
    "date": EdtfDateField(required=False),
    "starts": ClockField(required=False),
    "ends": ClockField(required=False),
    "place": forms.CharField(required=False, max_length=300),
    "into": forms.CharField(required=False),
}
_NOT_SAID = {"into": NEW_MEETING}
_FAULTS = {"date": "no_date", "starts": "no_time", "ends": "no_time"}


class SeenForm(forms.Form):
    """The version that was before the person's eyes."""

    version = forms.IntegerField(min_value=0)


def read_version(data: Mapping[str, Any]) -> int:
    """Which version was seen; none that is there, where the page did not tell."""
    form = SeenForm(data)
    seen: int = form.cleaned_data["version"] if form.is_valid() else -1
    return seen


def read_corrected(
    data: Mapping[str, str], review: Review, corrections: Corrections
) -> Corrections:
    """The corrections with what was changed on the page, and what its button asks for.

    Raises ChangeRefusedError where something cannot be read; nothing is saved then.
    """
    for sitting in review.sittings:
        corrections = _read_facts(data, sitting, corrections)
        corrections = _read_groups(data, sitting, corrections)
        for part in sitting.parts:
            corrections = read_part(data, part, corrections)
            for piece in part.pieces:
                corrections = _read_piece(data, piece, corrections)
    return _press(data.get("do", ""), review, corrections)


def read_part(
    data: Mapping[str, str], part: Part, corrections: Corrections
) -> Corrections:
    """A section's kind and focus area."""
    kind = data.get(f"kind:{part.id}", part.kind.value)
    if kind != part.kind.value and kind in {each.value for each in KINDS}:
        kinds = {**corrections.kinds, part.id: SectionKind(kind)}
        corrections = replace(corrections, kinds=kinds)
    wish = _read_area(data, part)
    if wish is not None:
        areas = {**corrections.areas, part.id: wish}
        corrections = replace(corrections, areas=areas)
    return corrections


def tell_area(part: Part) -> str:
    """What the list of areas has chosen for a section."""
    if part.area is None:
        return NO_AREA
    return NEW_AREA if part.area.row is None else str(part.area.row.id)


def _read_area(data: Mapping[str, str], part: Part) -> AreaWish | None:
    choice = data.get(f"area:{part.id}")
    if choice is None or not part.has_area:
        return None
    title = data.get(f"title:{part.id}", "").strip()
    if choice == NEW_AREA:
        shown = part.area.title if part.area is not None else part.heading
        wanted = title or shown
        is_same = tell_area(part) == NEW_AREA and wanted == shown
        return None if is_same else AreaWish(choice=NEW_AREA, title=wanted)
    is_known = choice == NO_AREA or read_uuid(choice) is not None
    if choice == tell_area(part) or not is_known:
        return None
    return AreaWish(choice=choice)


def _read_facts(
    data: Mapping[str, str], sitting: Sitting, corrections: Corrections
) -> Corrections:
    changed = {}
    for name, field in _FACTS.items():
        told = data.get(f"{sitting.id}:{name}")
        if told is None:
            continue
        try:
            value = field.clean(told)
        except ValidationError as error:
            code = _FAULTS.get(name)
            if code is None:
                continue
            raise ChangeRefusedError(code) from error
        written = f"{value:%H:%M}" if hasattr(value, "hour") else str(value or "")
        if written != (getattr(sitting, name) or _NOT_SAID.get(name, "")):
            changed[name] = written
    if not changed:
        return corrections
    before = corrections.facts.get(sitting.id, {})
    facts = {**corrections.facts, sitting.id: {**before, **changed}}
    return replace(corrections, facts=facts)


def _read_groups(
    data: Mapping[str, str], sitting: Sitting, corrections: Corrections
) -> Corrections:
    groups = dict(corrections.groups)
    for group in sitting.groups:
        number = data.get(f"number:{group.label}", str(group.number)).strip()
        name = data.get(f"name:{group.label}", group.name).strip()[:100]
        if (number, name) != (str(group.number), group.name) and number.isdigit():
            groups[group.label] = GroupWish(number=int(number[:4]) or None, name=name)
    return replace(corrections, groups=groups)


def _read_piece(
    data: Mapping[str, str], piece: Piece, corrections: Corrections
) -> Corrections:
    label = data.get(f"group:{piece.id}", piece.label)
    if label != piece.label:
        group_of = {**corrections.group_of, piece.id: label[:100]}
        corrections = replace(corrections, group_of=group_of)
    lines = data.get(f"lines:{piece.id}")
    if lines is None or piece.is_split or len(lines.strip().splitlines()) <= 1:
        return corrections
    counts = count_words_of_lines(piece.text, lines)
    if counts is None:
        raise ChangeRefusedError("words_were_changed")
    return replace(corrections, splits={**corrections.splits, piece.id: counts})


def _press(pressed: str, review: Review, corrections: Corrections) -> Corrections:
    """What one of the page's buttons asks for."""
    what, _, which = pressed.partition(":")
    if what == "aside":
        return replace(corrections, aside=(*corrections.aside, which))
    if what == "back":
        aside = tuple(one for one in corrections.aside if one != which)
        return replace(corrections, aside=aside)
    if what == "join":
        return _join(which, review, corrections)
    found = _STRETCH.match(which)
    if what == "take" and found is not None:
        return _take(int(found["start"]), int(found["end"]), review, corrections)
    return corrections


def _join(which: str, review: Review, corrections: Corrections) -> Corrections:
    """With the one before it; a part goes back to what it was parted from."""
    is_there = any(p.id == which for part in review.parts for p in part.pieces[1:])
    if not is_there:
        return corrections
    return replace(corrections, joined=(*corrections.joined, which))


def _take(
    start: int, end: int, review: Review, corrections: Corrections
) -> Corrections:
    """Into the section that the stretch stands in: that of the statement before it."""
    asides = {(one.start, one.end) for one in review.account.asides}
    if (start, end) not in asides or not review.parts:
        return corrections
    before = [
        (piece.start, part.id)
        for part in review.parts
        for piece in part.pieces
        if piece.start < start
    ]
    section = max(before)[1] if before else review.parts[0].id
    taken = Taken(start=start, end=end, section=section)
    return replace(corrections, taken=(*corrections.taken, taken))
