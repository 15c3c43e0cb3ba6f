"""What exactly is wrong, as part of a message, in Danish and English, by code.

A message's detail `fault` names one of these.
"""

from collections.abc import Mapping

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
    "is_a_file": {
        "da": "det er en fil, ikke en mappe",
        "en": "it is a file, not a folder",
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
