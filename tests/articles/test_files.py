"""Articles from files: verbatim text, the file's word before the options, one clear sentence when broken."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimtrack.articles.plain import expand, read_file
from claimtrack.errors import InputError
from claimtrack.model import BodyState

PAGES = Path(__file__).parent.parent / "pages"
GERMAN = "Der Konzern baut im Norden rund 300 Stellen ab.\r\n\r\n  Mehr sagte der Sprecher nicht.\t\n"


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_plain_text_is_kept_to_the_character(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", GERMAN)
    (article,) = read_file(path)
    assert article.text == GERMAN
    assert (article.url, article.title, article.lang, article.source) == (str(path), None, "de", None)
    assert (article.published, article.published_rule, article.body_state) == (None, None, BodyState.FULL)


@pytest.mark.parametrize("name", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_is_dropped(name: str, tmp_path: Path) -> None:
    assert read_file(write(tmp_path, "a.txt", GERMAN.encode(name)))[0].text == GERMAN


def test_what_is_given_fills_the_gaps_of_a_text(tmp_path: Path) -> None:
    path = write(tmp_path, "a.TXT", GERMAN)
    (article,) = read_file(
        path, url="https://a.example/1", published="2025-07", lang="de-CH", source="ledger"
    )
    assert (article.url, article.published, article.published_rule) == (
        "https://a.example/1",
        "2025-07",
        "option",
    )
    assert (article.lang, article.source) == ("de", "ledger")


def test_a_json_object_is_taken_verbatim_and_unknown_keys_are_ignored(tmp_path: Path) -> None:
    entry = {
        "url": "https://a.example/x?utm_source=1",
        "title": " Jobs go ",
        "text": GERMAN,
        "lang": "zh-Hant",
    }
    path = write(
        tmp_path, "a.json", json.dumps({**entry, "published": "2025-07", "source": "ledger", "more": [1]})
    )
    (article,) = read_file(path, url="https://other.example/", published="2020", lang="en", source="other")
    assert (article.url, article.title, article.text) == (entry["url"], entry["title"], GERMAN)
    assert (article.lang, article.published, article.published_rule) == ("zh", "2025-07", "file")
    assert article.source == "ledger"


@pytest.mark.parametrize("url", [{}, {"url": None}, {"url": ""}])
def test_without_an_address_an_object_goes_by_its_path(url: dict[str, None], tmp_path: Path) -> None:
    path = write(tmp_path, "a.json", json.dumps({"text": GERMAN, **url}))
    assert read_file(path)[0].url == str(path)
    assert read_file(path, url="https://a.example/")[0].url == "https://a.example/"


def test_a_list_of_objects_gives_several_articles_with_keys_of_their_own(tmp_path: Path) -> None:
    path = write(
        tmp_path, "a.json", json.dumps([{"text": GERMAN}, {"text": "Two.", "url": "https://a.example/2"}])
    )
    assert [article.url for article in read_file(path)] == [f"{path}#1", "https://a.example/2"]
    with pytest.raises(InputError, match="several"):
        read_file(path, url="https://a.example/")


def test_json_lines_go_by_their_line(tmp_path: Path) -> None:
    path = write(tmp_path, "a.jsonl", '{"text": "One job goes."}\n\n{"text": "Two jobs go.", "lang": "en"}\n')
    assert [(article.url, article.text) for article in read_file(path)] == [
        (f"{path}#1", "One job goes."),
        (f"{path}#3", "Two jobs go."),
    ]


def test_only_a_line_feed_ends_a_json_line(tmp_path: Path) -> None:
    path = write(tmp_path, "a.jsonl", '{"text": "One\u2028job\u0085goes."}\r\n{"text": "Two."}\r\n')
    assert [article.text for article in read_file(path)] == ["One\u2028job\u0085goes.", "Two."]


def test_a_broken_line_is_named_by_its_number(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"a\.jsonl, line 3"):
        read_file(write(tmp_path, "a.jsonl", '{"text": "One."}\n\n{"text": \n'))


@pytest.mark.parametrize(
    ("name", "content", "named"),
    [
        ("a.txt", b"\xff\xfe\xff", "not UTF-8"),
        ("a.txt", "Größe".encode("cp1252"), "byte 2"),
        ("a.txt", "  \n", "no text"),
        ("a.md", "", "no text"),
        ("a.json", "{", "JSON is broken"),
        ("a.json", "[]", "no article"),
        ("a.jsonl", "\n", "no article"),
        ("a.json", '"text"', "object"),
        ("a.json", '{"title": "x"}', "no text"),
        ("a.json", '{"text": 5}', "'text'"),
        ("a.json", '{"text": "x", "lang": "klingon"}', "de, en, zh"),
        ("a.json", '{"text": "x", "published": "soon"}', "2025-09"),
        ("a.html", "", "no text"),
        ("a.html", b"%PDF-1.7", "PDF"),
        ("a.pdf", b"%PDF-1.7", r"\.pdf"),
        ("noname", "x", "without suffix"),
    ],
)
def test_what_cannot_be_read_is_one_sentence_that_names_it(
    name: str, content: str | bytes, named: str, tmp_path: Path
) -> None:
    path = write(tmp_path, name, content)
    with pytest.raises(InputError, match=named) as caught:
        read_file(path)
    assert path.name in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_missing_file_and_a_folder_are_input_errors(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        read_file(tmp_path / "none.txt")
    with pytest.raises(InputError, match="cannot be read"):
        read_file(tmp_path)


def test_wrong_options_are_named(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", GERMAN)
    with pytest.raises(InputError, match=r"'xx' is not a known language.*de, en, zh"):
        read_file(path, lang="xx")
    with pytest.raises(InputError, match="--published"):
        read_file(path, published="09/10/2025")


def test_a_saved_page_goes_by_its_path_or_the_address_given() -> None:
    path = PAGES / "en-report.html"
    (article,) = read_file(path, source="ledger", lang="de", published="2020")
    assert (article.url, article.lang, article.source) == (str(path), "en", "ledger")
    assert article.published == "2025-09-15T08:00:00+08:00"
    given_address = read_file(path, url="https://www.ledger.example/x?utm_source=1")[0].url
    assert given_address == "https://www.ledger.example/tech/2025/09/15/nimbus-cuts/"


def test_a_page_without_a_date_takes_the_one_given() -> None:
    (article,) = read_file(PAGES / "de-bericht.html", published="2020")
    assert article.published == "2025-09-15"
    (article,) = read_file(PAGES / "en-split.html", published="2020")
    assert article.published_rule != "option"


@pytest.mark.parametrize(("name", "named"), [("de-consent", "consent"), ("script-shell", "no text")])
def test_a_saved_page_without_an_article_says_why(name: str, named: str) -> None:
    with pytest.raises(InputError, match=named):
        read_file(PAGES / f"{name}.html")


MARKDOWN = """---
draft: true
---
# Jobs go

