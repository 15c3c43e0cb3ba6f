"""Read a file in a child process with limits on time and memory.

A document is foreign input: whatever it does to a parser, the call goes on and the
other files are read. `python -m folkmoot.documents.sandbox` is the child.
"""

import contextlib
import json
import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from folkmoot.domain.errors import UnreadableDocumentError
from folkmoot.domain.record import Record

WALL_SECONDS = 60
CPU_SECONDS = 55
DATA_LIMIT = 420_000_000
_FOUND = 0
_REFUSED = 3


def read_in_child(
    path: Path, *, name: str, columns: Mapping[str, str] | None = None
) -> Record:
    """Read a file in a process of its own.

    Raises:
        UnreadableDocumentError: refused, too slow, too hungry, or a reader's fault.
    """
    from folkmoot.documents.record_json import load_record

    request = {"path": str(path.absolute()), "name": name, "columns": columns}
    child = subprocess.Popen(
        [sys.executable, "-P", "-m", "folkmoot.documents.sandbox"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=_child_environment(),
        close_fds=True,
    )
    try:
        output, errors = child.communicate(json.dumps(request).encode(), WALL_SECONDS)
    except subprocess.TimeoutExpired as error:
        raise UnreadableDocumentError("timed_out", seconds=WALL_SECONDS) from error
    finally:
        child.kill()
        child.wait()
    if child.returncode == _FOUND:
        return load_record(output)
    raise _tell_failure(child.returncode, output, errors)


def _child_environment() -> dict[str, str]:
    one_thread = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    return {**os.environ, **one_thread, "PYTHONUTF8": "1"}


def _tell_failure(code: int, output: bytes, errors: bytes) -> UnreadableDocumentError:
    if code == _REFUSED:
        told = json.loads(output)
        return UnreadableDocumentError(told["code"], **told["details"])
    if code == -signal.SIGXCPU or code == -signal.SIGKILL:
        return UnreadableDocumentError("timed_out", seconds=CPU_SECONDS)
    lines = errors.decode("utf-8", "replace").strip().splitlines()
    told_error = lines[-1][:200] if lines else f"exit {code}"
    if "MemoryError" in told_error or code == -signal.SIGABRT:
        return UnreadableDocumentError("out_of_memory")
    return UnreadableDocumentError("reader_failed", error=told_error)


def _limit_resources() -> None:
    try:
        import resource
    except ImportError:  # not on every platform; the wall clock still holds
        return
    limits = {
        resource.RLIMIT_DATA: DATA_LIMIT,
        resource.RLIMIT_CPU: CPU_SECONDS,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_CORE: 0,
    }
    for kind, limit in limits.items():
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(kind, (limit, limit))


def _serve() -> int:
    """Read the file a request names, and write its record as JSON."""
    from folkmoot.documents.read_file import read_file
    from folkmoot.documents.record_json import dump_record

    signal.signal(signal.SIGINT, signal.SIG_DFL)
    request = json.loads(sys.stdin.buffer.read())
    _limit_resources()
    try:
        content = Path(request["path"]).read_bytes()
        record = read_file(request["name"], content, columns=request["columns"])
        output, code = dump_record(record), _FOUND
    except UnreadableDocumentError as error:
        output = json.dumps({"code": error.code, "details": error.details})
        code = _REFUSED
    except (MemoryError, RecursionError):
        output = json.dumps({"code": "out_of_memory", "details": {}})
        code = _REFUSED
    sys.stdout.buffer.write(output.encode())
    return code


if __name__ == "__main__":
    sys.exit(_serve())
