"""Trained pipelines are installed from verified wheels only, and nothing else is."""

from __future__ import annotations

import hashlib
import io
import json
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import IO, Any
from zipfile import ZipFile

import pytest
import spacy

from claimtrack import nlp
from claimtrack.errors import InputError, OutputError
from claimtrack.pipeline import models as installing
from claimtrack.pipeline.models import ABOUT, RELEASES, install
from tiny_model import build_wheel, forget_models

LISTED = "en_core_web_sm"


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.fixture
def blank(tmp_path: Path) -> Callable[..., Path]:
    """Makes the wheel of a pipeline that has learnt nothing."""

    def blank(
        name: str = "en_plain", version: str = "1.0.0", changes: Mapping[str, Any] = MappingProxyType({})
    ) -> Path:
        pipe = spacy.blank("en")
        pipe.add_pipe("ner").add_label("ORG")
        pipe.initialize()
        return build_wheel(tmp_path, pipe, name, version, {"labels": {"ner": ["ORG"]}, **changes})

    return blank


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> dict[str, bytes]:
    """What stands at addresses; nothing else can be read."""
    pages: dict[str, bytes] = {}

    @contextmanager
    def opened(url: str, timeout: float) -> Iterator[IO[bytes]]:
        if url not in pages:
            raise OSError("Not Found")
        yield io.BytesIO(pages[url])

    monkeypatch.setattr(installing, "urlopen", opened)
    return pages


def test_a_verified_wheel_is_unpacked_and_its_code_is_not_run(models: Path, tiny_wheel: Path) -> None:
    done = install(str(tiny_wheel), sha256(tiny_wheel))
    assert (done.name, done.version, done.lang, done.folder) == ("en_tiny", "0.1.0", "en", models / "en_tiny")
    assert [path.name for path in models.iterdir()] == ["en_tiny"]
    assert "en_tiny" not in sys.modules
    forget_models()
    assert nlp.trained("en") == "en_tiny"
    assert nlp.trained("de") is None
    assert nlp.fingerprint() == "en_tiny 0.1.0"
    recognise = nlp.recogniser("en")
    assert recognise is not None
    text = "The board of Polderkaart met on Friday."
    assert [text[start:end] for start, end in recognise(text)] == ["Polderkaart"]


@pytest.mark.parametrize("given", ["{}", "sha256:{}", " {}\n"])
def test_a_checksum_may_be_written_as_tools_print_it(models: Path, tiny_wheel: Path, given: str) -> None:
    assert install(str(tiny_wheel), given.format(sha256(tiny_wheel))).name == "en_tiny"


def test_a_checksum_beside_the_wheel_will_do(models: Path, blank: Callable[..., Path]) -> None:
    wheel = blank()
    beside = wheel.with_name(f"{wheel.name}.sha256")
    beside.write_text(f"{sha256(wheel)}  {wheel.name}\n", encoding="utf-8")
    assert install(str(wheel)).name == "en_plain"


def test_without_a_checksum_nothing_is_installed(models: Path, blank: Callable[..., Path]) -> None:
    wheel = blank()
    with pytest.raises(InputError, match=r"There is no checksum .* Give it with --sha256\."):
        install(str(wheel))
    wheel.with_name(f"{wheel.name}.sha256").write_text("see our site", encoding="utf-8")
    with pytest.raises(InputError, match="There is no checksum"):
        install(str(wheel))
    assert not models.exists()


def test_another_checksum_is_refused_before_anything_is_unpacked(
    models: Path, blank: Callable[..., Path]
) -> None:
    wheel = blank()
    with pytest.raises(InputError, match="The wheel is not installed: its SHA-256 is"):
        install(str(wheel), "0" * 64)
    with pytest.raises(InputError, match="A SHA-256 is 64 hexadecimal digits"):
        install(str(wheel), "abc")
    assert not models.exists()


