"""What the events say in words: of what thing, what happened to it, in which field."""

from typing import Any, cast

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

# Each model that is in the log.
THINGS = {
    "accesstoken": _("token for a program"),
    "answer": _("answer"),
    "answeredquestion": _("mandate question answered"),
    "apart": _("statement put by itself"),
    "approval": _("approval of the minutes"),
    "archiving": _("word that it was archived"),
    "attendee": _("participant"),
    "bearing": _("key point on a question"),
    "board": _("board"),
    "chapter": _("heading over recommendations"),
    "clearance": _("quote that may be published"),
    "coding": _("second coding"),
    "consideration": _("preliminary consideration"),
    "consultation": _("consultation"),
    "correctionround": _("correction round of the minutes"),
    "corrector": _("link to correct the minutes"),
    "crossing": _("crossed wording"),
    "declined": _("suggestion declined"),
    "dilemma": _("dilemma"),
    "document": _("document"),
    "edition": _("version of the minutes"),
    "editionfile": _("file of the closed minutes"),
    "evidence": _("evidence"),
    "findingsversion": _("version of the findings"),
    "focusarea": _("focus area"),
    "group": _("group"),
    "groupmember": _("seat at a table"),
    "hallmessage": _("message to the hall"),
    "heading": _("theme over key points"),
    "handin": _("hand-in"),
    "housetemplate": _("house template"),
    "installation": _("accounts"),
    "invitation": _("invitation"),
    "keeping": _("how it is kept"),
    "joinkey": _("key to join"),
    "keptvoice": _("single voice that was kept"),
    "keypoint": _("key point"),
    "latearrival": _("late arrival"),
    "mandatequestion": _("mandate question"),
    "mark": _("mark “most important”"),
    "match": _("match"),
    "memo": _("memo"),
    "meeting": _("meeting"),
    "meetingarea": _("focus area at the meeting"),
    "membership": _("role"),
    "milestone": _("milestone"),
    "notfollowed": _("key point not followed"),
    "paper": _("minutes or another paper"),
    "paperpart": _("part of the minutes"),
    "photo": _("photo"),
    "placement": _("place of a statement"),
    "plenarypoint": _("key point in the plenary"),
    "programmeitem": _("step of the programme"),
    "proposal": _("proposed correction"),
    "publishing": _("how it is published"),
    "recommendation": _("recommendation"),
    "release": _("published site"),
    "respondent": _("respondent"),
    "retelling": _("what earlier minutes tell"),
    "sample": _("sample for a second coder"),
    "savedfilter": _("saved filter"),
    "segment": _("part of a statement"),
    "screening": _("showing on the board"),
    "sheet": _("sheet"),
    "statement": _("statement"),
    "theme": _("theme"),
    "verdict": _("decision on a trace of a person"),
    "wording": _("text block"),
}

# What happens to all things; then what other words fit better for some.
VERBS = {
    "created": _("%(thing)s “%(name)s” was added"),
    "changed": _("%(thing)s “%(name)s” was changed"),
    "removed": _("%(thing)s “%(name)s” was taken away"),
    "restored": _("%(thing)s “%(name)s” was brought back"),
    "erased": _("The words of %(thing)s “%(name)s” were erased for good"),
    "sealed": _("%(thing)s “%(name)s” was taken off the record"),
    "given_back": _("%(thing)s “%(name)s” was put back on the record"),
}
SENTENCES = {
    "statement.created": _("Statement written: “%(name)s”"),
    "statement.changed": _("Statement changed: “%(name)s”"),
    "consultation.emptied": _("All words of “%(name)s” were erased for good"),
    "group.called": _("“%(name)s” was called to report back"),
    "handin.created": _("Sheet handed in: “%(name)s”"),
    "hallmessage.created": _("Message sent to the hall: “%(name)s”"),
    "crossing.created": _("Two wordings crossed; this one arrived second: “%(name)s”"),
    "latearrival.created": _("Arrived after closing: “%(name)s”"),
    "installation.account_made": _("An account was made"),
    "installation.account_changed": _("An account was changed"),
    "installation.account_closed": _("An account was closed"),
    "installation.account_opened": _("An account was opened again"),
    "installation.administrator_made": _("A person became administrator"),
    "installation.administrator_ended": _("A person is no longer administrator"),
    "installation.password_set": _("A password was set"),
    "installation.second_factor_taken_off": _("A second factor was taken off"),
    "installation.signed_in": _("Somebody signed in"),
    "installation.sign_in_refused": _("Somebody was refused to sign in"),
}
_OTHERWISE = _("%(thing)s “%(name)s”: %(what)s")

