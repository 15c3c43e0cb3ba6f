"""What the columns of a table in minutes hold, by the words of their headers."""

import re
from collections.abc import Sequence
from enum import StrEnum

from folkmoot.documents.pieces import TableCell


class Column(StrEnum):
    """What a column holds, by its header."""

    GROUP = "group"
    AREA = "area"
    STATEMENT = "statement"
    DECISION = "decision"
    ACTION = "action"
    NAME = "name"
    FUNCTION = "function"
    ORGANISATION = "organisation"
    TIME = "time"
    OTHER = "other"


_COLUMNS: tuple[tuple[Column, re.Pattern[str]], ...] = tuple(
    (column, re.compile(rf"^\s*(?:{words})\W*$", re.IGNORECASE))
    for column, words in (
        (Column.GROUP, r"grupp?e?n?|gruppenr\.?|bord(?:nr\.?)?|hold|table|group|tisch|gruppa|gruppnummer"),
        (Column.AREA, r"fokusområde|emne|tema|område|punkt|pkt\.?|sag|dagsordenspunkt|sak|ämne|thema|top|"
                      r"schwerpunkt|focus area|topic|theme|item|agenda item|area|fokusområd\w*|ärende|punkter|fråga"),
        (Column.STATEMENT, r"udsagn|pointer?|kommentar(?:er|e)?|noter?|drøftelse[nr]?|debat|referat|input|tilbagemelding(?:er)?"
                           r"|bemærkning(?:er)?|synspunkter?|forslag|hvad gruppen sagde|drøfting|diskusjon|notater?|innspill"
                           r"|diskussion|synpunkter?|anteckning(?:ar)?|aussagen?|notizen|rückmeldung(?:en)?|beitr(?:ag|äge)"
                           r"|besprechung|ergebnisse der gruppe|discussion|statements?|points?|notes?|comments?|feedback"
                           r"|key points|hovedpunkter|udbytte|svar|answers?|besvarelse|gruppens (?:pointer|udsagn|svar)"),
        (Column.DECISION, r"(?:beslutning|konklusion|opsamling|opsummering|aftal\w*|vedtak|konklusjon|beslut|slutsats|beschluss"
                          r"|beschlüsse|ergebnis(?:se)?|fazit|decisions?|conclusions?|outcome|agreed|det tager vi med)"
                          r"(?:[ /&,]+(?:og |and |und |och )?\w+)?"),
        (Column.ACTION, r"opgaver?|handling(?:er)?|aktion(?:er)?|ansvarlig(?:e)?|frist|deadline|hvem|hvornår|responsible"
                        r"|actions?|owner|due(?: date)?|ansvarig|zuständig|aufgabe|verantwortlich|bis wann|oppgave|uppgift"
                        r"|opfølgning|status"),
        (Column.NAME, r"navn|navne|name|namn|deltagere?|participants?|teilnehmer(?:/in)?(?:nen)?|deltaker|deltagare"),
        (Column.FUNCTION, r"titel|stilling|funktion|rolle|tittel|befattning|roll|funktion|position|title|role|job title|amt"),
        (Column.ORGANISATION, r"organisation|kommune|arbejdsplads|myndighed|forening|enhed|organisasjon|kommun"
                              r"|organisation/enhed|einrichtung|organization|affiliation|municipality|virksomhed|sted|afdeling"),
        (Column.TIME, r"tid(?:spunkt)?|kl\.?|klokken|tid|klokka|zeit|uhrzeit|time|when"),
    )
)  # fmt: skip


def name_column_by_header(header: str) -> Column:
    """What a column holds by its header's words."""
    return next(
        (column for column, words in _COLUMNS if words.match(header)), Column.OTHER
    )


def name_columns(row: Sequence[TableCell]) -> dict[int, Column]:
    """What the columns hold, where the row is a header row; else nothing."""
    names = {cell.place.column: name_column_by_header(cell.text) for cell in row}
    known = [column for column in names.values() if column is not Column.OTHER]
    return names if known else {}
