"""What can be read on the pages of a PDF that came from somewhere: their words, and the codes at their feet."""

from __future__ import annotations

import re
from typing import NamedTuple

from pypdfium2 import PdfiumError

from desktop.exchange.pages import Pages
from desktop.exchange.reading.errors import UnreadableError
from desktop.exchange.wording import CODE_TITLE

_MOST_PAGES = 1_000
_CODE = re.compile(re.escape(CODE_TITLE) + r" ((?:[0-9A-F]{4}-){3}[0-9A-F]{4})(?: Phiên bản \d+, trang thứ (\d+) trong)?")


class PrintedPage(NamedTuple):
    """The words on a page, the short hash printed on it (empty for none), and which page of the report it says it is (0)."""

    text: str
    code: str
    number: int


def printed_pages(pdf: bytes, name: str) -> list[PrintedPage]:
    """Return the pages of *pdf*, which sentences call *name*. Raises `UnreadableError`."""
    try:
        with Pages(pdf) as pages:
            if pages.count > _MOST_PAGES:
                raise UnreadableError(f"Tệp “{name}” có hơn {_MOST_PAGES} trang nên không phải là bản in của một báo cáo.")
            texts = [pages.text(index) for index in range(pages.count)]
    except PdfiumError:
        raise UnreadableError(f"Tệp “{name}” là PDF bị hỏng hoặc đặt mật khẩu nên không đọc được.") from None
    return [_page(text) for text in texts]


def _page(text: str) -> PrintedPage:
    found = _CODE.search(text)
    return PrintedPage(text, found[1], int(found[2] or 0)) if found else PrintedPage(text, "", 0)