class TestFromSpacy:
    """What spaCy publishes: the newest that fits, with the checksum from its description."""

    def published(self, web: dict[str, bytes], wheel: Path, version: str = "3.8.0") -> str:
        minor = ".".join(spacy.about.__version__.split(".")[:2])
        fitting = {"spacy": {minor: {LISTED: [version, "3.7.9"]}, "3.1": {LISTED: ["3.1.0"]}}}
        place = f"{RELEASES}{LISTED}-{version}/{LISTED}-{version}-py3-none-any.whl"
        about = {"checksum": "0" * 64, "checksum_whl": sha256(wheel)}
        web[f"{ABOUT}compatibility.json"] = json.dumps(fitting).encode()
        web[f"{ABOUT}meta/{LISTED}-{version}.json"] = json.dumps(about).encode()
        web[place] = wheel.read_bytes()
        return place

    def test_by_name(self, models: Path, web: dict[str, bytes], blank: Callable[..., Path]) -> None:
        self.published(web, blank(LISTED, "3.8.0"))
        said: list[str] = []
        assert install(LISTED, say=said.append).version == "3.8.0"
        assert said[-1].endswith(f"MB of {LISTED} 3.8.0")

    def test_by_address(self, models: Path, web: dict[str, bytes], blank: Callable[..., Path]) -> None:
        place = self.published(web, blank(LISTED, "3.8.0"))
        assert install(place).name == LISTED

    def test_a_wheel_other_than_described_is_refused(
        self, models: Path, web: dict[str, bytes], blank: Callable[..., Path]
    ) -> None:
        place = self.published(web, blank(LISTED, "3.8.0"))
        web[place] += b"more"
        with pytest.raises(InputError, match="The wheel is not installed: its SHA-256 is"):
            install(LISTED)
        assert not models.exists()

    def test_one_without_a_described_checksum_is_refused(
        self, models: Path, web: dict[str, bytes], blank: Callable[..., Path]
    ) -> None:
        self.published(web, blank(LISTED, "3.8.0"))
        web[f"{ABOUT}meta/{LISTED}-3.8.0.json"] = b"{}"
        with pytest.raises(InputError, match="There is no checksum"):
            install(LISTED)

    def test_one_that_is_not_published_for_this_spacy_is_refused(
        self, models: Path, web: dict[str, bytes], blank: Callable[..., Path]
    ) -> None:
        self.published(web, blank(LISTED, "3.8.0"))
        with pytest.raises(InputError, match=r"spaCy publishes no de_core_news_sm for spaCy \d"):
            install("de_core_news_sm")

    def test_what_cannot_be_read_is_said(self, models: Path, web: dict[str, bytes]) -> None:
        with pytest.raises(InputError, match=r"It cannot be read \(Not Found\): https://.*compatibility"):
            install(LISTED)

    def test_a_broken_description_is_said_to_be_one(self, models: Path, web: dict[str, bytes]) -> None:
        web[f"{ABOUT}compatibility.json"] = b"<html>"
        with pytest.raises(InputError, match="spaCy's description cannot be read"):
            install(LISTED)


@pytest.mark.parametrize(
    "what",
    [
        "en_core_web_sm-999.9.9-py3-none-any.whl",
        "https://example.org/de_core_news_sm-999.9.9-py3-none-any.whl",
    ],
)
def test_packages_that_only_took_the_name_are_refused(models: Path, web: dict[str, bytes], what: str) -> None:
    with pytest.raises(InputError, match="only took the names of spaCy's pipelines: "):
        install(what, "0" * 64)
    assert not models.exists()


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"version": "999.9.9"}, "version 999.9.9 is not spaCy's"),
        ({"lang": "fr"}, "its language is 'fr', and claimtrack reads en, de, zh"),
        ({"labels": {"ner": ["PERSON"]}}, "it names no organisations"),
        ({"spacy_version": ">=2.0.0,<2.1.0"}, "it is made for spaCy >=2.0.0,<2.1.0, and "),
        ({"requirements": ["spacy-nowhere>=1.0"]}, "it needs spacy-nowhere>=1.0: install that first"),
        ({"requirements": ["spacy>=99"]}, "it needs spacy>=99: install that first"),
    ],
)
def test_a_pipeline_that_cannot_be_used_is_refused(
    models: Path, blank: Callable[..., Path], changes: dict[str, Any], reason: str
) -> None:
    wheel = blank(changes=changes)
    with pytest.raises(InputError) as error:
        install(str(wheel), sha256(wheel))
    assert str(error.value).startswith(f"This pipeline cannot be used: {reason}")
    assert not any(models.iterdir())


def test_a_wheel_cannot_write_outside_its_folder(models: Path, blank: Callable[..., Path]) -> None:
    wheel = blank()
    with ZipFile(wheel, "a") as archive:
        archive.writestr("en_plain/en_plain-1.0.0/../../../out.txt", "out")
    with pytest.raises(InputError, match=r"The wheel holds no pipeline en_plain 1\.0\.0"):
        install(str(wheel), sha256(wheel))
    assert not list(models.rglob("out.txt"))
    assert not list(models.parent.rglob("out.txt"))


def test_a_broken_wheel_is_said_to_be_one(models: Path, tmp_path: Path) -> None:
    wheel = tmp_path / "en_plain-1.0.0-py3-none-any.whl"
    wheel.write_bytes(b"no archive")
    with pytest.raises(InputError, match="The wheel is broken"):
        install(str(wheel), sha256(wheel))


