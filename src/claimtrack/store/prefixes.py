"""Finding a row by the beginning of its id."""

from __future__ import annotations

from sqlalchemy import Connection, select
from sqlalchemy.orm import InstrumentedAttribute

from claimtrack.errors import InputError
from claimtrack.store.claim_readings import ASIDE

SHOWN = 5
"""How many candidates an ambiguous beginning is answered with."""


def full_id(conn: Connection, column: InstrumentedAttribute[str], noun: str, prefix: str) -> str:
    """The one id that is `prefix` or begins with it; none, or more than one, is an error that names them.

    Ids sort by their bytes, so those that begin with it come first after it: no LIKE, hence no wildcards.
    A former reading of a claim is meant only when its number is given.
    """
    if not prefix:
        raise InputError(f"No {noun} is named", hint="Give its id or the beginning of it.")
    following = select(column).where(column >= prefix).order_by(column).limit(SHOWN + 1)
    if ASIDE not in prefix:
        following = following.where(~column.contains(ASIDE))
    found = [id for id in conn.execute(following).scalars() if id.startswith(prefix)]
    if not found:
        raise InputError(f"There is no {noun} whose id begins so", where=prefix)
    if len(found) > 1 and found[0] != prefix:
        more = " and more" if len(found) > SHOWN else ""
        candidates = ", ".join(found[:SHOWN]) + more
        raise InputError(
            f"More than one {noun} has an id that begins so", where=prefix, hint=f"Choose: {candidates}."
        )
    return found[0]
