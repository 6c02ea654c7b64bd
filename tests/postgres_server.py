"""A PostgreSQL server for tests: started by them on a port of its own, and stopped afterwards."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote
from uuid import uuid4

PASSWORD = "s3cret/owner"
"""The password of the role that owns every database, in which a slash must be escaped."""
_SETTINGS = (
    # What a crash of the machine would lose is no concern here.
    "fsync = off",
    # A crash of the server loses what isn't committed, and the numbers of its transactions.
    "wal_writer_delay = 10s",
    "max_connections = 60",
    "unix_socket_directories = ''",
    "listen_addresses = '127.0.0.1'",
)

_GUARD = 'cat >/dev/null; "$0" --pgdata "$1" --wait --mode=immediate stop >/dev/null 2>&1'


def programs() -> Path | None:
    """The folder of PostgreSQL's server programs, None where there is none."""
    places = [Path(found).resolve().parent] if (found := shutil.which("initdb")) else []
    if shutil.which("pg_config"):
        told = subprocess.run(["pg_config", "--bindir"], stdout=subprocess.PIPE, check=False)
        places.append(Path(told.stdout.decode().strip()))
    places += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    needed = ("initdb", "pg_ctl", "postgres", "pg_dump")
    return next((p for p in places if all((p / name).exists() for name in needed)), None)


class Server:
    """A server in a temporary folder. It refuses to run as root: another user runs it then."""

    def __init__(self, bin_folder: Path) -> None:
        """Make the server's files, and start it."""
        self.programs = bin_folder
        self._folder = Path(tempfile.mkdtemp(prefix="pg-"))
        self._data = self._folder / "data"
        self._as = _unprivileged()
        password = self._folder / "password"
        password.write_text(PASSWORD, "utf-8")
        if self._as:
            for path in (self._folder, password):
                os.chown(path, self._as["user"], self._as["group"])
        self.run(
            "initdb", "--pgdata", self._data, "--username=owner", f"--pwfile={password}",
            "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync",
        )  # fmt: skip
        self.port = _free_port()
        with (self._data / "postgresql.conf").open("a", encoding="utf-8") as file:
            file.write("\n".join((*_SETTINGS, f"port = {self.port}", "")))
        # Tests that die without a word leave no server behind: it is stopped once this pipe closes.
        self._guard = subprocess.Popen(
            ["sh", "-c", _GUARD, self.programs / "pg_ctl", self._data],
            cwd=self._folder,
            stdin=subprocess.PIPE,
            start_new_session=True,
            **self._as,
        )
        try:
            self.control("start")
        except BaseException:
            self.remove()
            raise

    def control(self, *words: str) -> None:
        """Let ``pg_ctl`` do something, and wait until it is done."""
        log = self._folder / "log"
        self.run("pg_ctl", "--pgdata", self._data, "--log", log, "--wait", *words)

    def run(self, program: str, *words: str | Path) -> str:
        """Run a program of the server's as the user that runs it; return its output."""
        with tempfile.TemporaryFile() as output:
            done = subprocess.run(
                [self.programs / program, *words],
                cwd=self._folder,
                env={**os.environ, "PGPASSWORD": PASSWORD, "LC_ALL": "C.UTF-8"},
                # The server that `pg_ctl` starts keeps this open: a pipe would never end.
                stdout=output,
                stderr=subprocess.STDOUT,
                stdin=subprocess.DEVNULL,
                check=False,
                **self._as,
            )
            output.seek(0)
            told = output.read().decode(errors="replace")
        assert done.returncode == 0, f"{program}: {told}"
        return told

    def address(self, database: str, user: str = "owner", password: str = PASSWORD) -> str:
        """The address of a database."""
        return f"postgresql://{user}:{quote(password, safe='')}@127.0.0.1:{self.port}/{database}"

    def execute(self, statement: str, database: str = "postgres") -> list[tuple[Any, ...]]:
        """Run statements as the owner; return the rows of the last one."""
        import psycopg

        with psycopg.connect(self.address(database), autocommit=True) as connection:
            cursor = connection.execute(statement.encode())
            while cursor.nextset():
                pass
            return cursor.fetchall() if cursor.description else []

    def fresh(self) -> str:
        """Make an empty database; return its name."""
        name = f"claims_{uuid4().hex}"
        self.execute(f"CREATE DATABASE {name}")
        return name

    def drop(self, database: str) -> None:
        """Remove a database, whoever uses it."""
        self.execute(f"DROP DATABASE {database} WITH (FORCE)")

    def remove(self) -> None:
        """Stop the server, and remove its files."""
        self._guard.communicate()
        shutil.rmtree(self._folder)


def _unprivileged() -> dict[str, Any]:
    """Who runs the server: what `subprocess.run` takes."""
    if getattr(os, "geteuid", lambda: 1)() != 0:
        return {}
    import pwd

    for name in ("postgres", "nobody"):
        try:
            user = pwd.getpwnam(name)
        except KeyError:
            continue
        return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
    raise RuntimeError("no unprivileged user can run a server")


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def serving() -> Iterator[Server]:
    """A server while it is needed; skips where none is installed, and fails so on CI."""
    import pytest

    found = programs()
    if found is None:
        reason = "no PostgreSQL server is installed (Debian: apt-get install postgresql)"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    server = Server(found)
    try:
        yield server
    finally:
        server.remove()
