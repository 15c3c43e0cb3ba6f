"""Addresses of the plan: consultation, focus areas, meetings, programme, people."""

from django.urls import URLPattern, path

from folkmoot.web.meetings.models import Part
from folkmoot.web.meetings.views import attendees, consultations, meetings, programme

CONSULTATION = "c/<uuid:consultation_id>/"
MEETING = "m/<uuid:meeting_id>/"
ITEM = "step/<uuid:item_id>/"


def _people(part: Part, name: str) -> list[URLPattern]:
    given = {"part": part}
    address = f"{MEETING}people/{name}/"
    return [
        path(address, attendees.edit_attendees, given, name=name),
        path(f"{address}paste", attendees.paste_attendees, given, name=f"paste_{name}"),
    ]


urlpatterns: list[URLPattern] = [
    path("c/new", consultations.begin, name="begin_consultation"),
    path(CONSULTATION, consultations.show_consultation, name="consultation"),
    path(f"{CONSULTATION}settings", consultations.change, name="settings"),
    path(
        f"{CONSULTATION}mandate", consultations.edit_mandate_questions, name="mandate"
    ),
    path(f"{CONSULTATION}areas", consultations.edit_focus_areas, name="focus_areas"),
    path(f"{CONSULTATION}meetings/add", consultations.add_stops, name="add_meetings"),
    path(MEETING, meetings.show_plan, name="plan"),
    path(f"{MEETING}facts", meetings.change_facts, name="facts"),
    path(f"{MEETING}copy", meetings.copy_as_next_stop, name="copy"),
    path(f"{MEETING}take-over", meetings.take_over, name="take_over"),
    path(f"{MEETING}remove", meetings.remove, name="remove_meeting"),
    path(f"{MEETING}programme", programme.edit_programme, name="programme"),
    path(f"{MEETING}programme/standard", programme.lay_standard, name="standard"),
    path(f"{MEETING}areas", programme.edit_meeting_areas, name="meeting_areas"),
    path(ITEM, programme.edit_item, name="item"),
    path(f"{ITEM}move", programme.move, name="move_item"),
    path(f"{ITEM}file", programme.change_file, name="item_file"),
    path(f"{ITEM}download", programme.download_file, name="download"),
    *_people(Part.HOST, "hosts"),
    *_people(Part.COMMISSION, "commission"),
    *_people(Part.PARTICIPANT, "participants"),
]
