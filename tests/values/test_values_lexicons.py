"""The lexicons of values: strictly read, folded, and complete in each language."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimtrack.errors import DataFileError, InputError
from claimtrack.folding import fold
from claimtrack.model import Qualifier
from claimtrack.values import lexicon as lexicons
from claimtrack.values.find import find, may_hold
from claimtrack.values.lexicon import FILES, FOLDER, languages, lexicon_of
from claimtrack.values.roles import SCANNED, Role

NEEDED = (
    Role.CARDINAL, Role.SCALE, Role.BEFORE, Role.AFTER, Role.BETWEEN, Role.TO, Role.FROM, Role.PERCENT,
    Role.POINTS, Role.CURRENCY_BEFORE, Role.CURRENCY_AFTER, Role.PEOPLE, Role.THING, Role.HEAD, Role.PAY,
    Role.DURATION, Role.WEEKDAY, Role.SPAN, Role.SHIFT, Role.STRETCH, Role.RELATIVE, Role.PART,
    Role.FISCAL, Role.VAGUE, Role.FIGURES, Role.LEVEL, Role.BLOCKED, Role.LABEL, Role.NAME, Role.STOP,
    Role.PER_YEAR_OF_SERVICE, Role.GROWTH, Role.CLOCK, Role.ADDRESS,
)  # fmt: skip


def words(lang: str, role: Role) -> list[str]:
    phrases = lexicon_of(lang).phrases
    return [phrase for each in phrases.values() for phrase, roles in each if role in roles]


def test_three_languages_are_known() -> None:
    assert languages() == ["de", "en", "zh"]


@pytest.mark.parametrize("lang", ["fr", "", "en-US", "../en", "zh_Hant"])
def test_another_language_is_refused_by_name(lang: str) -> None:
    with pytest.raises(InputError, match="de, en, zh"):
        find("5 jobs", lang)


@pytest.mark.parametrize("published", ["yesterday", "2025-13-01", "15.09.2025"])
def test_a_broken_published_date_is_refused(published: str) -> None:
    with pytest.raises(InputError):
        find("5 jobs last year", "en", published)


@pytest.mark.parametrize("lang", ["en", "de", "zh"])
def test_every_language_has_words_for_every_role_it_needs(lang: str) -> None:
    optional = {Role.SHIFT} if lang == "zh" else set()
    assert [role for role in NEEDED if role not in optional and not words(lang, role)] == []
    assert not any(words(lang, role) for role in SCANNED)


@pytest.mark.parametrize("lang", ["en", "de", "zh"])
def test_every_qualifier_can_be_said(lang: str) -> None:
    phrases = lexicon_of(lang).phrases
    said = {roles[Role.BEFORE] for each in phrases.values() for _, roles in each if Role.BEFORE in roles}
    assert said == {str(qualifier) for qualifier in Qualifier}


@pytest.mark.parametrize("lang", ["en", "de", "zh"])
def test_every_word_is_in_the_form_that_texts_are_folded_to(lang: str) -> None:
    for each in lexicon_of(lang).phrases.values():
        for phrase, _ in each:
            assert phrase == fold(phrase).strip()


@pytest.mark.parametrize("lang", ["en", "de", "zh"])
def test_every_currency_is_an_iso_code_and_is_found(lang: str) -> None:
    for each in lexicon_of(lang).phrases.values():
        for phrase, roles in each:
            if Role.CURRENCY_AFTER in roles:
                code = str(roles[Role.CURRENCY_AFTER])
                assert (len(code), code) == (3, code.upper())
                (value,) = find(f"5 {phrase}", lang)
                assert (value.unit, value.low) == (code, 5), phrase


@pytest.mark.parametrize("lang", ["en", "de", "zh"])
def test_every_bound_before_a_number_is_found(lang: str) -> None:
    for phrase in words(lang, Role.BEFORE):
        (value,) = find(f"{phrase} 300 %", lang)
        assert value.qualifier is not None, phrase
        assert value.start == 0, phrase


def broken(folder: Path, name: str, text: str) -> None:
    for each in FILES:
        source = (FOLDER / "en" / f"{each}.toml").read_text(encoding="utf-8")
        (folder / "xx").mkdir(exist_ok=True)
        (folder / "xx" / f"{each}.toml").write_text(source + (text if each == name else ""), encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("\n[colour]\nwords = ['red']\n", "colour"),
        ("\n[date]\nwords = ['red']\n", "date"),
        ("\n[several]\nwords = ['x', 'x']\n", "words"),
        ("\n[several]\nwords = 'x'\n", "words"),
        ("\n[numeral_part]\nten = ['x']\n", "ten"),
        ("\n[numeral_joint]\nmany = ['x']\n", "many"),
        ("\n[measure]\nsome = ['x']\n", "some"),
        ("\n[numeral_part]\n1 = []\n2 = [3]\n", "2"),
        ("\n[several]\nwords = ['x']\n[more]\nwords = ['y']\n[several.deeper]\na = 1\n", "deeper"),
    ],
)
def test_a_slip_in_a_lexicon_is_refused_by_file_and_key(
    text: str, key: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken(tmp_path, "numbers", text)
    monkeypatch.setattr(lexicons, "FOLDER", tmp_path)
    lexicons.lexicon_of.cache_clear()
    try:
        with pytest.raises(DataFileError, match=key) as caught:
            lexicons.lexicon_of("xx")
        assert "numbers.toml" in str(caught.value)
    finally:
        lexicons.lexicon_of.cache_clear()


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The minister thanked everybody who had worked and promised a quieter spring."),
        ("de", "Die Ministerin dankte allen, die nachts gearbeitet hatten, und versprach ruhigere Tage."),
        ("zh", "部长感谢连夜工作的同事，并答应他们会有更安静的春天。"),
    ],
)
def test_a_sentence_without_number_words_is_not_even_read(lang: str, text: str) -> None:
    assert not may_hold(fold(text), lexicon_of(lang))
    assert find(text, lang) == []
