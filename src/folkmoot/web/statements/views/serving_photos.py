"""Giving a picture out so that a browser can only ever show it."""

from django.http import Http404, HttpResponse

from folkmoot.web.statements.models import Photo


def serve_photo(photo: Photo) -> HttpResponse:
    """The picture, as nothing but a picture, for this reader alone."""
    if not photo.file:
        raise Http404  # erased
    with photo.file.open("rb") as file:
        picture = file.read()
    return HttpResponse(
        picture,
        content_type=photo.media_type,
        headers={
            "Content-Disposition": "inline",
            "X-Content-Type-Options": "nosniff",
            "Content-Security-Policy": "default-src 'none'; sandbox",
            "Cross-Origin-Resource-Policy": "same-origin",
            "Cache-Control": "private, max-age=86400, immutable",
        },
    )
