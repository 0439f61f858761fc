"""What all tables share, and which migration they correspond to."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import Date, Double, LargeBinary, MetaData
from sqlalchemy.orm import DeclarativeBase

from claimtrack.store.types import CleanText, Json, Moment

SCHEMA = "0003"
"""The newest migration: what a store must be at before it is used."""

VERSION_TABLE = "claimtrack_version"
"""Our own name, so that a PostgreSQL database may be shared with another program that uses Alembic."""


class Base(DeclarativeBase):
    """What all tables share: the names of their constraints, and how Python's types are stored."""

    metadata = MetaData(
        naming_convention={
            "pk": "%(table_name)s_key",
            "uq": "%(table_name)s_once_by_%(column_0_N_name)s",
            "ix": "%(table_name)s_by_%(column_0_N_name)s",
            "fk": "%(table_name)s_%(column_0_name)s_exists",
        }
    )
    type_annotation_map = {  # noqa: RUF012
        str: CleanText,
        datetime: Moment,
        date: Date,
        float: Double,
        bytes: LargeBinary,
        list[Any]: Json,
        dict[str, str]: Json,
    }
