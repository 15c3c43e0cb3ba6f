"""New findings in minutes that people have written in: their words stay theirs."""

from dataclasses import replace

from folkmoot.documents.minutes_model import Minutes, MinutesPart, Origin


def refresh_minutes(old: Minutes, new: Minutes) -> Minutes:
    """The old minutes with their generated parts as the new draft has them.

    What a person wrote stays, word for word and where it was. A generated part whose
    words did not change keeps who has read it; one that is new stands after the part
    it follows in the draft; one that the draft no longer has is gone.
    """
    fresh = {part.anchor: part for part in new.parts}
    parts = [
        kept for part in old.parts if (kept := _keep(part, fresh.get(part.anchor)))
    ]
    known = {part.anchor for part in old.parts}
    for place, part in enumerate(new.parts):
        if part.anchor not in known:
            before = [one.anchor for one in new.parts[:place]]
            parts.insert(_find_place(parts, before), part)
    return replace(old, facts=new.facts, parts=tuple(parts))


def _keep(part: MinutesPart, fresh: MinutesPart | None) -> MinutesPart | None:
    if part.origin is Origin.WRITTEN:
        return part
    if fresh is None:
        return None
    is_same = (part.title, part.blocks) == (fresh.title, fresh.blocks)
    return replace(fresh, read_by=part.read_by if is_same else ())


def _find_place(parts: list[MinutesPart], before: list[str]) -> int:
    """After the last part that the draft has before it."""
    places = [n for n, one in enumerate(parts) if one.anchor in before]
    return places[-1] + 1 if places else 0
