"""Addresses of groups, door keys, printing, calendar and practice."""

from django.urls import URLPattern, path

from folkmoot.web.meetings.views import group, groups, practice, printing

MEETING = "m/<uuid:meeting_id>/"
GROUP = "group/<uuid:group_id>/"

urlpatterns: list[URLPattern] = [
    path(f"{MEETING}groups/", groups.show_groups, name="groups"),
    path(f"{MEETING}groups/add", groups.add, name="add_groups"),
    path(f"{MEETING}groups/move", groups.move, name="move_person"),
    path(f"{MEETING}groups/balance", groups.balance, name="balance"),
    path(GROUP, group.show_group, name="group"),
    path(f"{GROUP}change", group.change, name="change_group"),
    path(f"{GROUP}merge", group.merge, name="merge_group"),
    path(f"{GROUP}part", group.part, name="part_group"),
    path(f"{GROUP}split", group.split, name="split_group"),
    path(f"{GROUP}remove", group.remove, name="remove_group"),
    path(f"{GROUP}restore", group.restore, name="restore_group"),
    path(f"{GROUP}sheet.pdf", printing.print_sheet, name="print_sheet"),
    path(f"{MEETING}print/", printing.show_prints, name="prints"),
    path(f"{MEETING}print/groups.pdf", printing.print_all_sheets, name="print_sheets"),
    path(f"{MEETING}print/door.pdf", printing.print_poster, name="print_poster"),
    path(
        f"{MEETING}print/programme.pdf",
        printing.print_programme,
        name="print_programme",
    ),
    path(f"{MEETING}calendar.ics", printing.give_calendar, name="calendar"),
    path("key/<uuid:join_key_id>/change", printing.renew_key, name="change_key"),
    path(f"{MEETING}practice/", practice.show_practice, name="practice"),
    path(f"{MEETING}practice/start", practice.start, name="start_practice"),
    path(f"{MEETING}practice/wipe", practice.wipe, name="wipe_practice"),
]
