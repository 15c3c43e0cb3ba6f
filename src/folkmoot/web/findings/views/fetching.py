"""What all pages of the findings share: whose they are, and what stands on each."""

import uuid
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from folkmoot.domain.findings import Findings, FoundKeyPoint
from folkmoot.web.desk.queries.scope import Desk
from folkmoot.web.findings.queries.asking import read_number
from folkmoot.web.findings.queries.reading import read_findings
from folkmoot.web.meetings.access import fetch_consultation, find_role
from folkmoot.web.meetings.models import Consultation, Role


@dataclass(frozen=True)
class Reading:
    """Somebody reads the findings of a consultation."""

    request: HttpRequest
    consultation: Consultation
    findings: Findings

    @property
    def desk(self) -> Desk:
        return Desk(self.consultation)

    @property
    def base(self) -> str:
        """The address that the paths of the findings lead on from."""
        return reverse("findings:findings", args=[self.consultation.id])

    @property
    def role(self) -> Role | None:
        return find_role(self.request.user, self.consultation.id)

    @property
    def may_decide(self) -> bool:
        return self.role in (Role.FACILITATOR, Role.SECRETARY)

    def find_point(self, key_point_id: uuid.UUID) -> FoundKeyPoint:
        """A key point of people's. Raises Http404 where there is none."""
        for point in self.findings.key_points:
            if point.id == str(key_point_id):
                return point
        raise Http404

    def show(self, template: str, page: str, **context: Any) -> HttpResponse:
        """`page` is what the pages' menu calls it."""
        values = {
            "consultation": self.consultation,
            "findings": self.findings,
            "base": self.base,
            "page": page,
            "may_decide": self.may_decide,
        }
        return render(self.request, template, values | context)


def read_page_number(request: HttpRequest) -> int:
    """The page that is asked for."""
    return read_number(request.GET.get("page", "1"))


def open_findings(
    request: HttpRequest, consultation_id: uuid.UUID, *, role: Role = Role.MEMBER
) -> Reading:
    """The findings, for one who has at least this role in the consultation."""
    consultation = fetch_consultation(request.user, consultation_id, role=role)
    return Reading(request, consultation, read_findings(consultation))
