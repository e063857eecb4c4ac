"""The sheet and the sizes that Decree 30/2020/NĐ-CP, annex I, asks for. All lengths are points."""

from __future__ import annotations

_MM = 72 / 25.4

PAGE_WIDTH, PAGE_HEIGHT = 210 * _MM, 297 * _MM

#: Margins: top and bottom 20-25 mm, left 30-35 mm, right 15-20 mm. The table needs all the width it may have.
LEFT, RIGHT = 30 * _MM, PAGE_WIDTH - 15 * _MM
TOP, BOTTOM = PAGE_HEIGHT - 20 * _MM, 20 * _MM
WIDTH, HEIGHT = RIGHT - LEFT, TOP - BOTTOM

#: Body, title and signatures 13-14; "Phụ lục" 14; page number 13-14, in the middle of the top margin.
TEXT_SIZE, MARKER_SIZE, NUMBER_SIZE = 13.0, 14.0, 13.0
NUMBER_BASELINE = PAGE_HEIGHT - 13 * _MM

#: The decree leaves tables free. At 12 a label of the forms breaks into few lines and is still read at arm's length.
TABLE_SIZE = 12.0

#: A signature and the round stamp that covers a third of it.
SIGNATURE_ROOM = 25 * _MM
#: The drafter's share of the width; the signer's lines are the longer ones.
DRAFTER_SHARE = 0.4

#: The page's code, in the bottom margin, which the decree leaves free. Four of its modules stay white between it and the
#: table, office printers reach down to 1/6 inch, and a scan of 150 dots an inch still reads it. Its words stand beside it.
CODE_SIDE, CODE_BOTTOM = 14 * _MM, 4.3 * _MM
CODE_WORDS_LEFT = LEFT + CODE_SIDE + 3 * _MM
CODE_WORDS_SIZE = 8.0
