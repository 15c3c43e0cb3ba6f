"""A version that is sent round, and somebody who has a link to it."""

import uuid
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.test import Client
from django.utils import timezone

from folkmoot.web.minutes.commands.corrections import Invited, start_round
from folkmoot.web.minutes.models import CorrectionRound, Corrector, Proposal
from folkmoot.web.minutes.queries.correction_links import compute_token
from folkmoot.web.minutes.queries.paragraphs import Spot, list_spot_parts
from folkmoot.web.minutes.queries.showing import load_edition
from tests.web.minutes.desk import Writing

IDA = Invited(name="Ida Holm", email="ida@example.org")


def send_round(writing: Writing, *invited: Invited) -> CorrectionRound:
    return start_round(
        paper=writing.paper,
        invited=invited or (IDA,),
        message="Se især på trafikken.",
        deadline=timezone.now() + timedelta(days=7),
        by=writing.bench.anne,
    )


@dataclass(frozen=True)
class Reader:
    """Somebody without an account, in a browser of their own."""

    corrector: Corrector
    client: Client

    def find(self, words: str) -> Spot:
        """The paragraph of the version that has these words."""
        minutes = load_edition(self.corrector.round.edition)
        parts = list_spot_parts(minutes)
        spots = [s for p in parts for b in p.blocks for s in b.spots]
        return next(spot for spot in spots if words in spot.text)

    def propose(self, spot: Spot, **fields: Any) -> Any:
        told = {
            "proposal": str(uuid.uuid4()),
            "anchor": spot.anchor,
            "number": str(spot.number),
            "wording": spot.text,
            **fields,
        }
        return self.client.post("/correct/propose", told)

    def read(self) -> str:
        response = self.client.get("/correct/paper")
        assert response.status_code == 200, response.headers
        return str(response.content.decode())

    def last(self) -> Proposal:
        found: Proposal = Proposal.objects.order_by("sent_at").last()
        return found


def come_in(round_: CorrectionRound, name: str = "Ida Holm") -> Reader:
    corrector = Corrector.objects.get(round=round_, name=name)
    client = Client()
    client.post("/correct", {"token": compute_token(corrector.id)})
    return Reader(corrector, client)
