"""What signed copies say of themselves, in every format."""

from __future__ import annotations

from email import message_from_bytes, policy
from io import BytesIO
from pathlib import Path

import docx
import pikepdf
import pypdfium2
import pytest

from briefing.delivery import releases
from briefing.delivery.copies import Copy
from briefing.delivery.releases import stamps
from briefing.exporters import NAMES
from tests.delivery.releases import build
from tests.delivery.releases.test_chain import event
from tests.delivery.releases.test_releasing import NOON, signed

CORRECTED = "Version 1 of 30 November 2026 was corrected: The pier opens in June, not in May."
STATUS = "Released by A. Analyst on 30 November 2026. Version 2."


def test_a_first_version_has_no_history() -> None:
    """Only its status."""
    made = stamps.stamp((event(1),), 1)
    assert (made.status, made.history) == ("Released by A on 30 November 2026. Version 1.", ())


def test_corrections_and_withdrawals_are_told() -> None:
    """A version that was only replaced is not: of a nightly report there would be hundreds."""
    events = (
        event(1, on="2026-05-03T06:00:00+00:00"),
        event(2),
        event(3, "correction", note="The date was wrong"),
        event(3, "withdrawal", note="So was the place!"),
        event(4),
    )
    assert stamps.stamp(events, 4).history == (
        "Version 2 of 30 November 2026 was corrected: The date was wrong.",
        "Version 3 was withdrawn on 30 November 2026: So was the place!",
    )


def test_a_long_history_is_counted() -> None:
    """The latest are told."""
    slips = (event(number, "correction", note=f"Slip {number}") for number in range(2, 20))
    told = stamps.history((event(1), *slips))
    assert told[0] == "6 earlier corrections and withdrawals are on record."
    assert (len(told), told[-1][-8:]) == (13, "Slip 19.")


def test_a_withdrawn_version_says_so_first() -> None:
    """By whom, when and why."""
    made = stamps.stamp((event(1), event(1, "withdrawal", by="B", note="A forgery")), 1)
    assert made.withdrawn
    assert made.status == (
        "WITHDRAWN by B on 30 November 2026: A forgery. "
        "It was released by A on 30 November 2026 as version 1."
    )


@pytest.fixture(scope="module")
def corrected(tmp_path_factory: pytest.TempPathFactory) -> Copy:
    """A second version, which corrects the first, in every format."""
    root = build.project(tmp_path_factory.mktemp("stamped") / "project")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(root)
        signed(build.ran(root))
        node = build.executed(title="A second pier is planned for June")
        note = CORRECTED.partition(": ")[2].rstrip(".")
        return signed(build.ran(root, node, formats=NAMES), correction=True, note=note)


def words(raw: bytes, name: str) -> str:
    """The words of a report, blanks folded."""
    return " ".join(_words(raw, name).split())


def _words(raw: bytes, name: str) -> str:
    if name == "pdf":
        return "\n".join(
            page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(raw)
        )
    if name == "docx":
        return "\n".join(paragraph.text for paragraph in docx.Document(BytesIO(raw)).paragraphs)
    if name == "eml":
        body = message_from_bytes(raw, policy=policy.default).get_body(("plain",))
        return str(body.get_content()) if body else ""
    return raw.decode()


@pytest.mark.parametrize("name", NAMES)
def test_every_format_prints_the_stamp(corrected: Copy, name: str) -> None:
    """Who released it, which version it is, and what was wrong with the one before."""
    told = words(releases.written(corrected, name), name)
    assert told.count(STATUS) == 1
    assert CORRECTED in told.replace("\\", "")
    assert "DRAFT" not in told


@pytest.mark.parametrize("name", NAMES)
def test_every_format_says_that_it_was_withdrawn(tmp_path: Path, name: str) -> None:
    """A copy that is written later; what was signed stays as it was."""
    root = build.project(tmp_path / "project")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(root)
        made = signed(build.ran(root))
        gone = releases.withdraw(made.key, by="B. Reader", why="It is a forgery", now=NOON)
        told = words(releases.written(gone, name), name)
    assert "WITHDRAWN by B. Reader on 30 November 2026: It is a forgery." in told
    assert "DRAFT" not in told
    assert releases.versions(gone) == [gone]


def test_a_withdrawn_version_has_a_word_on_each_page(root: Path) -> None:
    """Of the PDF, and in the subject of the mail."""
    made = signed(build.ran(root))
    gone = releases.withdraw(made.key, by="B. Reader", why="It is a forgery")
    pages = pypdfium2.PdfDocument(releases.written(gone, "pdf"))
    assert all("WITHDRAWN" in page.get_textpage().get_text_range() for page in pages)
    mail = message_from_bytes(releases.written(gone, "eml"), policy=policy.default)
    assert str(mail["Subject"]).startswith("[TLP:GREEN] WITHDRAWN: ")


def test_a_stamped_pdf_stays_tagged(corrected: Copy) -> None:
    """As any other PDF of the kit."""
    with pikepdf.open(BytesIO(releases.written(corrected, "pdf"))) as pdf:
        assert pdf.Root.MarkInfo.Marked


def test_a_name_is_words_and_nothing_else(root: Path) -> None:
    """Whatever somebody types, no format takes it for markup."""
    made = signed(build.ran(root), by="<script>alert(1)</script> & *Co* $x$ #_y")
    page = releases.written(made, "html").decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; *Co* $x$ #_y" in page
    assert "<script>alert(1)</script> & *Co* $x$ #_y" in words(releases.written(made, "pdf"), "pdf")
    assert "\\<script\\>" in releases.written(made, "md").decode()