Nimbus *cuts* jobs
in the [north](https://a.example). Read more: nothing is left out.

| Provider | Share |
|---|---|
| Nimbus | **5.8** % |
| Cirrus | |

- one
- two
"""


def test_markdown_becomes_text_with_tables_and_nothing_is_taken_for_boilerplate(tmp_path: Path) -> None:
    (article,) = read_file(write(tmp_path, "a.md", MARKDOWN))
    assert article.title == "Jobs go"
    assert article.text.split("\n") == [
        "Jobs go",
        "Nimbus cuts jobs in the north. Read more: nothing is left out.",
        "Provider\tShare",
        "Nimbus\t5.8 %",
        "Cirrus",
        "one",
        "two",
    ]


def test_folders_are_read_in_order_and_hidden_or_unknown_files_skipped(tmp_path: Path) -> None:
    for name in ("b.txt", "a.html", "c.pdf", ".hidden.txt", "sub/d.json", "sub/.git/e.txt", "sub/F.JSONL"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        write(tmp_path, name, "x")
    names = [str(path.relative_to(tmp_path)) for path in expand([str(tmp_path)])]
    assert names == ["a.html", "b.txt", "sub/F.JSONL", "sub/d.json"]


def test_patterns_are_expanded_also_through_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("b.txt", "a.txt", "c.md", "sub/deep/d.txt", "sub/e.pdf", "x[1].txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        write(tmp_path, name, "x")
    monkeypatch.chdir(tmp_path)
    assert expand(["*.txt"]) == [Path("a.txt"), Path("b.txt"), Path("x[1].txt")]
    assert expand(["**/*.txt"]) == [Path("a.txt"), Path("b.txt"), Path("sub/deep/d.txt"), Path("x[1].txt")]
    assert expand(["s*"]) == [Path("sub/deep/d.txt")]
    assert expand(["x[1].txt", "a.txt", "a.txt"]) == [Path("x[1].txt"), Path("a.txt")]
    assert expand([str(tmp_path / "c.*")]) == [tmp_path / "c.md"]


@pytest.mark.parametrize("pattern", ["none.txt", "*.nothing", "empty", "sub/**/*.txt"])
def test_what_names_no_file_is_an_input_error_that_names_it(
    pattern: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputError, match=pattern.replace("*", r"\*").replace(".", r"\.")):
        expand([pattern])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=120), st.sampled_from([".txt", ".json", ".jsonl", ".md", ".html"]))
def test_any_file_is_articles_or_an_input_error(tmp_path: Path, data: bytes, suffix: str) -> None:
    path = write(tmp_path, f"any{suffix}", data)
    try:
        articles = read_file(path)
    except InputError:
        return
    assert all(article.text.strip() for article in articles)
