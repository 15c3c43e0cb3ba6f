"""Read a file in a child process with limits on time and memory.

A document is foreign input: whatever it does to a parser, the call goes on and the
other files are read. `python -m folkmoot.documents.sandbox` is the child: it takes a
request as JSON on standard input and answers with a line of JSON and the record's JSON.
"""

from __future__ import annotations

import contextlib
import errno
import json
import os
import signal
import stat
import subprocess
import sys
import threading
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

import folkmoot
from folkmoot.documents.intake import SIZE_LIMIT, tell_too_large
from folkmoot.domain.errors import UnreadableDocumentError

if TYPE_CHECKING:
    from folkmoot.documents.read_file import FileRead

WALL_SECONDS = 60
CPU_SECONDS = 55
# With the parent's own some 40 MB a call stays within 512 MB.
DATA_LIMIT = 420_000_000
# Bytecode may be kept; nothing else is ever written.
_WRITE_LIMIT = 2_000_000
_OPEN_FILES = 64
_OPENING_FAULTS = {
    errno.ENOENT: "missing_file",
    errno.EACCES: "no_permission",
    errno.EPERM: "no_permission",
    errno.EISDIR: "not_a_file",
    errno.ENXIO: "not_a_file",
    errno.ELOOP: "symlink",
}
_READ = 0
_REFUSED = 3


