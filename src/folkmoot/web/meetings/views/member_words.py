"""Why something about roles, invitations or accounts was not done, in words."""

from django.utils.translation import gettext as _

from folkmoot.web.events.errors import ChangeRefusedError


def word_member_refusal(refused: ChangeRefusedError) -> str:
    """What happened and what to do; nothing was changed."""
    words = {
        "last_secretary": _(
            "%(person)s is the only secretary, and a consultation keeps at least one. "
            "Let another be secretary first."
        ),
        "last_secretary_of": _(
            "%(person)s is the only secretary of: %(consultations)s. See to another "
            "secretary there first. The account is as it was."
        ),
        "member_gone": _("%(person)s had been taken off already."),
        "already_member": _(
            "%(email)s has a role here already. Change the role in the list."
        ),
        "account_exists": _(
            "There is an account for this address by now. Sign in to accept."
        ),
        "invitation_accepted": _("This invitation has been accepted already."),
        "invitation_withdrawn": _(
            "This invitation has been withdrawn. Ask the secretary who sent it."
        ),
        "invitation_expired": _(
            "This invitation is more than 14 days old. Ask the secretary who sent it "
            "to send it again."
        ),
        "invitation_for_another": _(
            "This invitation is for another address than the one you are signed in "
            "with."
        ),
        "last_administrator": _(
            "The last administrator stays one. Let another be administrator first."
        ),
    }
    text = words.get(refused.code, _("This was not done, and nothing was changed."))
    return text % refused.details
