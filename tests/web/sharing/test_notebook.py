"""The notebook in the documentation runs as it stands, against a server."""

import json
from pathlib import Path

import pytest

from folkmoot.web.accounts.models import User
from folkmoot.web.events.recording import Actor
from folkmoot.web.meetings.models import Consultation
from folkmoot.web.sharing.commands.tokens import make_token
from tests.web.findings.tour import make_tour

NOTEBOOK = Path(__file__).parents[3] / "docs" / "notebooks" / "findings.ipynb"


@pytest.mark.django_db(transaction=True)
def test_the_notebook_runs_from_top_to_bottom(
    live_server,
    consultation: Consultation,
    anne: User,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    tour = make_tour(consultation, anne)
    point = tour.point("Bussen skal køre oftere")
    tour.say("For få busser", point)
    tour.say("Busser hver time", point, group=2)
    by = Actor.of_person(anne)
    token = make_token(consultation=consultation, name="Notesbog", days=1, by=by)
    monkeypatch.setenv("FOLKMOOT_URL", live_server.url)
    monkeypatch.setenv("FOLKMOOT_TOKEN", token)
    names: dict[str, object] = {}
    for cell in json.loads(NOTEBOOK.read_text("utf-8"))["cells"]:
        if cell["cell_type"] == "code":
            exec("".join(cell["source"]), names)
            assert cell["outputs"] == []
    told = capsys.readouterr().out
    assert "2 of 6 groups  Bussen skal køre oftere" in told
    assert "supports – For få busser" in told
    assert "For få busser → open" in told
