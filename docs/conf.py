"""The site of the documents: `make docs`. The source folder is the project, so that links hold."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

project = "briefing"
author = "the authors of briefing"
project_copyright = "the authors of briefing, Apache-2.0"
root_doc = "docs/index"
include_patterns = [
    "README.md",
    "CHANGELOG.md",
    "docs/**.md",
    "data/**.md",
    "benchmarks/**.md",
    "tests/cases/distribution/rules.md",
]
exclude_patterns = [".*", "docs/_build", "notebooks", "reports", "briefing"]
extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx_copybutton", "docs.building"]
nitpicky = True
default_role = "literal"
smartquotes = False

# Of the types in signatures only ours are looked for: nothing is asked of the net.
nitpick_ignore_regex = [("py:.*", r"(?!briefing\.).*"), ("py:.*", r"briefing\.\w+\..*")]
autodoc_typehints = "signature"
autodoc_member_order = "bysource"
python_use_unqualified_type_names = True

myst_heading_anchors = 4
myst_links_external_new_tab = False
suppress_warnings = ["misc.highlighting_failure"]  # TOML and console lines with dots left out

html_theme = "furo"
html_title = "briefing"
html_static_path = ["building/assets"]
html_css_files = ["site.css"]
html_show_sphinx = False
html_copy_source = False
html_theme_options = {"navigation_with_keys": True}
