"""What people are told, in Danish and English, by code.

A message says what is wrong and what to do. Placeholders are filled by keyword.
"""

from collections.abc import Mapping

from folkmoot.domain.faults import FAULTS

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
    "several_documents": {
        "da": "Filen rummer flere dokumenter på én gang. Læg dokumenterne ind hver for "
        "sig.",
        "en": "The file holds several documents at once. Drop the documents one by one.",
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
    "bad_minutes": {
        "da": "Filen er ikke et gyldigt Folkmoot-referat: {place}: {fault}.",
        "en": "The file is not valid Folkmoot minutes: {place}: {fault}.",
    },
    "template_with_macros": {
        "da": "Skabelonen indeholder et program (makroer) og bruges ikke. Gem den som DOCX "
        "uden makroer.",
        "en": "The template holds a program (macros) and is not used. Save it as DOCX "
        "without macros.",
    },
    "template_not_word": {
        "da": "Skabelonen er ikke et Word-dokument. Gem den som DOCX.",
        "en": "The template is no Word document. Save it as DOCX.",
    },
    "template_without_styles": {
        "da": "Skabelonen har ingen typografier. Åbn den i Word, og gem den igen.",
        "en": "The template has no styles. Open it in Word, and save it again.",
    },
    "template_unknown_fields": {
        "da": "Skabelonen har felter, som Folkmoot ikke kender: {names}. De bliver "
        "stående, som de er. Folkmoot kender: {known}.",
        "en": "The template has fields that Folkmoot does not know: {names}. They stay as "
        "they are. Folkmoot knows: {known}.",
    },
    "template_without_body": {
        "da": "Skabelonen siger ikke, hvor referatet skal stå; det kommer sidst. Skriv "
        "{{{{{name}}}}} der, hvor det skal stå.",
        "en": "The template does not say where the minutes shall stand; they come last. "
        "Write {{{{{name}}}}} where they shall stand.",
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
    "folder_exists": {
        "da": "{path} findes allerede. Gå videre med --resume, erstat analysen med "
        "--overwrite, eller vælg en anden mappe.",
        "en": "{path} is there already. Go on with --resume, replace the analysis with "
        "--overwrite, or choose another folder.",
    },
    "backup_exists": {
        "da": "{path} findes allerede og bliver ikke erstattet. Vælg et andet navn.",
        "en": "{path} is there already and is not replaced. Choose another name.",
    },
    "no_backup": {
        "da": "{path} er ikke en sikkerhedskopi fra folkmoot. Intet er ændret.",
        "en": "{path} is no backup by folkmoot. Nothing was changed.",
    },
    "backup_damaged": {
        "da": "{path} er beskadiget: {name} er ikke, som den blev skrevet. Brug en anden "
        "sikkerhedskopi. Intet er ændret.",
        "en": "{path} is damaged: {name} is not as it was written. Use another backup. "
        "Nothing was changed.",
    },
    "backup_of_sqlite": {
        "da": "{path} er en kopi af SQLite, men DATABASE_URL nævner PostgreSQL. Fjern "
        "DATABASE_URL, og prøv igen. Intet er ændret.",
        "en": "{path} is a copy of SQLite, but DATABASE_URL names PostgreSQL. Take "
        "DATABASE_URL away, and try again. Nothing was changed.",
    },
    "backup_of_postgresql": {
        "da": "{path} er en kopi af PostgreSQL. Angiv en tom database med DATABASE_URL, "
        "og prøv igen. Intet er ændret.",
        "en": "{path} is a copy of PostgreSQL. Name an empty database with DATABASE_URL, "
        "and try again. Nothing was changed.",
    },
    "folder_in_use": {
        "da": "En server bruger datamappen {path}. Stop den, og prøv igen. Intet er "
        "ændret.",
        "en": "A server uses the data folder {path}. Stop it, and try again. Nothing was "
        "changed.",
    },
    "site_exists": {
        "da": "{path} findes allerede. Erstat den med --overwrite, eller vælg et andet "
        "sted.",
        "en": "{path} is there already. Replace it with --overwrite, or choose another "
        "place.",
    },
    "no_site_of_ours": {
        "da": "{path} er en mappe med andet end en udgivet side og bliver ikke "
        "erstattet. Vælg en tom mappe eller en ny.",
        "en": "{path} is a folder with something else than a published site and is not "
        "replaced. Choose an empty folder or a new one.",
    },
    "not_ours": {
        "da": "{path} hører ikke til en analyse og bliver ikke overskrevet. "
        "Flyt filen, eller vælg en anden mappe.",
        "en": "{path} belongs to no analysis and is not written over. "
        "Move the file, or choose another folder.",
    },
    "changed_record": {
        "da": "{path} er rettet, siden den blev skrevet. Giv den med i stedet for sine "
        "kilder for at beholde rettelserne, eller brug --overwrite for at opgive dem.",
        "en": "{path} was changed after it was written. Give it in place of its sources "
        "to keep the corrections, or use --overwrite to give them up.",
    },
    "bad_decisions": {
        "da": "{path} kan ikke læses, så afgørelserne i den ville gå tabt: "
        "{place}: {fault}. Ret den, eller slet den for at undvære dem.",
        "en": "{path} cannot be read, so the decisions in it would be lost: "
        "{place}: {fault}. Mend it, or delete it to do without them.",
    },
    "lost_decisions": {
        "da": "Advarsel: {count} afgørelser gælder udsagn, der ikke er der mere, "
        "og er ikke med.",
        "en": "Warning: decisions ({count}) are about statements that are no longer "
        "there, and were left out.",
    },
    "parquet_missing": {
        "da": "Parquet er ikke installeret. Kør: pip install 'folkmoot[{extra}]'",
        "en": "Parquet is not installed. Run: pip install 'folkmoot[{extra}]'",
    },
    "no_analysis": {
        "da": "Der er ingen analyse i {path}: {file} mangler. "
        "Angiv den mappe, som analyse skrev.",
        "en": "There is no analysis in {path}: {file} is missing. "
        "Name the folder that analyse wrote.",
    },
    "untraceable": {
        "da": "Der er intet med id “{id}”. Nærmest er: {nearest}.",
        "en": "There is nothing with the id “{id}”. The nearest are: {nearest}.",
    },
    "empty_analysis": {
        "da": "Der er intet at følge i {path}: der blev ikke sagt noget.",
        "en": "There is nothing to trace in {path}: nothing was said.",
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
    "web_missing": {
        "da": "Webdelen er ikke installeret. Kør: pip install 'folkmoot[{extra}]'",
        "en": "The web part is not installed. Run: pip install 'folkmoot[{extra}]'",
    },
    "web_refused": {"da": "{told}", "en": "{told}"},
    "data_folder_closed": {
        "da": "Du har ikke lov til at skrive i datamappen {path}. "
        "Få skriveadgang til den, eller angiv en anden med --data.",
        "en": "You may not write to the data folder {path}. "
        "Get permission to write there, or name another with --data.",
    },
    "data_folder_read_only": {
        "da": "Datamappen {path} ligger på et drev, der kun kan læses. "
        "Angiv en mappe på et andet drev med --data.",
        "en": "The data folder {path} is on a drive that can only be read. "
        "Name a folder on another drive with --data.",
    },
    "data_folder_full": {
        "da": "Der er ikke mere plads på drevet med datamappen {path}. "
        "Slet noget andet på drevet; det, der er gemt, er der stadig.",
        "en": "There is no room left on the drive with the data folder {path}. "
        "Delete something else on the drive; what was saved is still there.",
    },
    "data_folder_is_a_file": {
        "da": "{path} er ikke en mappe. Angiv en mappe med --data.",
        "en": "{path} is not a folder. Name a folder with --data.",
    },
    "data_folder_fault": {
        "da": "Datamappen {path} kan ikke bruges ({fault_text}). "
        "Angiv en anden med --data.",
        "en": "The data folder {path} cannot be used ({fault_text}). "
        "Name another with --data.",
    },
    "postgresql_missing": {
        "da": "DATABASE_URL kræver PostgreSQL-delen. "
        "Kør: pip install 'folkmoot[{extra}]'",
        "en": "DATABASE_URL needs the part for PostgreSQL. "
        "Run: pip install 'folkmoot[{extra}]'",
    },
    "bad_database_url": {
        "da": "DATABASE_URL kan ikke læses. "
        "Skriv den som postgresql://bruger:kode@vært/navn.",
        "en": "DATABASE_URL cannot be read. "
        "Write it like postgresql://user:password@host/name.",
    },
    "database_unreachable": {
        "da": "Databasen kan ikke åbnes: {fault_text}. Intet er ændret.",
        "en": "The database cannot be opened: {fault_text}. Nothing was changed.",
    },
    "unsafe_ground": {
        "da": "Salen åbnes ikke. {faults}",
        "en": "The hall is not opened. {faults}",
    },
    "bad_certificate": {
        "da": "Certifikatet {certificate} og nøglen {key} kan ikke bruges "
        "({fault_text}). De skal være i PEM, høre sammen og være uden adgangskode.",
        "en": "The certificate {certificate} and the key {key} cannot be used "
        "({fault_text}). They must be PEM, belong together and have no password.",
    },
    "certificate_ended": {
        "da": "Certifikatet {certificate} udløb {ended}. Skaf et nyt, eller udelad "
        "--certificate og --key.",
        "en": "The certificate {certificate} ended on {ended}. Get a new one, or leave "
        "--certificate and --key out.",
    },
    "certificate_without_key": {
        "da": "--certificate og --key hører sammen. Angiv begge eller ingen.",
        "en": "--certificate and --key belong together. Give both or neither.",
    },
    "bad_email": {
        "da": "“{email}” er ikke en e-mailadresse. Skriv den som navn@eksempel.dk.",
        "en": "“{email}” is not an e-mail address. Write it like name@example.org.",
    },
    "port_taken": {
        "da": "Port {port} er optaget: et andet program bruger den, måske en sal, der "
        "allerede kører. Stop det, eller vælg en anden med --port.",
        "en": "Port {port} is taken: another program uses it, maybe a hall that runs "
        "already. Stop it, or choose another with --port.",
    },
    "port_closed": {
        "da": "Du har ikke lov til at bruge port {port}. Vælg en over 1023 med --port.",
        "en": "You may not use port {port}. Choose one above 1023 with --port.",
    },
    "unknown_host": {
        "da": "Maskinen har ikke adressen {host}. Udelad --host, eller ret den.",
        "en": "This machine does not have the address {host}. "
        "Leave --host out, or mend it.",
    },
}


def render_message(code: str, language: str, **details: object) -> str:
    """The message in the language, with its details filled in."""
    fault = details.get("fault")
    if fault is not None:
        details["fault"] = FAULTS[str(fault)][language].format(**details)
    return MESSAGES[code][language].format(**details)