# Fields that have no name of their own in their model.
FIELDS = {
    "accepted_at": _("accepted"),
    "answered_by_id": _("answered by"),
    "area_id": _("focus area"),
    "arrived_late": _("arrived late"),
    "asked_id": _("focus area"),
    "at": _("time"),
    "attendee_id": _("participant"),
    "attributes": _("what is known of them"),
    "chapter_id": _("heading"),
    "choice": _("choice"),
    "closed_at": _("closed at"),
    "closes_at": _("is to close at"),
    "coded_at": _("coded"),
    "coder_id": _("second coder"),
    "corrector_id": _("link to correct the minutes"),
    "consideration_id": _("preliminary consideration"),
    "count": _("how many"),
    "dealt_at": _("dealt"),
    "dealt_by_id": _("dealt by"),
    "decided_at": _("decided"),
    "decided_by_id": _("decided by"),
    "document_id": _("document"),
    "end": _("ends at character"),
    "ended_at": _("ended"),
    "expires_at": _("holds until"),
    "edition_id": _("version of the minutes"),
    "file": _("file"),
    "final_id": _("closed with version"),
    "focus_area_id": _("focus area"),
    "group_id": _("group"),
    "handed_in_at": _("handed in"),
    "heading_id": _("theme"),
    "is_dismissed": _("turned down"),
    "item_id": _("step of the programme"),
    "key_point_id": _("key point"),
    "kind": _("kind"),
    "made_at": _("made"),
    "made_by_id": _("made by"),
    "mandate_question_id": _("mandate question"),
    "merged_into_id": _("merged into"),
    "number": _("number"),
    "one_id": _("key point"),
    "opened_at": _("opened at"),
    "origin": _("origin"),
    "original_id": _("says the same as"),
    "other_id": _("key point it pulls against"),
    "owner_id": _("whose it is"),
    "paper_id": _("minutes or another paper"),
    "part": _("takes part as"),
    "part_of_id": _("part of"),
    "person_id": _("person"),
    "place": _("place in the order"),
    "point_id": _("key point"),
    "query": _("chooses"),
    "raised_at": _("brought up"),
    "reason": _("reason"),
    "recommendation_id": _("recommendation"),
    "replaces_id": _("takes the place of"),
    "respondent_id": _("respondent"),
    "round_id": _("correction round of the minutes"),
    "said_by_id": _("said by"),
    "sample_id": _("sample"),
    "score": _("score"),
    "segment_id": _("part of the statement"),
    "sent_at": _("sent"),
    "settled_at": _("settled"),
    "sheet_id": _("sheet"),
    "side": _("side"),
    "sides": _("sides"),
    "source_id": _("in the words of"),
    "split_from_id": _("taken out of"),
    "start": _("begins at character"),
    "state": _("state"),
    "taken_in": _("taken in"),
    "text": _("text"),
    "timer_ends_at": _("the timer runs until"),
    "turn": _("key changed, times"),
    "typed_by_id": _("typed by"),
    "user_id": _("person"),
    "verdict": _("decided"),
    "worded_by_id": _("in the words of"),
    "written_at": _("written"),
    "written_by_id": _("written by"),
}
# What only machines read, or what stands beside the entry anyway.
HIDDEN = frozenset(
    {
        "about",
        "about_type",
        "answerer",
        "base",
        "code",
        "consultation_id",
        "device_id",
        "digest",
        "first",
        "item_since",
        "key_points",
        "located",
        "media_type",
        "meeting_id",
        "paging_since",
        "practice_of_id",
        "run",
        "sha256",
        "statement",
        "statement_id",
        "statements",
        "timer_left",
        "version",
    }
)

# Done by whoever came by a link to correct a paper, not by a phone in the hall.
BY_LINK = frozenset({"join_round", "propose", "withdraw_proposal"})
# What is worth telling only when it changes.
DULL_WHEN_NEW = frozenset({"at", "number", "origin", "place", "sent_at", "turn"})
# What no undo takes back: words that are gone, and what notes only tell of.
LASTING = (
    ".erased",
    ".emptied",
    *(kind for kind in SENTENCES if kind.startswith("installation.")),
)


def name_thing(model_name: str) -> str:
    """What the rows of a model are called."""
    return gettext(THINGS[model_name]) if model_name in THINGS else model_name


def name_field(model: type[models.Model], name: str) -> str:
    """What a field is called; by its column's name where nobody named it."""
    field = cast(Any, model._meta.get_field(name))
    if field._verbose_name is not None:
        return str(field.verbose_name)
    return gettext(FIELDS[name]) if name in FIELDS else name


def tell_event(kind: str, name: str) -> str:
    """One sentence about an event; `name` is what its row is called."""
    model_name, _dot, what = kind.rpartition(".")
    sentence = SENTENCES.get(kind) or VERBS.get(what) or _OTHERWISE
    told = gettext(sentence) % {
        "thing": name_thing(model_name),
        "name": name,
        "what": what.replace("_", " "),
    }
    return told[:1].upper() + told[1:]
