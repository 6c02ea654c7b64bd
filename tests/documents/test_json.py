from __future__ import annotations

import json
from datetime import date

import pytest

from factcheck.documents import Fields, parse, read_data
from factcheck.documents.json import MAX_LENGTH
from factcheck.errors import DocumentError, InvalidValueError
from factcheck.text import Document, Span

DAY = date(2020, 6, 11)
BODY = r'"<p>caf\u00e9 \ud83d\ude00 R&amp;D<\/p>\n<p>x"'
ITEM = f'{{"id": 7, "a": {{"day": "2020-06-11T10:00Z", "body": {BODY}}}}}'
FIELDS = Fields(text="/a/body", id="id", date="/a/day")


def _read(source: str, format_name: str, fields: Fields = FIELDS) -> list[Document]:
    return list(read_data(source.encode(), "cms", format=format_name, fields=fields))


@pytest.mark.parametrize(
    ("source", "format_name", "count"),
    [
        (ITEM, "json", 1),
        (f"\ufeff [{ITEM} ,\n{ITEM}] ", "json", 2),
        ("[]", "json", 0),
        (f"{ITEM}\r\n\n  {ITEM}\n", "jsonl", 2),
        ("", "jsonl", 0),
    ],
)
def test_each_item_is_a_document(source: str, format_name: str, count: int) -> None:
    documents = _read(source, format_name)
    assert len(documents) == count
    for document in documents:
        assert (document.id, document.path, document.published_on) == ("7", "cms", DAY)
        assert document.text == "café 😀 R&D\n\nx"
        assert document.source == source


def test_words_are_traced_through_both_forms_of_writing() -> None:
    (document,) = _read(ITEM, "json")
    for words, source in (("é", r"\u00e9"), ("😀", r"\ud83d\ude00"), ("R&", "R&amp;"), ("x", "x")):
        start = document.text.index(words)
        assert document.in_source(Span(start, start + len(words))).of(ITEM) == source


def test_several_fields_are_one_draft_in_their_order() -> None:
    item = json.dumps({"title": 'NEC\tin "Tokyo"', "empty": "", "none": None, "body": "# It\nis"})
    fields = Fields(text=("title", "empty", "none", "body"), format="markdown")
    (document,) = _read(item, "json", fields)
    assert document.text == 'NEC\tin "Tokyo"\n\nIt\n\nis'
    assert document.in_source(Span(4, 5)).of(item) == "i"
    assert document.id is None
    plain = Fields(text=["title", "body"], format="text")
    assert _read(item, "json", plain)[0].text == 'NEC\tin "Tokyo"\n\n# It\nis'


def test_a_pointer_leads_through_arrays_and_marks() -> None:
    item = '{"a/b": [{"m~n": "no"}, {"m~n": "One"}], "/": "two"}'
    assert _read(item, "json", Fields(text="/a~1b/1/m~0n"))[0].text == "One"


def test_of_members_of_one_name_the_last_counts() -> None:
    assert _read('{"b": "One", "b": "two"}', "json", Fields(text="b"))[0].text == "two"


def test_the_day_of_an_item_comes_before_that_of_its_text() -> None:
    item = {"body": "<meta name=date content=2020-06-12>One", "day": None}
    source = json.dumps(item)
    assert _read(source, "json", Fields(text="body", date="day"))[0].published_on == date(
        2020, 6, 12
    )
    source = json.dumps({**item, "day": "2020-06-11"})
    assert _read(source, "json", Fields(text="body", date="day"))[0].published_on == DAY


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("", "cms:1:1: not valid JSON: Expecting value"),
        ("{", "cms:1:2: not valid JSON: Expecting property name enclosed in double quotes"),
        ('{"id": 1}\n x', "cms:2:2: not valid JSON: Extra data"),
        ("[1", "cms:1: expected an object, got a number\ncms:1: not valid JSON: expected , or ]"),
        ("[]]", "cms:1: not valid JSON: text behind the array"),
        (
            '["a", null]',
            "cms:1: expected an object, got a string\ncms:1: expected an object, got n",
        ),
        ("[" * 9_999, "cms:1: JSON nested too deeply"),
        (
            '[{},\n{"id": []}]',
            "cms:1: id: no such field\ncms:2: id: expected a string or a number, g",
        ),
        (
            '{"id": null, "a": {"day": 5}}',
            "cms:1: /a/day: expected a day such as 2020-06-11, got '5'",
        ),
        ('{"id": "", "a": {"day": null}}', "cms:1: /a/body: no such field"),
        (
            '{"id": "", "a": {"day": null,\n"body": {}}}',
            "cms:2: /a/body: expected a string, got an o",
        ),
        ('{"id": "\t"}', "cms:1:9: not valid JSON: Invalid control character"),
    ],
)
def test_what_cannot_be_read(source: str, message: str) -> None:
    with pytest.raises(DocumentError) as caught:
        _read(source, "json")
    assert str(caught.value).startswith(message)


def test_what_cannot_be_read_is_told_when_the_rest_is() -> None:
    found = read_data(f"{ITEM}\n{{\n1 2\n{ITEM}".encode(), "cms", format="jsonl", fields=FIELDS)
    assert next(found).id == next(found).id == "7"
    with pytest.raises(DocumentError) as caught:
        next(found)
    first, second = str(caught.value).splitlines()
    assert first.startswith("cms:3:1: not valid JSON: Expecting property name")
    assert second == "cms:3:3: not valid JSON: Extra data"


def test_of_many_that_cannot_be_read_the_first_are_told() -> None:
    with pytest.raises(DocumentError) as caught:
        _read("{}\n" * 5_000, "jsonl")
    lines = str(caught.value).splitlines()
    assert len(lines) == 21
    assert lines[19:] == ["cms:20: id: no such field", "cms: and others that cannot be read"]


def test_a_field_that_cannot_be_read_is_named() -> None:
    item = json.dumps({"body": "<div>" * 6_000})
    with pytest.raises(DocumentError, match="cms:1: body: elements nested more than 5,000 deep"):
        _read(item, "json", Fields(text="body"))


def test_an_item_that_is_too_long() -> None:
    item = json.dumps({"body": "a" * MAX_LENGTH})
    with pytest.raises(DocumentError, match="cms:1: one document of more than 2,000,000 char"):
        _read(item, "jsonl", Fields(text="body"))


def test_fields_must_be_named() -> None:
    with pytest.raises(DocumentError, match="cms: name the field that holds the words"):
        list(read_data(b"{}", "cms", format="json"))
    with pytest.raises(InvalidValueError, match="text: expected the name of a field"):
        Fields(text=())
    with pytest.raises(InvalidValueError, match="format: expected a format of text, such as html"):
        Fields(text="body", format="jsonl")
    with pytest.raises(InvalidValueError, match="format: expected one of text"):
        Fields(text="body", format="klingon")
    assert parse('{"body": "a"}', format="json", fields=Fields(text="body")).text == "a"
