"""The history as a file: for a spreadsheet, or for a program."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from folkmoot.documents.csv_cells import dump_csv
from folkmoot.web.events.history import BatchStory, EventStory, FieldStory


@dataclass(frozen=True)
class Format:
    """A kind of file."""

    ending: str
    media_type: str
    write: Callable[[Sequence[BatchStory]], str]


def write_history(stories: Sequence[BatchStory], chosen: Format) -> str:
    """The whole of the stories as the content of a file."""
    return chosen.write(stories)


def _write_csv(stories: Sequence[BatchStory]) -> str:
    """A row for every field of every event."""
    heads = [
        _("number"),
        _("time"),
        _("who"),
        _("what happened"),
        _("field"),
        _("before"),
        _("after"),
        _("kind"),
        _("id of the thing"),
        _("id of the step"),
    ]
    # With the mark that lets spreadsheets read it as UTF-8.
    return "\ufeff" + dump_csv([heads, *_list_rows(stories)])


def _list_rows(stories: Iterable[BatchStory]) -> Iterator[list[str]]:
    for story, event in _list_events(stories):
        for field in event.fields or (FieldStory(label="", before="", after=""),):
            yield [
                str(event.number),
                story.at.isoformat(),
                story.who,
                event.told,
                field.label,
                field.before,
                field.after,
                event.kind,
                str(event.subject),
                str(story.batch.id),
            ]


def _write_json_lines(stories: Sequence[BatchStory]) -> str:
    """An object for every event, one a line."""
    return "".join(
        json.dumps(_tell_in_json(story, event), ensure_ascii=False) + "\n"
        for story, event in _list_events(stories)
    )


def _tell_in_json(story: BatchStory, event: EventStory) -> dict[str, object]:
    return {
        "number": event.number,
        "at": story.at.isoformat(),
        "who": story.who,
        "told": event.told,
        "kind": event.kind,
        "subject": str(event.subject),
        "batch": str(story.batch.id),
        "command": story.batch.command,
        "undoes": [str(undone.id) for undone in story.undoes],
        "fields": [
            {"name": field.label, "before": field.before, "after": field.after}
            for field in event.fields
        ],
    }


def _list_events(
    stories: Iterable[BatchStory],
) -> Iterator[tuple[BatchStory, EventStory]]:
    for story in stories:
        for event in story.events:
            yield story, event


FORMATS = {
    "csv": Format(".csv", "text/csv; charset=utf-8", _write_csv),
    "jsonl": Format(".jsonl", "application/x-ndjson; charset=utf-8", _write_json_lines),
}
