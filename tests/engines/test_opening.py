import socket
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from folkmoot.domain.errors import DomainError
from folkmoot.domain.messages import LANGUAGES, render_message
from folkmoot.engines import ENGINE_NAMES, cluster, open_engine
from tests.engines.dask_commands import running_scheduler


def _refusal(name: str, **options: object) -> DomainError:
    with pytest.raises(DomainError) as raised:
        open_engine(name, **options)  # type: ignore[arg-type]
    for language in LANGUAGES:
        told = render_message(raised.value.code, language, **raised.value.details)
        assert "{" not in told
    return raised.value


def test_an_unknown_engine_is_refused_with_those_there_are() -> None:
    error = _refusal("spark")
    assert error.code == "unknown_engine"
    assert error.details == {"name": "spark", "known": ", ".join(ENGINE_NAMES)}


def test_fewer_than_one_worker_is_refused() -> None:
    assert _refusal("processes", workers=0).code == "too_few_workers"


@pytest.mark.parametrize("name", ["serial", "processes"])
def test_a_scheduler_is_for_dask_only(name: str) -> None:
    error = _refusal(name, scheduler="tcp://127.0.0.1:8786")
    assert (error.code, error.details) == ("scheduler_without_dask", {"name": name})


def test_a_missing_extra_is_told_with_the_command_that_installs_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    error = _refusal("dask")
    assert error.code == "engine_missing"
    assert "'folkmoot[dask]'" in render_message(error.code, "en", **error.details)


@pytest.mark.parametrize(
    "address", ["tcp://127.0.0.1:1", "127.0.0.1:1", "sky://127.0.0.1:1", "", "tcp://"]
)
def test_a_scheduler_that_does_not_answer_is_told_by_its_address(
    monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    monkeypatch.setattr(cluster, "CONNECT_SECONDS", 0.3)
    error = _refusal("dask", scheduler=address)
    assert error.code == "scheduler_unreachable"
    assert error.details == {"scheduler": address}


def test_a_web_server_is_no_scheduler(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "CONNECT_SECONDS", 1)
    with socket.create_server(("127.0.0.1", 0)) as server:
        threading.Thread(target=_refuse_as_web_server, args=(server,)).start()
        address = f"tcp://127.0.0.1:{server.getsockname()[1]}"
        assert _refusal("dask", scheduler=address).code == "scheduler_unreachable"


def _refuse_as_web_server(server: socket.socket) -> None:
    connection, _ = server.accept()
    with connection:
        connection.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")


def test_a_scheduler_without_workers_is_not_waited_for_for_ever(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with running_scheduler(tmp_path) as address:
        monkeypatch.setattr(cluster, "CONNECT_SECONDS", 1)
        error = _refusal("dask", scheduler=address)
    assert error.code == "scheduler_without_workers"


def test_no_engine_is_loaded_before_it_is_opened() -> None:
    script = (
        "import sys, folkmoot.engines as e; e.open_engine('serial')\n"
        "print({'dask', 'distributed', 'multiprocessing', 'numpy'} & set(sys.modules))"
    )
    told = subprocess.check_output([sys.executable, "-c", script], text=True)
    assert told == "set()\n"
