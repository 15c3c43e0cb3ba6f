"""What people are told, in Danish and English, by code.

A message says what is wrong and what to do. Placeholders are filled by keyword.
"""

from collections.abc import Mapping

LANGUAGES = ("da", "en")

MESSAGES: Mapping[str, Mapping[str, str]] = {
    "missing_file": {
        "da": "Filen findes ikke. Se efter, om stien er skrevet rigtigt.",
        "en": "There is no such file. Check how the path is written.",
    },
    "symlink": {
        "da": "Filen er en genvej (symbolsk link) og blev ikke fulgt. Angiv selve filen.",
        "en": "The file is a symbolic link and was not followed. Name the file itself.",
    },
    "unreadable_folder": {
        "da": "Mappen kan ikke åbnes. Få læseadgang til den, eller kopiér den.",
        "en": "The folder cannot be opened. Get permission to read it, or copy it.",
    },
    "not_a_file": {
        "da": "Det er ikke en almindelig fil. Angiv en fil eller en mappe.",
        "en": "This is not an ordinary file. Name a file or a folder.",
    },
    "no_permission": {
        "da": "Du har ikke lov til at læse filen. Få læseadgang, eller kopiér den.",
        "en": "You may not read the file. Get permission to read it, or copy it.",
    },
    "empty_file": {
        "da": "Filen er tom. Gem den igen, eller udelad den.",
        "en": "The file is empty. Save it again, or leave it out.",
    },
    "too_large": {
        "da": "Filen fylder {size_mb} MB; grænsen er {limit_mb} MB. Del den i mindre filer.",
        "en": "The file is {size_mb} MB; the limit is {limit_mb} MB. "
        "Split it into smaller files.",
    },
    "unpacked_too_large": {
        "da": "Filen pakker ud til mere end {limit_mb} MB og blev ikke åbnet. "
        "Gem den igen i det program, den er lavet i, eller del den.",
        "en": "The file unpacks to more than {limit_mb} MB and was not opened. "
        "Save it again in the program that made it, or split it.",
    },
    "unknown_type": {
        "da": "Filtypen kendes ikke. Gem som DOCX, ODT, PDF, HTML, Markdown, tekst, CSV, "
        "XLSX eller ODS.",
        "en": "The file type is not known. Save it as DOCX, ODT, PDF, HTML, Markdown, "
        "text, CSV, XLSX or ODS.",
    },
    "wrong_type": {
        "da": "Filen hedder {suffix}, men indholdet er ikke {suffix}. "
        "Åbn den i et program, der kan læse den, og gem den igen.",
        "en": "The file is named {suffix}, but what is in it is not {suffix}. "
        "Open it in a program that reads it, and save it again.",
    },
    "old_office": {
        "da": "Filen er i et gammelt Office-format eller beskyttet med adgangskode. "
        "Gem den uden adgangskode som DOCX eller XLSX.",
        "en": "The file is in an old Office format or protected by a password. "
        "Save it without password as DOCX or XLSX.",
    },
    "encrypted": {
        "da": "Filen er beskyttet med adgangskode. Gem en kopi uden adgangskode.",
        "en": "The file is protected by a password. Save a copy without one.",
    },
    "doctype": {
        "da": "Filen indeholder en DOCTYPE-erklæring, som kan misbruges, og blev ikke læst. "
        "Gem den igen i Word, LibreOffice eller Excel.",
        "en": "The file holds a DOCTYPE declaration, which can be misused, and was not "
        "read. Save it again in Word, LibreOffice or Excel.",
    },
    "external_relationship": {
        "da": "Filen henter indhold et andet sted fra ({target}) og blev ikke læst. "
        "Indsæt indholdet i selve filen, og gem den igen.",
        "en": "The file fetches content from elsewhere ({target}) and was not read. "
        "Put the content in the file itself, and save it again.",
    },
    "damaged": {
        "da": "Filen er beskadiget og kan ikke åbnes. Gem den igen, eller hent en ny kopi.",
        "en": "The file is damaged and cannot be opened. Save it again, or get a new copy.",
    },
    "not_text": {
        "da": "Filen er ikke ren tekst. Gem den som tekst i UTF-8, eller i sit eget format.",
        "en": "The file is not plain text. Save it as UTF-8 text, or in its own format.",
    },
    "too_many_cells": {
        "da": "Regnearket har mere end {limit} celler. Slet tomme rækker og kolonner, "
        "eller del det.",
        "en": "The sheet has more than {limit} cells. Delete empty rows and columns, "
        "or split it.",
    },
    "timed_out": {
        "da": "Filen tog mere end {seconds} sekunder at læse og blev opgivet. Del den.",
        "en": "The file took more than {seconds} seconds to read and was given up. "
        "Split it.",
    },
    "out_of_memory": {
        "da": "Filen kræver mere hukommelse, end der er sat af. Del den i mindre filer.",
        "en": "The file needs more memory than is allowed. Split it into smaller files.",
    },
    "reader_failed": {
        "da": "Filen kunne ikke læses på grund af en fejl hos os ({error}). "
        "De andre filer er læst. Send os gerne filen.",
        "en": "The file could not be read because of a fault of ours ({error}). "
        "The other files were read. Please send us the file.",
    },
    "duplicate_document": {
        "da": "Filen har samme indhold som {other} og er kun læst én gang.",
        "en": "The file has the same content as {other} and was read only once.",
    },
    "overlapping_record": {
        "da": "Posten indeholder {document}, som allerede er læst fra {other}. "
        "Udelad den ene af dem.",
        "en": "The record holds {document}, which was read from {other} already. "
        "Leave one of them out.",
    },
    "bad_record": {
        "da": "Filen er ikke en gyldig Folkmoot-post: {place}: {fault}.",
        "en": "The file is not a valid Folkmoot record: {place}: {fault}.",
    },
    "bad_output": {
        "da": "{file} er beskadiget: {place}: {fault}. Kør analysen igen.",
        "en": "{file} is damaged: {place}: {fault}. Run the analysis again.",
    },
    "unknown_column": {
        "da": "Der er ingen kolonne “{column}”. Kolonnerne er: {known}.",
        "en": "There is no column “{column}”. The columns are: {known}.",
    },
    "unknown_column_role": {
        "da": "“{role}” er ingen rolle for en kolonne. Rollerne er: {known}.",
        "en": "“{role}” is no role for a column. The roles are: {known}.",
    },
    "bad_column_map": {
        "da": "“{part}” i --columns kan ikke læses. Skriv fx "
        "'Kommune=attribute,Q1=statement,Navn=drop'.",
        "en": "“{part}” in --columns cannot be read. Write for instance "
        "'Kommune=attribute,Q1=statement,Navn=drop'.",
    },
    "double_column": {
        "da": "Kolonnen “{column}” har fået to roller i --columns. Giv den én.",
        "en": "The column “{column}” was given two roles in --columns. Give it one.",
    },
    "unknown_schema": {
        "da": "Der er intet skema “{name}”. Skemaerne er: {known}.",
        "en": "There is no schema “{name}”. The schemas are: {known}.",
    },
    "bad_table": {
        "da": "{path} kan ikke bruges: {fault}.",
        "en": "{path} cannot be used: {fault}.",
    },
    "topic_without_key_points": {
        "da": "Advarsel: emnet “{topic}” har {count} udsagn, men ingen hovedpointer. "
        "Se efter, om det er skrevet ens i begge tabeller.",
        "en": "Warning: the topic “{topic}” has statements ({count}), but no key points. "
        "Check that it is written alike in both tables.",
    },
    "no_key_points": {
        "da": "Advarsel: der er {count} udsagn, men ingen hovedpointer.",
        "en": "Warning: there are statements ({count}), but no key points.",
    },
    "cannot_write": {
        "da": "{path} kan ikke skrives: {fault}. Vælg et andet sted.",
        "en": "{path} cannot be written: {fault}. Choose another place.",
    },
    "kept_output": {
        "da": "{path} er ikke ændret, for ingen af filerne kunne læses.",
        "en": "{path} was left as it was, for none of the files could be read.",
    },
    "nothing_to_read": {
        "da": "Der er ingen filer i mappen. Angiv filerne eller en anden mappe.",
        "en": "There are no files in the folder. Name the files or another folder.",
    },
    "unread_page": {
        "da": "Advarsel: {file}, side {page} er et billede uden tekst og er ikke læst.",
        "en": "Warning: {file}, page {page} is a picture without text and was not read.",
    },
    "internal_error": {
        "da": "Der skete en fejl hos os: {error}. Intet blev ødelagt. "
        "Kør igen med FOLKMOOT_DEBUG=1, og send os det, der skrives.",
        "en": "A fault of ours: {error}. Nothing was harmed. "
        "Run again with FOLKMOOT_DEBUG=1 and send us what it prints.",
    },
    "interrupted": {
        "da": "Stoppet. Intet er skrevet halvt.",
        "en": "Stopped. Nothing is half-written.",
    },
    "unknown_engine": {
        "da": "Der er ingen motor “{name}”. Motorerne er: {known}.",
        "en": "There is no engine “{name}”. The engines are: {known}.",
    },
    "too_few_workers": {
        "da": "{workers} arbejdsprocesser er for få. Angiv mindst én.",
        "en": "{workers} workers are too few. Give at least one.",
    },
    "scheduler_without_dask": {
        "da": "--scheduler gælder kun for motoren dask, ikke for {name}. "
        "Tilføj --engine dask, eller udelad --scheduler.",
        "en": "--scheduler is for the engine dask only, not for {name}. "
        "Add --engine dask, or leave --scheduler out.",
    },
    "engine_missing": {
        "da": "Motoren {name} er ikke installeret. Kør: pip install 'folkmoot[{extra}]'",
        "en": "The engine {name} is not installed. Run: pip install 'folkmoot[{extra}]'",
    },
    "scheduler_unreachable": {
        "da": "Der svarer ingen Dask-planlægger på {scheduler}. "
        "Se efter, om adressen er rigtig (fx tcp://127.0.0.1:8786), og om den kører.",
        "en": "No Dask scheduler answers at {scheduler}. "
        "Check the address (such as tcp://127.0.0.1:8786) and that it runs.",
    },
    "scheduler_without_workers": {
        "da": "Dask-planlæggeren på {scheduler} har ingen arbejdere. "
        "Start mindst én med: dask worker {scheduler}",
        "en": "The Dask scheduler at {scheduler} has no workers. "
        "Start at least one with: dask worker {scheduler}",
    },
    "worker_lost": {
        "da": "{deaths} arbejdsprocesser blev slået ned, mens de regnede på den samme del "
        "(nr. {batch}); det sker mest, når hukommelsen slipper op. "
        "Luk andre programmer, eller kør med --engine serial.",
        "en": "{deaths} workers were killed while they worked on the same part "
        "(no. {batch}); mostly memory has run out. "
        "Close other programs, or run with --engine serial.",
    },
}


