"""What the secretary says of a correction round, and who is to have a link."""

from datetime import datetime, time
from email.utils import parseaddr

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from folkmoot.web.minutes.commands.corrections import Invited
from folkmoot.web.minutes.models.corrections import LONGEST_NAME
from folkmoot.web.statements.words import clean_words


class PeopleForm(forms.Form):
    """A line for each: a name, an e-mail address, or both: "Ida Holm <ida@…>"."""

    people = forms.CharField(
        label=gettext_lazy("Who is to have a link?"),
        required=False,
        max_length=50_000,
        widget=forms.Textarea(attrs={"rows": 6, "autocomplete": "off"}),
        help_text=gettext_lazy(
            "A line for each: “Ida Holm <ida@example.org>” is sent the link; a name"
            " alone has a link here for you to hand over."
        ),
    )

    def clean_people(self) -> list[Invited]:
        lines = clean_words(self.cleaned_data["people"]).splitlines()
        return [_read_line(line.strip()) for line in lines if line.strip()]


class RoundForm(PeopleForm):
    deadline = forms.DateField(
        label=gettext_lazy("Last day for proposals"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    message = forms.CharField(
        label=gettext_lazy("A message to them"),
        required=False,
        max_length=4_000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    field_order = ("deadline", "message", "people")

    def clean_deadline(self) -> datetime:
        """The whole of the day counts."""
        day = self.cleaned_data["deadline"]
        return timezone.make_aware(datetime.combine(day, time(23, 59, 59)))


def _read_line(line: str) -> Invited:
    if "@" not in line:
        return Invited(name=line[:LONGEST_NAME])
    name, email = parseaddr(line)
    try:
        validate_email(email)
    except ValidationError:
        told = _("“%(line)s” is no e-mail address. Nothing was sent.")
        raise ValidationError(told % {"line": line}) from None
    return Invited(name=name[:LONGEST_NAME], email=email.lower())
