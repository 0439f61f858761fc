"""Installing a trained spaCy pipeline from a wheel: nothing is unpacked before its SHA-256 was verified.

A wheel is only unpacked, into claimtrack's own folder; no code in it is run, and the packages of Python
stay as they are.
"""

from __future__ import annotations

import hashlib
import json
import re
import secrets
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import IO, Any
from urllib.error import URLError
from urllib.parse import unquote, urlsplit
from urllib.request import urlopen
from zipfile import BadZipFile, ZipFile

from claimtrack.errors import InputError, OutputError
from claimtrack.nlp import SQUATTED, TRAINED, Trained, unusable
from claimtrack.settings import models_folder

RELEASES = "https://github.com/explosion/spacy-models/releases/download/"
ABOUT = "https://raw.githubusercontent.com/explosion/spacy-models/master/"
"""Where spaCy says which pipelines fit which spaCy, and what the checksum of each wheel is."""
WHEEL = re.compile(r"(?P<name>[a-z][a-z0-9_]*)-(?P<version>\d[\w.]*)-py3-none-any\.whl")
SHA256 = re.compile(r"[0-9a-f]{64}")
CHUNK = 1 << 20
TIMEOUT = 60
SMALL = 1 << 22
"""No description of a pipeline has more bytes than these."""

Say = Callable[[str], None]
WITHOUT_SUM = "There is no checksum to verify the wheel with, so it is not installed"


@dataclass(frozen=True, slots=True)
class Wheel:
    """A wheel that may be installed: its file name, where it is, and the SHA-256 it must have."""

    name: str
    version: str
    place: str
    sha256: str


def install(what: str, sha256: str | None = None, say: Say = lambda _: None) -> Trained:
    """Install a pipeline that spaCy publishes, by name, or a wheel by its path or https address.

    The checksum is the one given, else the one published: by spaCy, or in a file beside the wheel
    (`….whl.sha256`). Without one nothing is installed.
    """
    folder = models_folder()
    if folder is None:
        hint = "Unset CLAIMTRACK_MODELS first."
        raise InputError("CLAIMTRACK_MODELS says that no pipeline shall be used", hint=hint)
    wheel = _wheel(what, _checked(sha256))
    with TemporaryDirectory(prefix="claimtrack-") as scratch:
        file = Path(scratch) / "pipeline.whl"
        _fetch(wheel, file, say)
        return _unpack(file, wheel, folder)


def _checked(sha256: str | None) -> str | None:
    if sha256 is None:
        return None
    given = sha256.strip().lower().removeprefix("sha256:")
    if not SHA256.fullmatch(given):
        raise InputError("A SHA-256 is 64 hexadecimal digits", where="option --sha256")
    return given


def _wheel(what: str, sha256: str | None) -> Wheel:
    """What to install; what is not spaCy's, or cannot be verified, is refused."""
    if what in {name for names in TRAINED.values() for name in names}:
        return _published(what, sha256)
    name, its_version = _named(what)
    if its_version == SQUATTED:
        hint = "claimtrack models install NAME takes spaCy's own."
        what_is = f"Packages of version {SQUATTED} only took the names of spaCy's pipelines"
        raise InputError(what_is, where=what, hint=hint)
    if sha256 is None and what.startswith(RELEASES):
        sha256 = _checksum(name, its_version)
    return Wheel(name, its_version, what, sha256 or _beside(what))


def _named(what: str) -> tuple[str, str]:
    """Name and version of the pipeline in a wheel, by the name of its file."""
    file = PurePosixPath(unquote(urlsplit(what).path) if "://" in what else Path(what).as_posix()).name
    found = WHEEL.fullmatch(file)
    if found is None:
        known = ", ".join(name for names in TRAINED.values() for name in names)
        hint = f"Give a wheel such as en_core_web_sm-3.8.0-py3-none-any.whl, or one of {known}."
        raise InputError("This is no pipeline that can be installed", where=what, hint=hint)
    return found["name"], found["version"]


def _published(name: str, sha256: str | None) -> Wheel:
    """The newest wheel of a pipeline for the spaCy that is installed."""
    spacy = ".".join(version("spacy").split(".")[:2])
    versions = _about("compatibility.json").get("spacy", {}).get(spacy, {}).get(name) or []
    if not versions:
        raise InputError(f"spaCy publishes no {name} for spaCy {spacy}")
    place = f"{RELEASES}{name}-{versions[0]}/{name}-{versions[0]}-py3-none-any.whl"
    return Wheel(name, versions[0], place, sha256 or _checksum(name, versions[0]))


