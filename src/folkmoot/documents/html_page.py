"""The head of a page that opens from disk, loads nothing and runs nothing."""

import base64
import hashlib

from folkmoot.documents.html_report_markup import Html, element, escape


def write_head(*, title: str, style: str) -> Html:
    """A head whose policy lets the browser load nothing, and use this style only."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; "
        "form-action 'none'"
    )
    return element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=policy),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("meta", name="referrer", content="no-referrer"),
        element("meta", name="generator", content="Folkmoot"),
        element("title", escape(title)),
        element("style", Html(style)),
    )
