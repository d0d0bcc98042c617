"""HTML, plain output, warnings and what else a cell may show."""

from __future__ import annotations

from tests.exporters.torture.cell import code, markdown
from tests.exporters.torture.words import DOT

PAGE = f"""
display(HTML('''<h3>A heading in HTML</h3><p>A paragraph with <b>weight</b>, <i>stress</i>,
<a href="https://example.org/html">a link</a>, H<sub>2</sub>O and <code>code</code>.</p>
<ul><li>One point</li><li>Another point<ul><li>Inside it</li></ul></li></ul>
<blockquote>Quoted in HTML</blockquote><pre>line one
  line two</pre>
<table><tr><th>Plain</th><th>Table</th></tr><tr><td>cell</td><td>7</td></tr></table>
<table><caption>Spans that lie</caption><tr><td rowspan="9" colspan="3">wide</td><td>x</td></tr>
<tr><td>y</td></tr></table>
<img alt="A dot in HTML" src="data:image/png;base64,{DOT}">'''))
"""
TOLD = r"""
display(Markdown("Words of **Markdown** output with a footnote.[^out]\n\n[^out]: Its note."))
display(Math(r"\frac{a}{b} = \sqrt{c}"))
display(Latex(r"$$\sum_{i=1}^n i = \frac{n(n+1)}{2}$$"))
"""
PRINTED = r"""
import sys
print("\x1b[31mRed words\x1b[0m of a terminal")
print("0%\r50%\r100% done")
print("to the error stream", file=sys.stderr)
warnings.warn("a warning for the analyst")
display(JSON({"key": ["value", 1]}))
{"a": [1, 2], "b": {"c": "d"}}
"""
UPDATED = """
display(pd.DataFrame({"가": [1], "ア": [2], "漢字": ["値"]}))
display(HTML("<p>before</p>"), display_id="two")
from IPython.display import update_display
update_display(HTML("<p>after the update</p>"), display_id="two")
"""
CELLS = (
    markdown("## HTML, text and the rest"),
    code(
        PAGE,
        "A heading in HTML",
        "a link",
        "Another point",
        "Inside it",
        "Quoted in HTML",
        "line two",
        "Spans that lie",
        figures=1,
    ),
    code(TOLD, "Words of Markdown output", "Its note."),
    code(PRINTED, "Red words of a terminal", "100% done", "'c': 'd'"),
    code(UPDATED, "漢字", "after the update"),
    markdown("The last words.", "The last words."),
)
