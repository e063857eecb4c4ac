"""One content, one text."""

import json
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.exchange.submission.strict_json import NotCanonicalError, read, written

CONTENT = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**10), 10**10) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=15,
)


@given(CONTENT)
def test_what_is_written_is_read_back(content: Any) -> None:
    try:
        text = written(content)
    except UnicodeEncodeError:  # half of a surrogate pair is no text
        return
    try:
        assert read(text) == content
    except NotCanonicalError:
        assert text.count(b"[") + text.count(b"{") > 12


@given(CONTENT)
def test_any_other_form_of_it_is_refused(content: Any) -> None:
    for other in (json.dumps(content, indent=1), json.dumps(content) + " "):
        if (text := other.encode()) != written(content):
            with pytest.raises(NotCanonicalError):
                read(text)


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    with suppress(NotCanonicalError):
        assert written(read(content)) == content


def test_brackets_in_a_text_are_not_counted() -> None:
    assert read(written(["[" * 100, '"{'])) == ["[" * 100, '"{']
