"""A changed byte anywhere in a submission is found, and the member it is in is named."""

import pytest

from tests.exchange.submission.made import submission
from tests.tampering import missed, regions


def test_every_region_of_the_file_is_known() -> None:
    found = regions(submission())
    assert sum(region.stop - region.start for region in found) == len(submission())
    assert {region.part for region in found} == {
        *("manifest.json", "manifest.sig", "report.json", "bao-cao.pdf", "bao-cao.xlsx"),
        *("dinh-kem/Kế hoạch số 29.txt", "dinh-kem/ảnh.png", ""),
    }


def test_flipped_bytes_of_all_regions_are_found_and_named() -> None:
    tried, found_wrong = missed(submission(), places=600, seed=2024)
    assert tried >= 600
    assert found_wrong == []


@pytest.mark.parametrize("kept", [0, 1, 20, 60, 700, 5_000, -200, -1])
def test_a_file_that_breaks_off_is_found(kept: int) -> None:
    from tests.tampering import fault_of

    error = fault_of(submission()[:kept])
    assert error is not None
    assert error.kind in ("damaged", "foreign")


def test_a_byte_more_is_found() -> None:
    from tests.tampering import fault_of

    for content in (submission() + b"\0", b"\0" + submission(), submission() * 2):
        assert fault_of(content) is not None
