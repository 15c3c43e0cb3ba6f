"""Run a command with DATABASE_URL naming a PostgreSQL of its own, gone afterwards.

    python scripts/with_postgresql.py COMMAND …

The cluster lies in a folder of its own and listens on a socket there and nowhere else.
It does not wait for the disk: it is for tests. `--durable` before the command makes it
wait, for measurements. Without PostgreSQL the command is left out, and that is told;
with FOLKMOOT_NO_SKIPS=1 that is a failure.
"""

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

_NAME = "folkmoot"
_IN_A_HURRY = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")
_SECONDS_TO_START = 60


def main(arguments: list[str]) -> int:
    is_durable = arguments[:1] == ["--durable"]
    command = arguments[is_durable:]
    programs = find_programs()
    if programs is None:
        print(f"PostgreSQL is missing (apt install postgresql). Left out: {command}")
        return 1 if os.environ.get("FOLKMOOT_NO_SKIPS") else 0
    with start_cluster(programs, is_durable=is_durable) as url:
        return subprocess.run(
            command, env={**os.environ, "DATABASE_URL": url}
        ).returncode


def find_programs() -> Path | None:
    """The folder of PostgreSQL's programs; Debian keeps it out of the PATH."""
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    found = shutil.which("initdb")
    if found:
        folders.append(Path(found).resolve().parent)
    return next((f for f in folders if (f / "postgres").exists()), None)


@contextmanager
def start_cluster(programs: Path, *, is_durable: bool) -> Iterator[str]:
    """A cluster with one database; gives its URL."""
    user = choose_user()
    folder = Path(tempfile.mkdtemp(prefix="folkmoot-pg-"))
    if user:
        os.chown(folder, user.pw_uid, user.pw_gid)
    try:
        new = ["-D", folder / "data", "-U", _NAME, "--auth=trust", "--no-sync"]
        spoken = ["--encoding=UTF8", "--locale=C.UTF-8"]
        run_quietly([programs / "initdb", *new, *spoken], user)
        server = start_server(programs, folder, user, is_durable=is_durable)
        try:
            wait_for_server(programs, folder, server)
            run_quietly([programs / "createdb", "-h", folder, "-U", _NAME, _NAME], user)
            yield f"postgresql://{_NAME}@{quote(str(folder), safe='')}/{_NAME}"
        finally:
            server.send_signal(signal.SIGINT)  # a fast shutdown, whoever is there
            server.wait()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def choose_user() -> pwd.struct_passwd | None:
    """PostgreSQL does not run as root: then as the user made for it, or nobody."""
    if os.getuid() != 0:
        return None
    try:
        return pwd.getpwnam("postgres")
    except KeyError:
        return pwd.getpwnam("nobody")


def start_server(
    programs: Path, folder: Path, user: pwd.struct_passwd | None, *, is_durable: bool
) -> subprocess.Popen[bytes]:
    options = ["listen_addresses=", "max_connections=200"]
    options += () if is_durable else _IN_A_HURRY
    command = [programs / "postgres", "-D", folder / "data", "-k", folder]
    for option in options:
        command += ["-c", option]
    with (folder / "log").open("wb") as log:
        return subprocess.Popen(command, stdout=log, stderr=log, **as_user(user))


def wait_for_server(
    programs: Path, folder: Path, server: subprocess.Popen[bytes]
) -> None:
    until = time.monotonic() + _SECONDS_TO_START
    command = [programs / "pg_isready", "-q", "-h", folder]
    while subprocess.run(command).returncode != 0:
        if server.poll() is not None or time.monotonic() > until:
            log = (folder / "log").read_text(errors="replace")
            raise SystemExit(f"PostgreSQL did not start:\n{log}")
        time.sleep(0.1)


def run_quietly(command: list[object], user: pwd.struct_passwd | None) -> None:
    done = subprocess.run(
        [str(part) for part in command], capture_output=True, text=True, **as_user(user)
    )
    if done.returncode:
        raise SystemExit(f"{command[0]} failed:\n{done.stdout}{done.stderr}")


def as_user(user: pwd.struct_passwd | None) -> dict[str, object]:
    if user is None:
        return {"cwd": "/"}
    ids = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
    return {"cwd": "/", **ids}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
