"""Addresses of the secretary's room: its sheets, and what is done to them."""

from django.urls import URLPattern, path

from folkmoot.web.statements.views import paper, practice, room, tables, tray

ROOM = "m/<uuid:meeting_id>/room/"
AREA = "room/areas/<uuid:area_id>/"
GROUP = "room/groups/<uuid:group_id>/"
STATEMENT = "room/statements/<uuid:statement_id>/"
SHEET = "room/sheets/<uuid:sheet_id>/"

urlpatterns: list[URLPattern] = [
    path(f"{ROOM}open", room.open_room, name="open_room"),
    path(f"{ROOM}close", room.close_room, name="close_room"),
    path(f"{ROOM}areas/open", room.open_all, name="open_all"),
    path(f"{ROOM}areas/close", room.close_all, name="close_all"),
    path(f"{ROOM}message", room.send_message, name="send_message"),
    path(f"{ROOM}at-once", room.set_show_at_once, name="show_at_once"),
    path(f"{ROOM}late/", tray.tray, name="tray"),
    path(f"{ROOM}late/take-in", tray.take_all, name="take_all"),
    path(f"{ROOM}crossings/", tray.crossings, name="crossings"),
    path("m/<uuid:meeting_id>/practise", practice.practise_now, name="practise"),
    path(f"{AREA}open", room.open_area, name="open_area"),
    path(f"{AREA}close", room.close_area, name="close_area"),
    path(f"{AREA}hand-in", room.hand_in_rest_of, name="hand_in_rest"),
    path(f"{AREA}extend", room.extend, name="extend_area"),
    path("room/late/<uuid:arrival_id>/take-in", tray.take, name="take_in"),
    path("room/late/<uuid:arrival_id>/leave", tray.leave, name="leave_aside"),
    path("room/crossings/<uuid:crossing_id>/choose", tray.choose, name="choose"),
    path(GROUP, tables.group, name="room_group"),
    path(f"{GROUP}new-key", tables.new_key, name="new_key"),
    path(f"{STATEMENT}history", tables.history, name="history"),
    path(f"{STATEMENT}move", tables.move, name="move"),
    path(f"{STATEMENT}off-record", tables.off_record, name="off_record"),
    path(f"{STATEMENT}on-record", tables.on_record, name="on_record"),
    path("room/photos/<uuid:photo_id>", tables.photo, name="photo"),
    path(SHEET, paper.paper, name="paper"),
    path(f"{SHEET}hand-in", paper.hand_in, name="hand_in_paper"),
    path(f"{SHEET}photo", paper.attach, name="attach_photo"),
]
