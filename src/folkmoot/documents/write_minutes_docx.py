"""Minutes as a Word document, in the house's template or in ours."""

from folkmoot.documents.house_template import fill_template
from folkmoot.documents.minutes_model import Minutes
from folkmoot.documents.own_template import write_own_template


def write_minutes_docx(minutes: Minutes, *, template: bytes | None = None) -> bytes:
    """The document's bytes; equal minutes in one template give equal bytes.

    Raises:
        UnreadableDocumentError: the template cannot be opened safely.
    """
    language = "da" if minutes.language == "da" else "en"
    return fill_template(template or write_own_template(language), minutes)
