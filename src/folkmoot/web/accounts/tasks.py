"""E-mails, written and sent by the worker, never while somebody waits for a page."""

from urllib.parse import urljoin

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.utils import translation
from django_tasks import task

from folkmoot.web.accounts.commands import make_sign_in_link
from folkmoot.web.accounts.models import User


@task()
def send_sign_in_link(email: str, site: str, then: str = "") -> None:
    """Send a link to the account of this address; nothing where there is none.

    The account is looked up here and not when the link is asked for, so that the answer
    takes equally long whether or not there is one.
    """
    user = User.objects.filter(email__iexact=email, is_active=True).first()
    if user is None:
        return
    link = urljoin(site, make_sign_in_link(user=user, then=then))
    send_letter(
        "accounts/mail/sign_in_link",
        to=user.email,
        language=user.language,
        user=user,
        link=link,
        site=site,
    )


def is_mail_printed() -> bool:
    """Whether no mail server is set up, so that letters reach nobody's mailbox."""
    return settings.EMAIL_BACKEND.endswith("console.EmailBackend")


def send_letter(template: str, *, to: str, language: str, **words: object) -> None:
    """Send a plain-text e-mail; the first line of its template is the subject."""
    with translation.override(language):
        letter = render_to_string(f"{template}.txt", dict(words))
    subject, _, body = letter.strip().partition("\n")
    send_mail(subject.strip(), body.strip() + "\n", None, [to])
