"""Pages as pictures."""

import pytest

from desktop.engine.report import Status
from desktop.exchange.pages import Image, Pages
from desktop.exchange.printout import pdf_bytes
from tests.exchange.printed import blank


def shades(image: Image) -> set[int]:
    """The green of all pixels."""
    rows = (image.pixels[row * image.stride : row * image.stride + image.width * 4] for row in range(image.height))
    return {shade for row in rows for shade in row[1::4]}


def test_each_page_has_the_size_of_a4() -> None:
    with Pages(pdf_bytes(blank())) as pages:
        assert pages.count > 5
        assert {pages.size(index) for index in range(pages.count)} == {pages.size(0)}
        assert pages.size(0) == pytest.approx((595.28, 841.89), abs=0.01)


def test_a_page_is_drawn_black_on_white_at_the_scale_asked_for() -> None:
    with Pages(pdf_bytes(blank())) as pages:
        image = pages.image(0, 0.5)
        assert (image.width, image.height) == (298, 421)
        assert image.stride >= 4 * image.width
        assert len(image.pixels) == image.stride * image.height
        assert image.pixels[:3] == b"\xff\xff\xff"
        assert min(shades(pages.image(0, 2))) == 0
        assert pages.image(0, 1).width == 596


def test_the_mark_of_a_draft_is_seen() -> None:
    with Pages(pdf_bytes(blank(status=Status.DRAFT))) as draft, Pages(pdf_bytes(blank())) as final:
        assert draft.image(draft.count - 1, 1).pixels != final.image(final.count - 1, 1).pixels
