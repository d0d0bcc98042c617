"""A site in a bucket: the store is told what each file is, so that browsers show pages as pages."""

from __future__ import annotations

import pytest

from briefing.delivery.placing import s3


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("index.html", "text/html; charset=utf-8"),
        ("topics/steel.xml", "application/xml"),
        ("style/x.woff2", "font/woff2"),
        ("reports/v1/report.PDF", "application/pdf"),
        ("odd", "application/octet-stream"),
    ],
)
def test_a_file_is_of_a_kind(name: str, kind: str) -> None:
    """By the end of its name."""
    assert s3.told(name) == {"ContentType": kind}