@pytest.mark.parametrize(
    ("what", "sentence"),
    [
        ("french", "This is no pipeline that can be installed: french. Give a wheel such as en_core_web_sm"),
        ("en_plain-1.0.tar.gz", "This is no pipeline that can be installed"),
        ("en_plain-1.0.0-py3-none-any.whl", "There is no such file: en_plain-1.0.0-py3-none-any.whl."),
        ("http://example.org/en_plain-1.0.0-py3-none-any.whl", "Only https addresses are read: http://"),
        ("file:///en_plain-1.0.0-py3-none-any.whl", "Only https addresses are read: file:///"),
    ],
)
def test_what_cannot_be_installed_is_refused(models: Path, what: str, sentence: str) -> None:
    with pytest.raises(InputError) as error:
        install(what, "0" * 64)
    assert str(error.value).startswith(sentence)


def test_a_newer_version_takes_the_place_of_the_former(models: Path, blank: Callable[..., Path]) -> None:
    for version in ("1.0.0", "1.1.0"):
        wheel = blank(version=version)
        install(str(wheel), sha256(wheel))
        forget_models()
        assert [(one.name, one.version) for one in nlp.installed()] == [("en_plain", version)]
    assert [path.name for path in models.iterdir()] == ["en_plain"]


def test_the_former_stays_where_the_new_one_is_broken(models: Path, blank: Callable[..., Path]) -> None:
    wheel = blank()
    install(str(wheel), sha256(wheel))
    wrong = blank(version="1.1.0", changes={"lang": "fr"})
    with pytest.raises(InputError):
        install(str(wrong), sha256(wrong))
    assert [(one.name, one.version) for one in nlp.installed()] == [("en_plain", "1.0.0")]


def test_a_folder_that_cannot_be_written_is_named(
    models: Path, blank: Callable[..., Path], tmp_path: Path
) -> None:
    models.write_text("a file where the folder should be", encoding="utf-8")
    wheel = blank()
    with pytest.raises(OutputError, match="The pipeline cannot be written"):
        install(str(wheel), sha256(wheel))


def test_none_means_none(models: Path, tiny_wheel: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(str(tiny_wheel), sha256(tiny_wheel))
    monkeypatch.setenv("CLAIMTRACK_MODELS", "none")
    forget_models()
    assert nlp.trained("en") is None
    assert nlp.fingerprint() == ""
    with pytest.raises(InputError, match="CLAIMTRACK_MODELS says that no pipeline shall be used"):
        install(str(tiny_wheel), sha256(tiny_wheel))


def test_ones_own_goes_before_spacys_and_the_better_before_the_smaller(
    models: Path, blank: Callable[..., Path]
) -> None:
    for name in (LISTED, "en_core_web_md", "en_plain"):
        wheel = blank(name)
        install(str(wheel), sha256(wheel))
    forget_models()
    assert [one.name for one in nlp.installed()] == ["en_plain", "en_core_web_md", LISTED]
    assert nlp.trained("en") == "en_plain"


def test_a_package_that_only_took_the_name_is_never_used(
    models: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "site" / LISTED
    package.mkdir(parents=True)
    (package / "__init__.py").write_text("raise SystemExit('it was imported')\n", encoding="utf-8")
    monkeypatch.syspath_prepend(str(package.parent))
    for meta in (None, {"lang": "en", "version": "999.9.9"}):
        if meta:
            (package / "meta.json").write_text(json.dumps(meta), encoding="utf-8")
        forget_models()
        assert [(one.name, one.trusted) for one in nlp.installed()] == [(LISTED, False)]
        assert nlp.trained("en") is None


def test_a_package_of_spacys_is_used(
    models: Path, tmp_path: Path, blank: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    with ZipFile(blank(LISTED, "3.8.0")) as archive:
        archive.extractall(tmp_path / "site")
    monkeypatch.syspath_prepend(str(tmp_path / "site"))
    forget_models()
    found = nlp.used("en")
    assert found is not None
    assert (found.name, found.folder.name) == (LISTED, f"{LISTED}-3.8.0")
    assert nlp.recogniser("en") is not None


def test_a_pipeline_that_cannot_be_loaded_is_named(models: Path, blank: Callable[..., Path]) -> None:
    wheel = blank()
    install(str(wheel), sha256(wheel))
    (models / "en_plain" / "config.cfg").write_text("[nlp]\n", encoding="utf-8")
    forget_models()
    with pytest.raises(InputError, match=r"The trained pipeline cannot be loaded .*en_plain.* models list"):
        nlp.recogniser("en")
