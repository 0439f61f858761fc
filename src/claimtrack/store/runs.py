"""Runs: beginning one or taking up one that was interrupted, ending it, and what it came to."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection, Row, func, insert, select, text, update

from claimtrack.errors import StoreError
from claimtrack.store import tables
from claimtrack.store.summaries import SourceSummary, summary
from claimtrack.store.tables import Visit

__all__ = ["Run", "RunView", "SourceSummary", "finish_run", "latest_run", "start_run", "summary"]

QUIET_ELSEWHERE = timedelta(hours=1)
"""After this long without a visit, a run on another machine is taken to be dead."""
QUIET_HERE = timedelta(days=1)
"""After this long even a live process is taken to be another one that was given the same number."""
STATES = ("running", "finished", "stopped", "failed")


@dataclass(frozen=True, slots=True)
class Run:
    """A run that may work; `resumed` when it goes on with what an interrupted one left waiting."""

    id: str
    resumed: bool


@dataclass(frozen=True, slots=True)
class RunView:
    """A run as the store has it; state is running, finished, stopped (by hand, before its end) or failed."""

    id: str
    kind: str
    watch: str | None
    state: str
    started: datetime
    resumed: datetime | None
    finished: datetime | None
    host: str
    pid: int
    note: str | None


def start_run(
    conn: Connection,
    *,
    kind: str,
    watch: str | None,
    now: datetime,
    host: str,
    pid: int,
    id: str | None = None,
) -> Run:
    """A new run, or the unfinished one of the same kind and watch whose process is dead.

    One whose process is alive is an error. A caller that gives the `id` of a run takes it over in any case.
    """
    _alone(conn)
    found = _unfinished(conn, kind, watch, id)
    if found is None:
        row = {"id": id or uuid4().hex, "kind": kind, "watch": watch, "state": "running"}
        conn.execute(insert(tables.Run), [{**row, "started": now, "host": host, "pid": pid}])
        return Run(row["id"] or "", resumed=False)
    if id is None and found.state == "running" and _is_alive(conn, found, now, host, pid):
        raise StoreError(
            f"A {kind} of this watch is still being worked on by process {found.pid} on {found.host}",
            where=watch,
            hint="Wait until it is done, or stop it first.",
        )
    taken = {"state": "running", "resumed": now, "finished": None, "host": host, "pid": pid}
    conn.execute(update(tables.Run).where(tables.Run.id == found.id).values(taken))
    return Run(found.id, resumed=True)


def finish_run(conn: Connection, run: str, now: datetime, state: str, note: str | None = None) -> None:
    """End the run as finished, failed, or stopped; a stopped one is taken up by the next of its kind."""
    if state not in STATES[1:]:
        raise ValueError(f"a run does not end as {state!r}")
    ended = {"state": state, "finished": now, "note": note}
    conn.execute(update(tables.Run).where(tables.Run.id == run).values(ended))


def latest_run(conn: Connection, *, kind: str | None = None, watch: str | None = None) -> RunView | None:
    """The run that began last, of the kind and watch if given; None when there was none."""
    statement = select(tables.Run.__table__).order_by(tables.Run.started.desc(), tables.Run.id).limit(1)
    if kind is not None:
        statement = statement.where(tables.Run.kind == kind)
    if watch is not None:
        statement = statement.where(tables.Run.watch == watch)
    row = conn.execute(statement).one_or_none()
    return None if row is None else RunView(**row._mapping)


def _alone(conn: Connection) -> None:
    """Let no other process begin a run meanwhile; on SQLite the transaction is already the only writer."""
    if conn.dialect.name == "postgresql":
        conn.execute(text("LOCK TABLE run IN SHARE ROW EXCLUSIVE MODE"))


def _unfinished(conn: Connection, kind: str, watch: str | None, id: str | None) -> Row[Any] | None:
    statement = select(tables.Run.__table__)
    if id is not None:
        return conn.execute(statement.where(tables.Run.id == id)).one_or_none()
    statement = statement.where(
        tables.Run.kind == kind,
        tables.Run.watch.is_not_distinct_from(watch),
        tables.Run.state.in_(["running", "stopped"]),
    )
    return conn.execute(statement.order_by(tables.Run.started.desc()).limit(1)).one_or_none()


def _is_alive(conn: Connection, run: Row[Any], now: datetime, host: str, pid: int) -> bool:
    """Whether somebody works on the run; who asks with its own process number is its successor."""
    last_visit = conn.execute(select(func.max(Visit.at)).where(Visit.run == run.id)).scalar()
    sign = max(moment for moment in (run.started, run.resumed, last_visit) if moment is not None)
    if run.host != host:
        return bool(now - sign < QUIET_ELSEWHERE)
    if run.pid == pid:
        return False
    return bool(now - sign < QUIET_HERE) and _process_is_alive(run.pid, now - sign)


def _process_is_alive(pid: int, quiet: timedelta) -> bool:
    """Whether this machine has such a process; Windows cannot be asked without harm: silence decides."""
    if os.name == "nt":
        return quiet < QUIET_ELSEWHERE
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
