"""The words of the help, in Danish and English."""

from collections.abc import Mapping

HELP: Mapping[str, Mapping[str, str]] = {
    "description": {
        "da": "Fra salen til posten til anbefalingen: hvad blev sagt, og hvor.",
        "en": "From the room to the record to the recommendation: what was said, "
        "and where it stands.",
    },
    "language": {
        "da": "sproget i beskeder: da eller en",
        "en": "the language of messages: da or en",
    },
    "version": {"da": "vis versionen", "en": "show the version"},
    "help": {"da": "vis denne hjælp", "en": "show this help"},
    "verb": {"da": "hvad der skal gøres", "en": "what to do"},
    "VERB": {"da": "KOMMANDO", "en": "COMMAND"},
    "FILE": {"da": "FIL", "en": "FILE"},
    "OUT": {"da": "UD", "en": "OUT"},
    "MAP": {"da": "ROLLER", "en": "MAP"},
    "NAME": {"da": "NAVN", "en": "NAME"},
    "read": {
        "da": "læs referater, gruppenoter og spørgeskemaer til en post",
        "en": "read minutes, group notes and surveys into a record",
    },
    "read inputs": {
        "da": "filer og mapper: DOCX, ODT, PDF, HTML, Markdown, tekst, CSV, "
        "TSV, XLSX, ODS eller en post (JSON)",
        "en": "files and folders: DOCX, ODT, PDF, HTML, Markdown, text, CSV, "
        "TSV, XLSX, ODS or a record (JSON)",
    },
    "read json": {
        "da": "skriv posten som JSON til denne fil; - er standard-uddata",
        "en": "write the record as JSON to this file; - is standard output",
    },
    "read no-links": {
        "da": "kobl ikke opsamlingens linjer til de udsagn, de gengiver",
        "en": "do not link summary lines to the statements they restate",
    },
    "read columns": {
        "da": "kolonners roller i tabeller: 'Kommune=attribute,Q1=statement,Navn=drop'",
        "en": "roles of columns in tables: 'Kommune=attribute,Q1=statement,Navn=drop'",
    },
    "DIR": {"da": "MAPPE", "en": "DIR"},
    "URL": {"da": "URL", "en": "URL"},
    "ID": {"da": "ID", "en": "ID"},
    "analyse": {
        "da": "find hovedpointer i alt, der blev sagt, og skriv en rapport",
        "en": "find key points in all that was said, and write a report",
    },
    "analyse inputs": {
        "da": "filer og mapper som til read, eller en post (JSON)",
        "en": "files and folders as for read, or a record (JSON)",
    },
    "analyse out": {
        "da": "den mappe, der skrives i; den må ikke findes i forvejen",
        "en": "the folder to write; it must not be there already",
    },
    "analyse engine": {
        "da": "hvor arbejdet udføres; ellers serial under 2.000 udsagn og processes "
        "derover",
        "en": "where the work is done; else serial under 2,000 statements and "
        "processes from there",
    },
    "analyse scheduler": {
        "da": "adressen på en kørende Dask-scheduler, til --engine dask",
        "en": "the address of a running Dask scheduler, for --engine dask",
    },
    "analyse resume": {
        "da": "gå videre med en kørsel, der blev afbrudt, eller føj filer til den",
        "en": "go on with a run that was stopped, or add files to it",
    },
    "analyse overwrite": {
        "da": "erstat en analyse, der ligger i mappen",
        "en": "replace an analysis that is in the folder",
    },
    "analyse parquet": {
        "da": "skriv også tabellerne som Parquet",
        "en": "write the tables as Parquet, too",
    },
    "trace": {
        "da": "følg en hovedpointe eller opsamlingslinje ned til det, der blev sagt, "
        "eller et udsagn op",
        "en": "follow a key point or summary line down to what was said, or a "
        "statement up",
    },
    "trace id": {
        "da": "id på en hovedpointe, en opsamlingslinje eller et udsagn",
        "en": "the id of a key point, a summary line or a statement",
    },
    "trace folder": {
        "da": "den mappe, som analyse skrev",
        "en": "the folder that analyse wrote",
    },
    "trace json": {"da": "skriv som JSON", "en": "print JSON"},
    "match": {
        "da": "kobl udsagn til hovedpointer",
        "en": "match statements to key points",
    },
    "match statements": {
        "da": "udsagnene: en CSV-fil med id,text[,topic]",
        "en": "the statements: a CSV file with id,text[,topic]",
    },
    "match key-points": {
        "da": "hovedpointerne: en CSV-fil med id,text[,topic]",
        "en": "the key points: a CSV file with id,text[,topic]",
    },
    "match out": {
        "da": "skriv koblingerne som CSV til denne fil; - er standard-uddata",
        "en": "write the matches as CSV to this file; - is standard output",
    },
    "match all": {
        "da": "skriv også de par, der ikke har med hinanden at gøre",
        "en": "write the pairs that have nothing to do with each other, too",
    },
    "group": {
        "da": "find hovedpointer blandt udsagn",
        "en": "find key points among statements",
    },
    "group out": {
        "da": "skriv hvert udsagns hovedpointe som CSV til denne fil; "
        "- er standard-uddata",
        "en": "write the key point of each statement as CSV to this file; "
        "- is standard output",
    },
    "NUMBER": {"da": "TAL", "en": "NUMBER"},
    "serve": {
        "da": "åbn salen: start serveren, som møder planlægges og grupper skriver på",
        "en": "open the hall: start the server where meetings are planned and groups "
        "write",
    },
    "serve data": {
        "da": "den mappe, som alt gemmes i; ellers FOLKMOOT_DATA eller folkmoot-data",
        "en": "the folder that all is kept in; else FOLKMOOT_DATA or folkmoot-data",
    },
    "serve host": {
        "da": "det navn eller den adresse, der lyttes på; ellers kun denne maskine, og "
        "med --lan alle dens adresser",
        "en": "the name or address to listen on; else this machine alone, and with "
        "--lan all its addresses",
    },
    "serve port": {
        "da": "porten; ellers 8000, og 8443 med --lan eller --certificate",
        "en": "the port; else 8000, and 8443 with --lan or --certificate",
    },
    "serve plain-port": {
        "da": "porten uden kryptering med --lan; ellers 8000",
        "en": "the port without encryption with --lan; else 8000",
    },
    "serve lan": {
        "da": "lad salens telefoner komme ind over det lokale net, med HTTPS og uden",
        "en": "let the hall's phones in over the local network, with HTTPS and without",
    },
    "serve certificate": {
        "da": "dit eget certifikat (PEM, med kæden); ellers laver --lan et",
        "en": "your own certificate (PEM, with its chain); else --lan makes one",
    },
    "serve key": {
        "da": "nøglen til dit certifikat (PEM, uden adgangskode)",
        "en": "your certificate's key (PEM, without a password)",
    },
    "E-MAIL": {"da": "E-MAIL", "en": "E-MAIL"},
    "serve administrator": {
        "da": "gør den med denne e-mailadresse til administrator, og vis et link, der "
        "logger ind én gang",
        "en": "make the owner of this e-mail address an administrator, and print a "
        "link that signs in once",
    },
    "serve example": {
        "da": "læg et opdigtet eksempel ind, med et møde, der er åbent nu",
        "en": "load a made-up example, with a meeting that is open now",
    },
    "serve no-worker": {
        "da": "uden en arbejder ved siden af; en anden server på samme database har en",
        "en": "without a worker beside it; another server on the database has one",
    },
    "check": {
        "da": "tjek, om ændringsloggen er hel, og om alt er, som den fortæller",
        "en": "check that the change log is whole and all is as it tells",
    },
    "check ids": {
        "da": "id på et møde eller et forløb; uden id tjekkes alt",
        "en": "id of a meeting or a consultation; all is checked where none is given",
    },
    "publish": {
        "da": "skriv “du sagde – vi gjorde”: en mappe, som enhver webserver kan vise",
        "en": "write “you said – we did”: a folder that any web server can host",
    },
    "CONSULTATION": {"da": "FORLØB", "en": "CONSULTATION"},
    "SITE": {"da": "SIDE", "en": "SITE"},
    "publish consultation": {
        "da": "id eller navn på et forløb; kan udelades, når der kun er ét",
        "en": "id or name of a consultation; may be left out where there is only one",
    },
    "publish out": {
        "da": "den mappe, siden skrives i, eller en fil, der ender på .zip",
        "en": "the folder to write the site to, or a file that ends in .zip",
    },
    "publish overwrite": {
        "da": "erstat en udgivet side, der er der i forvejen",
        "en": "replace a published site that is there",
    },
    "backup": {
        "da": "skriv en sikkerhedskopi af alt, mens serveren kører",
        "en": "write a backup of everything, while the server runs",
    },
    "BACKUP": {"da": "KOPI", "en": "BACKUP"},
    "backup out": {
        "da": "den fil (.zip), kopien skrives i; må ikke findes i forvejen",
        "en": "the file (.zip) to write the backup to; it must not be there already",
    },
    "restore": {
        "da": "sæt en sikkerhedskopi i datamappens sted; det slettede slettes igen",
        "en": "put a backup in the data folder's place; the erased is erased again",
    },
    "restore backup": {
        "da": "en fil, som folkmoot backup har skrevet",
        "en": "a file that folkmoot backup wrote",
    },
    "restore erasures": {
        "da": "en nyere kopi eller dens liste over sletninger; kan gentages",
        "en": "a newer backup, or its list of erasures; may be repeated",
    },
    "schema": {
        "da": "vis JSON-skemaet for et filformat",
        "en": "print the JSON Schema of a file format",
    },
    "schema name": {
        "da": "formatets navn: record, key_points, links, manifest, questions "
        "eller saturation",
        "en": "the format's name: record, key_points, links, manifest, questions "
        "or saturation",
    },
}
# argparse speaks English only; these are all the phrases a user of ours can meet.
ARGPARSE_IN_DANISH: Mapping[str, str] = {
    "usage: ": "brug: ",
    "positional arguments": "argumenter",
    "options": "valg",
    "the following arguments are required: ": "der mangler: ",
    "unrecognized arguments: ": "ukendte argumenter: ",
    "expected one argument": "der mangler en værdi",
    "expected at least one argument": "der mangler mindst én værdi",
    "ignored explicit argument ": "tager ingen værdi, men fik ",
    "invalid choice: ": "kan ikke være ",
    "invalid int value: ": "er ikke et helt tal: ",
    "choose from": "vælg mellem",
    "argument ": "argumentet ",
}
