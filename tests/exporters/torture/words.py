"""The words of the notebook: Markdown with everything in it."""

from __future__ import annotations

from tests.exporters.torture.cell import code, markdown

DOT = (
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQ"
    "AAAABJRU5ErkJggg=="
)
SETUP = """
import base64, warnings
import numpy as np
import pandas as pd
from IPython.display import HTML, JSON, SVG, Image, Latex, Markdown, Math, display
np.random.seed(7)
"""
PROSE = """## Words

Plain words with *stress*, **weight**, ~~struck~~ words, `code`, a
[link](https://example.org/a?b=c&d=1) and a footnote.[^one] A second mark of the same
note.[^one] Prices of $5 and $6 stay words.

[^one]: The note says **more**, with a [link](https://example.org/note).

1. First
   - Inside
     - Deeper
       - Deepest
2. Second

> A quotation of several words.
>
> | Inside | A quotation |
> |---|---:|
> | left | 12 |

| Left | Middle | Right |
|:-----|:------:|------:|
| a    |   b    |   1.5 |
| 한국어 | 日本語 | 12,345 |

```python
print("code of the analyst")
```

Inline $E = mc^2$ and displayed:

$$\\int_0^1 x^2\\,dx = \\frac{1}{3}$$

서울에서 회의가 열렸다. 東京で会議が開かれた。 会议在北京举行。 Ελληνικά, кириллица, Tiếng Việt.
"""
CELLS = (
    markdown("# The torture notebook: everything an analyst may show"),
    code(SETUP, tags=["guide"]),
    markdown(
        PROSE,
        "Plain words with stress, weight,",
        "The note says more",
        "Prices of $5 and $6 stay words.",
        "Deepest",
        "A quotation of several words.",
        "12,345",
        "서울에서 회의가 열렸다.",
        "東京で会議が開かれた。",
        "Tiếng Việt",
        'print("code of the analyst")',
    ),
    markdown(
        f'A picture in the text:\n\n![A dot in the text](data:image/png;base64,{DOT} "A dot")\n',
        "A picture in the text:",
        figures=1,
    ),
)