# What exactly is wrong, as part of a message: `fault` names one of these.
FAULTS: Mapping[str, Mapping[str, str]] = {
    "not_json": {
        "da": "er ikke gyldig JSON ({error})",
        "en": "is not valid JSON ({error})",
    },
    "nested_too_deeply": {
        "da": "der er for mange niveauer i hinanden",
        "en": "there are too many levels in each other",
    },
    "not_the_schema": {
        "da": "skal være “{known}”",
        "en": "must be “{known}”",
    },
    "double_key": {
        "da": "“{key}” står to gange i samme objekt",
        "en": "“{key}” stands twice in the same object",
    },
    "unknown_key": {
        "da": "kendes ikke; her kan stå {known}",
        "en": "is not known; known here are {known}",
    },
    "missing_key": {"da": "mangler", "en": "is missing"},
    "no_list": {"da": "skal være en liste", "en": "must be a list"},
    "no_pair": {"da": "skal være to tal", "en": "must be two numbers"},
    "not_the_columns": {
        "da": "kolonnerne skal være {known}",
        "en": "the columns must be {known}",
    },
    "not_csv": {
        "da": "er ikke gyldig CSV ({error})",
        "en": "is not valid CSV ({error})",
    },
    "no_object": {"da": "skal være et objekt", "en": "must be an object"},
    "no_text": {"da": "skal være tekst", "en": "must be text"},
    "no_whole_number": {
        "da": "skal være et helt tal",
        "en": "must be a whole number",
    },
    "no_number": {"da": "skal være et tal", "en": "must be a number"},
    "no_truth_value": {
        "da": "skal være true eller false",
        "en": "must be true or false",
    },
    "not_one_of": {
        "da": "skal være en af {known}",
        "en": "must be one of {known}",
    },
    "half_a_letter": {
        "da": "indeholder et halvt tegn, som ikke kan skrives",
        "en": "holds half a character, which cannot be written",
    },
    "empty_id": {"da": "må ikke være tom", "en": "must not be empty"},
    "double_id": {
        "da": "“{id}” er brugt to gange; giv den ene et andet id",
        "en": "“{id}” is used twice; give one of them another id",
    },
    "unknown_id": {
        "da": "der er intet med id “{id}”",
        "en": "there is nothing with the id “{id}”",
    },
    "outside_document": {
        "da": "{start}–{end} ligger uden for dokumentets tekst, som har {length} tegn",
        "en": "{start}–{end} is outside the document's text of {length} characters",
    },
    "outside_statement": {
        "da": "{start}–{end} ligger uden for udsagnet, som står ved {first}–{last}",
        "en": "{start}–{end} is outside the statement, which stands at {first}–{last}",
    },
    "place_of_input": {
        "da": "skal være udfyldt for input og kun for input",
        "en": "must be filled in for input, and for input only",
    },
    "no_edtf": {
        "da": "“{date}” er ikke EDTF som 2026-08-25 eller XXXX-08-25",
        "en": "“{date}” is not EDTF such as 2026-08-25 or XXXX-08-25",
    },
    "no_clock_time": {
        "da": "“{time}” er ikke et klokkeslæt som 09:30",
        "en": "“{time}” is not a time such as 09:30",
    },
    "is_a_folder": {"da": "det er en mappe", "en": "it is a folder"},
    "is_an_input": {
        "da": "det er en af de filer, der skal læses",
        "en": "it is one of the files to be read",
    },
    "no_such_file": {
        "da": "filen findes ikke; se efter, om stien er skrevet rigtigt",
        "en": "there is no such file; check how the path is written",
    },
    "table_empty": {
        "da": "filen er tom; den skal have en overskriftslinje med id og text",
        "en": "the file is empty; it needs a header line with id and text",
    },
    "table_not_text": {
        "da": "det er ikke en tabel i ren tekst; gem den som CSV i UTF-8",
        "en": "it is not a table in plain text; save it as CSV in UTF-8",
    },
    "table_no_column": {
        "da": "linje 1 nævner ikke kolonnen “{column}”, men “{found}”; "
        "skriv id,text eller id,text,topic som første linje",
        "en": "line 1 does not name the column “{column}” but “{found}”; "
        "write id,text or id,text,topic as the first line",
    },
    "table_double_column": {
        "da": "linje 1 nævner kolonnen “{column}” to gange; slet eller omdøb den ene",
        "en": "line 1 names the column “{column}” twice; delete or rename one",
    },
    "table_row_width": {
        "da": "linje {line} har {found} celler, men overskriften har {expected}; "
        "sæt tekst med skilletegn i dobbelte anførselstegn",
        "en": "line {line} has {found} cells but the header has {expected}; "
        "put text that holds the delimiter in double quotes",
    },
    "table_open_quote": {
        "da": "anførselstegnene i rækken fra linje {line} passer ikke sammen; luk dem, "
        "og skriv et anførselstegn inde i teksten som to",
        "en": "the quotes in the row from line {line} do not pair; close them, "
        "and write a quote within the text as two",
    },
    "table_empty_id": {
        "da": "linje {line} har intet id; giv rækken et",
        "en": "line {line} has no id; give the row one",
    },
    "table_double_id": {
        "da": "linje {line} bruger id “{id}” igen; giv hver række sit eget",
        "en": "line {line} uses the id “{id}” again; give each row its own",
    },
    "no_such_folder": {
        "da": "mappen findes ikke",
        "en": "there is no such folder",
    },
    "not_permitted": {
        "da": "du har ikke lov til at skrive der",
        "en": "you may not write there",
    },
    "disk_full": {"da": "disken er fuld", "en": "the disk is full"},
    "system_refused": {
        "da": "systemet siger “{error}”",
        "en": "the system says “{error}”",
    },
}


def render_message(code: str, language: str, **details: object) -> str:
    """The message in the language, with its details filled in."""
    fault = details.get("fault")
    if fault is not None:
        details["fault"] = FAULTS[str(fault)][language].format(**details)
    return MESSAGES[code][language].format(**details)
