from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from factcheck.stores.yaml_nodes import Mapping, Scalar, ScalarType, parse
from factcheck.stores.yaml_text import write_yaml
from factcheck.text import Document
from tests.strategies import texts


@given(texts | st.from_regex(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt ].*)?", fullmatch=True))
@example("2020-06-08 The bridge opened.")
@example("1:30")
@example("oN")
def test_text_is_read_as_the_text_it_was(text: str) -> None:
    root, problems = parse(Document(write_yaml({"field": text})))
    assert not problems
    assert isinstance(root, Mapping)
    [(_, value)] = root.entries
    assert isinstance(value, Scalar)
    assert (value.type, value.text) == (ScalarType.TEXT, text)
