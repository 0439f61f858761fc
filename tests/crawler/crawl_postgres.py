"""A schema of one's own on the PostgreSQL that CLAIMTRACK_TEST_POSTGRES names."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import uuid4

import pytest
from sqlalchemy import create_engine, make_url, text

WITHOUT = "needs CLAIMTRACK_TEST_POSTGRES, the URL of a PostgreSQL database in which schemas may be made"


@contextmanager
def own_schema() -> Iterator[str]:
    """The URL that leads into a new schema, dropped in the end; without a server the test is skipped."""
    written = os.environ.get("CLAIMTRACK_TEST_POSTGRES", "")
    if not written:
        pytest.skip(WITHOUT)
    url = make_url(written).set(drivername="postgresql+psycopg")
    name = f"claimtrack_test_{uuid4().hex}"
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as conn:
        conn.execute(text(f"CREATE SCHEMA {name}"))
    try:
        inside = url.update_query_dict({"options": f"-csearch_path={name}"})
        yield inside.render_as_string(hide_password=False)
    finally:
        with engine.connect() as conn:
            conn.execute(text(f"DROP SCHEMA {name} CASCADE"))
        engine.dispose()
