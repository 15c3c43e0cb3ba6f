"""What a phone is told where something was not done, in its language."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

WORDS: Mapping[str, Promise] = {
    "unknown_key": _(
        "This code opens nothing. See whether it is typed right, or ask for a new one."
    ),
    "unknown_group": _("This group is no longer there. Pick another."),
    "meeting_closed": _("The meeting is over. What was sent is safe."),
    "too_many_tries": _(
        "Too many wrong codes in a short time. Wait a minute, or scan the QR code."
    ),
    "not_joined": _("This device is not in the meeting. Scan the group's QR code."),
    "unknown_sheet": _("This sheet is not your group's."),
    "unknown_statement": _("This statement is not on your group's sheet."),
    "too_long": _("This is too long. Split it into several statements."),
    "empty": _("There are no words yet."),
    "too_many_marks": _("Three are marked already. Take one mark away first."),
    "not_open_yet": _("The sheet is not open yet. Your words are kept on this device."),
    "area_closed": _("The sheet is closed. What your group had sent is received."),
    "malformed": _("The server could not read this. Load the page again."),
    "request_reused": _("The server got this twice with different words."),
    "foreign_page": _("This did not come from the sheet's own page."),
    "too_many_changes": _("This is too much at once."),
    "photo_kind": _("This is no picture the server can read: JPEG, PNG or WebP."),
    "photo_size": _("The picture is too large: at most 8 MB."),
    "too_many_photos": _("There are as many pictures on this sheet as it can hold."),
    "reason_missing": _("Say why it is left aside. Nothing was changed."),
    "unknown_area": _("This focus area is not on the programme any more."),
    "said_in_plenary": _("This was said in the plenary and stands on no sheet."),
    "stale_field": _(
        "Somebody else was there first, so your press changed nothing. See what stands"
        " now, and press again if it is still right."
    ),
    "nothing_to_erase": _("There are no words here."),
    "nothing_sealed": _("It is on the record, or its words were erased for good."),
    "unknown_photo": _("There is no such picture on your group's sheets."),
    "unknown_receipt": _("There is no such receipt."),
}


def say_refused(code: str) -> str:
    """The words of a refusal."""
    return str(WORDS.get(code, WORDS["malformed"]))


def tell_refused(code: str) -> dict[str, str]:
    """The result of a change that was refused."""
    return {"status": "refused", "code": code, "message": say_refused(code)}
