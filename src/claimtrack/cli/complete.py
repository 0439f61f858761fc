"""What the shell offers when Tab is pressed: names from the data files, read only then."""

from __future__ import annotations

from collections.abc import Iterable


def _beginning(names: Iterable[str], incomplete: str) -> list[str]:
    return [name for name in names if name.startswith(incomplete)]


def topics(incomplete: str) -> list[str]:
    """The topics that begin so."""
    from claimtrack.data.watches import known_topics

    return _beginning(sorted(known_topics()), incomplete)


def claim_types(incomplete: str) -> list[str]:
    """The claim types that begin so."""
    from claimtrack.data.watches import known_topics

    return _beginning(sorted(each for types in known_topics().values() for each in types), incomplete)


def watches(incomplete: str) -> list[str]:
    """The bundled watches that begin so; files are completed by the shell."""
    from claimtrack.data.watches import bundled_watches

    return _beginning(bundled_watches(), incomplete)


def sources(incomplete: str) -> list[str]:
    """The bundled sources that begin so."""
    from claimtrack.data.load import DATA

    return _beginning(sorted(path.stem for path in (DATA / "sources").glob("*.toml")), incomplete)


def entities(incomplete: str) -> list[str]:
    """The bundled entities that begin so."""
    from claimtrack.data.entities import load_entities

    return _beginning(sorted(load_entities().by_id), incomplete)


def languages(incomplete: str) -> list[str]:
    """The languages that begin so."""
    from claimtrack.data.lexicons import LANGUAGES

    return _beginning(LANGUAGES, incomplete)


def formats(incomplete: str) -> list[str]:
    """The formats for programs that begin so."""
    from claimtrack.report.export import formats as known

    return _beginning(known(), incomplete)


def formats_and_table(incomplete: str) -> list[str]:
    """The formats that begin so, the table for people among them."""
    return _beginning(["table"], incomplete) + formats(incomplete)
