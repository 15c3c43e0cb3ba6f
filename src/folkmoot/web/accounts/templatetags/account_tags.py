"""Words for what a browser says of itself."""

from django import template
from django.utils.translation import gettext as _

register = template.Library()
# In this order: each of the later ones is also named by the earlier ones.
_BROWSERS = (
    ("Edg", "Edge"),
    ("OPR", "Opera"),
    ("Firefox", "Firefox"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
_SYSTEMS = (
    ("Windows", "Windows"),
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Mac OS X", "Mac"),
    ("Linux", "Linux"),
)


@register.filter
def program_name(user_agent: str) -> str:
    """ "Firefox, Windows" of a browser's long name for itself."""
    found = [
        next((name for sign, name in signs if sign in user_agent), None)
        for signs in (_BROWSERS, _SYSTEMS)
    ]
    return ", ".join(name for name in found if name) or _("unknown")
