"""What is told to people, in Danish and English side by side."""

from folkmoot_verify.fault import Fault

WORDS: dict[str, tuple[str, str]] = {
    "no_site": ("Her er hverken en mappe eller en zip-fil: {where}", "Neither a folder nor a zip file: {where}"),
    "damaged": ("Zip-filen kan ikke læses: {where}", "The zip file cannot be read: {where}"),
    "link": ("Indeholder en genvej, som kan føre ud af siden: {where}", "Contains a link that may lead out of the site: {where}"),
    "leads_out": ("Indeholder en fil, hvis navn fører ud af siden: {where}", "Contains a file whose name leads out of the site: {where}"),
    "too_large": ("Er for stor til at blive åbnet: {where}", "Is too large to be opened: {where}"),
    "no_manifest": ("Der er ingen læselig manifest.json", "There is no readable manifest.json"),
    "other_schema": ("manifest.json er ikke af den slags, som dette program kender: {where}", "manifest.json is not of the kind that this program knows: {where}"),
    "other_fingerprint": ("Fingeraftrykket er et andet end det oplyste: {seen}, ikke {expected}", "The fingerprint is not the one told: {seen}, not {expected}"),
    "file_missing": ("Filen mangler: {where}", "The file is missing: {where}"),
    "file_unlisted": ("Filen står ikke i manifestet: {where}", "The file is not in the manifest: {where}"),
    "file_changed": ("Filen er ændret, siden siden blev udgivet: {where}", "The file was changed after publication: {where}"),
    "data_missing": ("Data mangler: {where}", "Data is missing: {where}"),
    "data_damaged": ("Data kan ikke tælles: {where}", "The data cannot be counted: {where}"),
    "sum_differs": ("Antallet af udsagn stemmer ikke: {where} siger {seen}, men der er {expected}", "The number of statements does not agree: {where} says {seen}, but there are {expected}"),
    "table_differs": ("Tabellen giver ikke det, der er oplyst om dem alle: {where}: {seen} af {expected}", "The table does not come to what is told of them all: {where}: {seen} of {expected}"),
    "count_differs": ("Tallet stemmer ikke: {where} siger {seen}, men tællingen giver {expected}", "The figure does not agree: {where} says {seen}, but the count gives {expected}"),
    "more_than_asked": ("Flere er talt med, end der blev spurgt: {where}: {seen} af {expected}", "More were counted than were asked: {where}: {seen} of {expected}"),
    "unknown_row": ("Henviser til noget, der ikke findes: {where}: {seen}", "Points at what is not there: {where}: {seen}"),
    "not_cleared": ("Citatet er ikke godkendt til at blive vist: {where}: {seen}", "The quote is not cleared: {where}: {seen}"),
    "twice": ("Står to gange: {where} {seen}", "Stands twice: {where} {seen}"),
    "limit_too_low": ("Grænsen for små tal er for lav: {seen}", "The limit for small counts is too low: {seen}"),
    "too_small": ("Et tal om personer er så lille, at det skulle være udeladt: {where}: {seen} (grænsen er {expected})", "A count of people is so small that it should be withheld: {where}: {seen} (the limit is {expected})"),
    "twins_differ": ("CSV og JSON siger ikke det samme: {where}", "CSV and JSON do not say the same: {where}"),
    "unknown_figure": ("Siden viser et tal, som data ikke kan bekræfte: {where}: {seen}", "The page shows a figure that the data cannot confirm: {where}: {seen}"),
    "text_differs": ("Teksten er en anden end i data: {where}: “{seen}”, ikke “{expected}”", "The text is not that of the data: {where}: “{seen}”, not “{expected}”"),
    "runs": ("Siden kører et program: {where}: {seen}", "The page runs a program: {where}: {seen}"),
    "loads": ("Siden henter noget andre steder fra: {where}: {seen}", "The page loads from elsewhere: {where}: {seen}"),
    "dead_link": ("Henvisningen fører ingen steder hen: {where}: {seen}", "The link leads nowhere: {where}: {seen}"),
    "figure_missing": ("Et tal fra data vises ikke på siderne: {where}", "A figure of the data is not shown on the pages: {where}"),
    "text_missing": ("En tekst fra data vises ikke på siderne: {where}", "A text of the data is not shown on the pages: {where}"),
    "evidence_missing": ("Belægget vises ikke: {where}", "The evidence is not shown: {where}"),
    "evidence_unknown": ("Siden viser belæg, som ikke står i data: {where}", "The page shows evidence that is not in the data: {where}"),
    "quote_missing": ("Citatet vises ikke: {where}: “{expected}”", "The quote is not shown: {where}: “{expected}”"),
    "quote_unknown": ("Siden viser et citat, som ikke står i data: {where}: “{seen}”", "The page shows a quote that is not in the data: {where}: “{seen}”"),
    "agrees": ("Alt stemmer: {files} filer, {figures} tal talt efter.", "All agrees: {files} files, {figures} figures recounted."),
    "faults": ("{count} ting stemmer ikke.", "{count} things do not agree."),
    "fingerprint": ("Fingeraftryk (SHA-256 af manifest.json): {digest}", "Fingerprint (SHA-256 of manifest.json): {digest}"),
}  # fmt: skip


def tell(code: str, language: str, **values: object) -> str:
    """The words for a code."""
    danish, english = WORDS[code]
    return (danish if language == "da" else english).format(**values)


def tell_fault(fault: Fault, language: str) -> str:
    """The words for what does not agree."""
    return tell(
        fault.code,
        language,
        where=fault.where,
        seen=fault.seen,
        expected=fault.expected,
    )
