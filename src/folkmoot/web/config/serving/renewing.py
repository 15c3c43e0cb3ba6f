"""A machine that gets another address keeps a certificate that fits."""

import asyncio
import logging
import ssl
from collections.abc import Sequence

from django.conf import settings

from folkmoot.web.config.serving.addresses import list_own_addresses
from folkmoot.web.config.serving.opening import issue_own_certificate

logger = logging.getLogger("folkmoot.serve")
_SECONDS_BETWEEN_LOOKS = 30


async def keep_certificate_fitting(contexts: Sequence[ssl.SSLContext]) -> None:
    """Look now and then; new connections get the new certificate."""
    while True:
        await asyncio.sleep(_SECONDS_BETWEEN_LOOKS)
        try:
            renew(contexts)
        except Exception:
            logger.exception("The certificate could not be renewed.")


def renew(contexts: Sequence[ssl.SSLContext]) -> None:
    """Issue a certificate where the one there is no longer fits."""
    files = issue_own_certificate()
    for context in contexts:
        context.load_cert_chain(files.certificate, files.key)
    new = [each for each in list_own_addresses() if each not in settings.ALLOWED_HOSTS]
    if new:
        settings.ALLOWED_HOSTS += new
        logger.warning("This machine is now also reached as %s.", ", ".join(new))