class Sandbox:
    """The children of a call. Leaving it ends them all, however it is left."""

    def __init__(self) -> None:
        self._children: set[subprocess.Popen[bytes]] = set()
        self._lock = threading.Lock()
        self._is_closed = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """End all children; none is started after this."""
        with self._lock:
            self._is_closed = True
            for child in self._children:
                _end(child)

    def read(
        self,
        path: Path,
        *,
        columns: Mapping[str, str] | None = None,
        data_limit: int = DATA_LIMIT,
        wall_seconds: float = WALL_SECONDS,
    ) -> FileRead:
        """Read a file in a process of its own with at most `data_limit` bytes.

        Raises:
            UnreadableDocumentError: refused, too slow, too hungry, or a reader's fault.
        """
        request = {
            "path": os.fsencode(path.absolute()).hex(),
            "name": show_name(path.name),
            "columns": dict(columns or {}),
            "data_limit": data_limit,
        }
        child = self._start()
        try:
            output, errors = child.communicate(
                json.dumps(request).encode(), wall_seconds
            )
        except subprocess.TimeoutExpired as error:
            raise _too_slow(wall_seconds) from error
        finally:
            _end(child)
            _close_pipes(child)
            with self._lock:
                self._children.discard(child)
        return _open_answer(child.returncode, output, errors)

    def _start(self) -> subprocess.Popen[bytes]:
        with self._lock:
            if self._is_closed:
                raise KeyboardInterrupt
            child = subprocess.Popen(
                [sys.executable, "-P", "-m", "folkmoot.documents.sandbox"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                env=_make_environment(),
                close_fds=True,
                # Ctrl-C goes to the parent, which ends the children itself.
                start_new_session=True,
            )
            self._children.add(child)
            return child


def show_name(name: str) -> str:
    """A file name as text that can be written; bytes that are no text are marked."""
    return os.fsencode(name).decode("utf-8", "replace")


def _make_environment() -> dict[str, str]:
    """The parent's modules and nothing else that changes how Python behaves."""
    plain = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
    home = Path(folkmoot.__file__).parent.parent
    working = os.path.abspath(os.curdir)
    places = [place for place in sys.path if os.path.isabs(place) and place != working]
    return {
        **plain,
        "OMP_NUM_THREADS": "1",
        "OPENBLAS_NUM_THREADS": "1",
        "PYTHONUTF8": "1",
        "PYTHONPATH": os.pathsep.join([*places, str(home)]),
    }


def _end(child: subprocess.Popen[bytes]) -> None:
    """End a child and whatever it started."""
    if child.poll() is None:
        with contextlib.suppress(OSError):
            if hasattr(os, "killpg"):
                os.killpg(child.pid, signal.SIGKILL)
            else:
                child.kill()
    child.wait()


def _close_pipes(child: subprocess.Popen[bytes]) -> None:
    for pipe in (child.stdin, child.stdout, child.stderr):
        with contextlib.suppress(OSError):
            if pipe is not None:
                pipe.close()


def _open_answer(code: int, output: bytes, errors: bytes) -> FileRead:
    from folkmoot.documents.read_file import FileRead
    from folkmoot.documents.record_json import load_record

    if code not in (_READ, _REFUSED):
        raise _tell_end(code, errors)
    line, _, record = output.partition(b"\n")
    told = json.loads(line)
    if code == _REFUSED:
        raise UnreadableDocumentError(told["code"], **told["details"])
    try:
        return FileRead(
            record=load_record(record), unknown_columns=told["unknown_columns"]
        )
    except UnreadableDocumentError as error:
        # What a reader made, not what the file holds: the child checks records read.
        fault = f"{error.details['place']}: {error.details['fault']}"
        raise UnreadableDocumentError("reader_failed", error=fault) from error


def _tell_end(code: int, errors: bytes) -> UnreadableDocumentError:
    """Why a child ended without an answer."""
    lines = errors.decode("utf-8", "replace").strip().splitlines()
    told = lines[-1][:200] if lines else ""
    names = {number.value: number.name for number in signal.Signals}
    ended_by = names.get(-code, f"exit {code}")
    if ended_by in ("SIGXCPU", "SIGALRM"):
        return _too_slow(CPU_SECONDS)
    # Parsers in C end themselves when they are given no more memory.
    is_hungry = ended_by in ("SIGABRT", "SIGKILL", "SIGTRAP", "SIGILL")
    if is_hungry or told.startswith(("MemoryError", "RuntimeError: std::bad_alloc")):
        return UnreadableDocumentError("out_of_memory")
    return UnreadableDocumentError("reader_failed", error=told or ended_by)


def _too_slow(seconds: float) -> UnreadableDocumentError:
    return UnreadableDocumentError("timed_out", seconds=round(seconds))


def serve() -> int:
    """Be the child: read the file that the request names, and answer."""
    from folkmoot.documents.read_file import read_any_columns

    request = json.loads(sys.stdin.buffer.read())
    _limit_resources(request["data_limit"])
    try:
        content = _read_bytes(bytes.fromhex(request["path"]))
        read = read_any_columns(request["name"], content, columns=request["columns"])
        answer, code = _pack(read), _READ
    except UnreadableDocumentError as error:
        told = {"code": error.code, "details": error.details}
        answer, code = json.dumps(told, default=str).encode(), _REFUSED
    except MemoryError:
        told = {"code": "out_of_memory", "details": {}}
        answer, code = json.dumps(told).encode(), _REFUSED
    sys.stdout.buffer.write(answer)
    sys.stdout.buffer.flush()
    return code


def _pack(read: FileRead) -> bytes:
    from folkmoot.documents.record_json import pack_record

    unknown = read.unknown_columns
    told = {"unknown_columns": None if unknown is None else dict(unknown)}
    return json.dumps(told).encode() + b"\n" + pack_record(read.record)


def _read_bytes(path: bytes) -> bytes:
    """The content of a file that may have been changed since it was looked at."""
    try:
        with open(path, "rb", opener=_open_without_waiting) as file:
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode):
                raise UnreadableDocumentError("not_a_file")
            if status.st_size > SIZE_LIMIT:
                raise tell_too_large(status.st_size)
            return file.read(status.st_size)
    except OSError as error:
        code = _OPENING_FAULTS.get(error.errno or 0, "damaged")
        raise UnreadableDocumentError(code) from error


def _open_without_waiting(path: str, flags: int) -> int:
    """Neither through a link nor for the other end of a pipe."""
    for name in ("O_NOFOLLOW", "O_NONBLOCK"):
        flags |= getattr(os, name, 0)
    return os.open(path, flags)


def _limit_resources(data_limit: int) -> None:
    """Set the limits that the platform has; the parent's wall clock holds on all."""
    if hasattr(signal, "alarm"):
        # Should the parent be gone, nobody else would end the child.
        signal.alarm(WALL_SECONDS + 5)
    try:
        import resource
    except ImportError:
        return
    limits = {
        resource.RLIMIT_DATA: (data_limit, data_limit),
        resource.RLIMIT_CPU: (CPU_SECONDS, CPU_SECONDS + 2),
        resource.RLIMIT_FSIZE: (_WRITE_LIMIT, _WRITE_LIMIT),
        resource.RLIMIT_NOFILE: (_OPEN_FILES, _OPEN_FILES),
        resource.RLIMIT_CORE: (0, 0),
    }
    for kind, limit in limits.items():
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(kind, limit)


if __name__ == "__main__":
    sys.exit(serve())
