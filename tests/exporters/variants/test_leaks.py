"""Ways in which a name could slip through: each is closed in every format, or stops the report."""

from __future__ import annotations

import base64
import io
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from briefing.bundle import Record
from briefing.errors import ExportError, UnknownNameError
from briefing.exporters import NAMES, export
from briefing.exporters.variants import made_for
from briefing.exporters.variants.absence import found
from briefing.exporters.variants.phrases import Phrases
from briefing.exporters.writing import Options, Written
from briefing.models import Annex, Origin, Part, Section, Statement, Verdict
from tests.exporters import notebook as nb

AUDIENCES = (
    '[press]\nredact = ["Ada Finch"]\nleave_out = ["quotations"]\n[brown]\nredact = ["Red"]\n'
)
ADA = Phrases.of(["Ada Finch"])
PRESS = Options(audience="press")
MARKDOWN = r"""# Ada Finch speaks

Met Ada<br>Finch, Ada **Finch**, *Ada* Fi**nch**, ADA FINCH, Ａｄａ　Ｆｉｎｃｈ, Ada ﬁnch,
ADA FİNCH, A­da Fin­ch, Ada&nbsp;Finch, &#65;da Finch, Ada-Finch, 市長Ada Finchは言った.[^a]

[^a]: So says `Ada Finch`.

[Her page](https://example.org/people/ada-finch) and [more](https://example.org/?q=Ada%20Finch).

> Ada
> Finch

| First | Last | Whole |
|---|---|---|
| Ada | Finch | **Ada** Finch |

```
a list of Ada
Finch and others
```

$\text{Ada Finch}$
"""


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A project whose press may not read a name."""
    (tmp_path / "notebooks").mkdir()
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "audiences.toml").write_text(AUDIENCES, "utf-8")
    monkeypatch.chdir(tmp_path)


def plotly(label: str) -> Any:
    """A cell with a figure that bears a label."""
    drawn = json.loads(json.dumps(nb.PLOTLY))
    drawn["data"][0] |= {"text": [label, "x"], "hovertext": [label, "y"]}
    return shows({"application/vnd.plotly.v1+json": drawn})


def shows(bundle: dict[str, Any]) -> Any:
    """A cell that shows these data."""
    return nb.cell(nb.new_output("execute_result", data=bundle, execution_count=1))


def shown(*records: Record) -> Any:
    """A notebook of these records."""
    return nb.notebook(*(nb.shows(record) for record in records))


def png() -> str:
    """A picture with a name in its packed notes, in base64."""
    from PIL import Image, PngImagePlugin

    notes = PngImagePlugin.PngInfo()
    notes.add_itxt("Author", "Ada Finch", zip=True)
    made = io.BytesIO()
    Image.new("RGB", (9, 9)).save(made, "PNG", pnginfo=notes)
    return base64.b64encode(made.getvalue()).decode()


def jpeg() -> str:
    """A picture with a name in its EXIF, in two bytes a letter."""
    from PIL import Image

    picture, made = Image.new("RGB", (9, 9)), io.BytesIO()
    exif = picture.getexif()
    exif[0x9C9D] = "Ada Finch".encode("utf-16-le")
    picture.save(made, "JPEG", exif=exif)
    return base64.b64encode(made.getvalue()).decode()


def svg() -> str:
    """A drawing whose labels say the name."""
    return '<svg xmlns="http://www.w3.org/2000/svg"><text>Ada<tspan>Finch</tspan></text></svg>'


PICTURES = (
    shows({"image/png": png()}),
    shows({"image/jpeg": jpeg()}),
    shows({"image/svg+xml": svg()}),
    nb.new_markdown_cell(f"![A picture](data:image/png;base64,{png()})"),
)


def book(*more: Any) -> Any:
    """A briefing whose texts, records, labels and addresses bear the name."""
    told = replace(
        nb.FIRST,
        title="Ada Finch plans",
        byline="By Ada Finch",
        url="https://example.org/ada-finch/",
        origin=Origin("in/ada-finch letter.txt", "0" * 64, 1),
    )
    front = replace(
        nb.FRONT,
        title="The long plan of the harbour council and of the mayor of the town, Ada Finch",
        lines=(("Released by", "Ada Finch"),),
    )
    labels = ("Ada Finch", "Ada<br>Finch", "<b>Ada</b> Fin<i>ch</i>", "&#65;da Finch", "By Ada Fi…")
    return nb.notebook(
        nb.shows(front),
        nb.shows(nb.SECTIONS[0]),
        nb.new_markdown_cell(MARKDOWN),
        *map(plotly, labels),
        *more,
        nb.shows(Annex((told, nb.SECOND))),
        nb.shows(nb.PASSED),
    )


@pytest.mark.parametrize("name", NAMES)
def test_a_name_slips_through_nowhere(name: str) -> None:
    """Split, cut, wide, joined, packed, in an address or in a file: the report is without it."""
    exported = export(book(*PICTURES), name, replace(PRESS, live=True))
    files = ((f"report.{name}", exported.data), *exported.files)
    assert [where for file, raw in files for where in found(raw, file, ADA)] == []


def test_pictures_whose_files_name_it_are_left_out() -> None:
    """A drawing by its labels; the notes of PNG and JPEG are taken off as they are read."""
    made = made_for(book(*PICTURES), PRESS)
    assert (len(made.content.drawings), made.figures_left_out) == (8, 1)


def test_a_title_cut_off_in_the_name_does_not_begin_it() -> None:
    """The running head shortens the title, so that half of the name would be left."""
    assert "Ada" not in made_for(book(), PRESS).content.report.short


def test_an_address_that_tells_the_name_is_no_link() -> None:
    """Its words stay."""
    report = made_for(book(), PRESS).content.report
    assert ("ada-finch" in str(report), report.annex.articles[0].url) == (False, "")
    assert "Her page" in str(report)


def test_a_title_that_is_part_of_what_was_left_out_gives_way() -> None:
    """Without its full stop too."""
    words = "The mayor of the town will go before the pier is opened"
    hidden = nb.new_markdown_cell(f"{words} in May.", metadata={"tags": ["audience:house"]})
    front = replace(nb.FRONT, title=words)
    made = made_for(nb.notebook(nb.shows(front), hidden, nb.shows(nb.PASSED)), PRESS)
    assert made.content.report.title == nb.FRONT.topic


def test_what_another_sentence_rests_on_may_be_printed() -> None:
    """A sentence left out whose passage is cited as a whole elsewhere stops no report."""
    out = Section("quotations", "Who said what", (nb.LEAD,))
    again = replace(nb.LEAD, parts=(replace(nb.LEAD.parts[0], text="A second pier."),))
    kept = Section("reported", "What is reported", (again,))
    made = shown(nb.FRONT, out, kept, nb.ANNEX, nb.PASSED)
    assert b"it would open a second pier in May" in export(made, "html", PRESS).data


def test_titles_of_sources_stay_when_the_section_that_lists_them_goes() -> None:
    """The annex prints them in its own right."""
    rows = Section(
        "quotations", "Who said what", (Statement("fact", (Part(nb.FIRST.title, "template"),)),)
    )
    made = made_for(shown(nb.FRONT, rows, nb.ANNEX, nb.PASSED), PRESS)
    assert made.content.report.annex.articles[0].title == nb.FIRST.title


def test_warnings_of_a_section_left_out_are_not_printed() -> None:
    """Nor is its name."""
    from briefing.models import Failure

    told = Verdict(3, warnings=(Failure("Who said what", "", "said", "a speaker is not named"),))
    made = made_for(shown(nb.FRONT, *nb.SECTIONS, nb.ANNEX, told), PRESS)
    assert made.content.report.warnings == ()


@pytest.mark.parametrize("name", NAMES)
def test_a_word_that_is_a_colour_too_is_no_false_alarm(name: str) -> None:
    """Mr Red is blacked out; the code of a page, which knows the colour, stops nothing."""
    text = nb.new_markdown_cell("Mr Red spoke, and Mr Redman.")
    made = nb.notebook(nb.shows(nb.FRONT), text, nb.shows(nb.DRAWN), nb.shows(nb.PASSED))
    exported = export(made, name, Options(audience="brown", live=True))
    assert [*found(exported.data, f"report.{name}", Phrases.of(["Mr Red"]))] == []


def test_a_block_may_be_called_like_its_kind() -> None:
    """Words to redact change what a report says, not how its blocks are told apart."""
    Path("data/audiences.toml").write_text('[press]\nredact = ["text", "left", "bar"]\n', "utf-8")
    report = made_for(nb.briefing(nb.new_markdown_cell("A text.")), PRESS).content.report
    assert "A [redacted]." in str(report)


def test_a_tag_that_names_nobody_is_answered_with_the_nearest() -> None:
    """A slip in a tag is not taken for somebody else."""
    wrong = nb.new_markdown_cell("Words", metadata={"tags": ["audience:pres"]})
    with pytest.raises(UnknownNameError, match="Did you mean 'press'"):
        export(nb.briefing(wrong), "html", PRESS)


def test_words_of_the_kit_stop_the_report_and_say_so() -> None:
    """Nobody can black out the word that stands before every number of a figure."""
    Path("data/audiences.toml").write_text('[press]\nredact = ["Figure"]\n', "utf-8")
    with pytest.raises(ExportError, match="A word of the kit's own"):
        export(nb.briefing(figure=True), "html", PRESS)


def test_words_a_page_break_parts_are_found_before_they_are_set() -> None:
    """The foot of one page and the head of the next may stand between them in the PDF."""
    leaking = replace(made_for(book(), PRESS), content=made_for(book(), Options()).content)
    with pytest.raises(ExportError, match="the text before it is set still holds"):
        leaking.prove(Written(b""), "pdf")