def _checksum(name: str, its_version: str) -> str:
    found = str(_about(f"meta/{name}-{its_version}.json").get("checksum_whl", ""))
    if not SHA256.fullmatch(found):
        hint = "Give it with --sha256."
        raise InputError(WITHOUT_SUM, where=f"{name} {its_version}", hint=hint)
    return found


def _about(path: str) -> dict[str, Any]:
    """One of the files in which spaCy describes what it publishes."""
    with _opened(ABOUT + path) as answer:
        try:
            found = json.loads(answer.read(SMALL))
        except ValueError as error:
            raise InputError("spaCy's description cannot be read", where=ABOUT + path) from error
    return found if isinstance(found, dict) else {}


def _beside(place: str) -> str:
    """The checksum in the file beside a wheel; where there is none, nothing can be verified."""
    try:
        with _opened(f"{place}.sha256") as beside:
            found = SHA256.match(beside.read(SMALL).decode("utf-8", "replace").strip().lower())
    except InputError:
        found = None
    if found is None:
        raise InputError(WITHOUT_SUM, where=place, hint="Give it with --sha256.")
    return found[0]


@contextmanager
def _opened(place: str) -> Iterator[IO[bytes]]:
    """A file or an https address open for reading; what cannot be read is an InputError."""
    try:
        if "://" not in place:
            with Path(place).open("rb") as file:
                yield file
            return
        if urlsplit(place).scheme != "https":
            raise InputError("Only https addresses are read", where=place)
        with urlopen(place, timeout=TIMEOUT) as answer:  # noqa: S310  # https, and verified by checksum
            yield answer
    except FileNotFoundError as error:
        raise InputError("There is no such file", where=place) from error
    except (URLError, OSError) as error:
        reason = getattr(error, "reason", None) or getattr(error, "strerror", None) or error
        raise InputError(f"It cannot be read ({reason})", where=place) from error


def _fetch(wheel: Wheel, to: Path, say: Say) -> None:
    """Copy the wheel and verify it; one with another checksum is refused."""
    digest, done = hashlib.sha256(), 0
    with _opened(wheel.place) as source, _writing(to), to.open("wb") as file:
        while chunk := source.read(CHUNK):
            digest.update(chunk)
            file.write(chunk)
            done += len(chunk)
            say(f"{done / 1e6:,.1f} MB of {wheel.name} {wheel.version}")
    if digest.hexdigest() != wheel.sha256:
        what = f"The wheel is not installed: its SHA-256 is {digest.hexdigest()}, and must be {wheel.sha256}"
        raise InputError(what, where=wheel.place)


def _unpack(file: Path, wheel: Wheel, folder: Path) -> Trained:
    """Put the pipeline of a verified wheel into the folder; the one that was there gives way to it."""
    target, draft = folder / wheel.name, folder / f".{wheel.name}-{secrets.token_hex(4)}.part"
    with _writing(folder):
        folder.mkdir(parents=True, exist_ok=True)
        try:
            meta = _extract(file, wheel, draft / "new")
            _put(draft / "new", target, draft / "former")
        finally:
            shutil.rmtree(draft, ignore_errors=True)
    return Trained(wheel.name, str(meta["lang"]), str(meta["version"]), target)


def _put(new: Path, target: Path, former: Path) -> None:
    """Put the new folder in the place of the former, which stays where that fails."""
    if target.exists():
        target.rename(former)
    try:
        new.rename(target)
    except OSError:
        if former.exists():
            former.rename(target)
        raise


def _extract(file: Path, wheel: Wheel, draft: Path) -> dict[str, Any]:
    """Unpack the data of the pipeline; what it says of itself."""
    inside = f"{wheel.name}/{wheel.name}-{wheel.version}/"
    try:
        with ZipFile(file) as archive:
            names = [name for name in archive.namelist() if name.startswith(inside) and name[-1] != "/"]
            if inside + "meta.json" not in names or any(".." in name.split("/") for name in names):
                raise InputError(
                    f"The wheel holds no pipeline {wheel.name} {wheel.version}", where=wheel.place
                )
            meta = json.loads(archive.read(inside + "meta.json"))
            if reason := unusable(meta):
                raise InputError(f"This pipeline cannot be used: {reason}", where=wheel.place)
            for name in names:
                to = draft / name.removeprefix(inside)
                to.parent.mkdir(parents=True, exist_ok=True)
                with archive.open(name) as source, to.open("wb") as out:
                    shutil.copyfileobj(source, out)
    except (BadZipFile, ValueError, AttributeError) as error:
        raise InputError(f"The wheel is broken ({error})", where=wheel.place) from error
    return dict(meta)


@contextmanager
def _writing(place: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        what = f"The pipeline cannot be written ({error.strerror or error})"
        raise OutputError(what, where=str(place)) from error
