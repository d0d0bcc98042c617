"""The tables of the notebook."""

from __future__ import annotations

from tests.exporters.torture.cell import code, markdown

TWO_LEVELS = """
pd.DataFrame(
    np.arange(12).reshape(4, 3) * 1.5,
    index=pd.MultiIndex.from_product(
        [["North", "South"], ["2023", "2024"]], names=["Region", "Year"]
    ),
    columns=pd.MultiIndex.from_tuples(
        [("Trade", "Exports"), ("Trade", "Imports"), ("Aid", "Grants")]
    ),
)
"""
STYLED = """
frame = pd.DataFrame(
    {"Party": ["Red", "Blue", "Green"], "Seats": [120, 98, 12], "Share": [0.521, 0.426, 0.053]}
)
(
    frame.style.hide(axis="index")
    .format({"Share": "{:.1%}"})
    .set_caption("Seats after the vote")
    .highlight_max(subset=["Seats"], props="font-weight: bold; background-color: #ffd54f")
    .set_properties(subset=["Party"], **{"font-style": "italic", "text-align": "left"})
    .map(lambda value: "color: red" if value < 0.1 else "", subset=["Share"])
)
"""
HEATED = """
frame = pd.DataFrame(np.random.rand(5, 4).round(3), columns=list("ABCD"))
frame.style.background_gradient(cmap="viridis").format(precision=2).set_table_styles(
    [{"selector": "th", "props": "background-color: navy; color: white; text-align: center"}]
)
"""
GREAT = """
from great_tables import GT, loc, md, style
frame = pd.DataFrame({
    "group": ["Asia", "Asia", "Europe", "Europe"],
    "country": ["Korea", "Japan", "France", "Spain"],
    "exports": [683.6, 717.3, 648.1, 423.2],
    "imports": [642.6, 785.6, 785.0, 471.0],
    "change": [-0.075, 0.012, 0.034, -0.021],
})
(
    GT(frame, rowname_col="country", groupname_col="group")
    .tab_header("Trade of four countries", md("Billions of dollars, **2023**"))
    .tab_spanner("Goods", ["exports", "imports"])
    .cols_label(exports="Exports", imports=md("*Imports*"), change="Change")
    .fmt_number(["exports", "imports"], decimals=1)
    .fmt_percent("change", decimals=1)
    .tab_style(style.fill("#c8e6c9"), loc.body(columns="exports", rows=[0, 1]))
    .tab_style(
        [style.text(weight="bold", color="#b71c1c")], loc.body(columns="change", rows=[0])
    )
    .grand_summary_rows(fns={"All four": lambda one: one[["exports", "imports"]].sum()})
    .tab_stubhead("Country")
    .tab_footnote("Goods leaving the country.", loc.column_labels(columns="exports"))
    .tab_source_note(md("Source: a *made-up* office"))
    .tab_source_note("Figures are rounded.")
)
"""
INTERACTIVE = """
import itables
itables.show(
    pd.DataFrame({
        "Row": range(1, 61),
        "City": [f"City {n}" for n in range(60)],
        "Share": np.linspace(0, 1, 60).round(3),
    }),
    connected=False,
)
"""
LONG = """
with pd.option_context("display.max_colwidth", None):
    words = "A sentence of some length. " * 185 + "The end of it."
    display(pd.DataFrame({"Key": ["long"], "Words": [words]}))
"""
CITIES = """
pd.DataFrame({
    "City": ["Seoul", "東京", "北京"],
    "People (m)": [9.41, 13.96, 21.54],
    "Change": [-0.012, 0.0, 0.031],
})
"""
WIDE = """pd.DataFrame({f"Wide {n}": [n * 1111.5, n * 2] for n in range(20)})"""
BARS = """
pd.DataFrame({"Left": [-3, 2, 5], "Bar": [1, -4, 2]}).style.bar(
    align="mid", color=["#d65f5f", "#5fba7d"]
)
"""
CELLS = (
    markdown("## Tables of pandas"),
    code(CITIES, "City", "People (m)", "9.41", "東京", "-0.012"),
    code(TWO_LEVELS, "Region", "Year", "North", "Trade", "Exports", "Grants", "16.5"),
    code('pd.Series([3, 1, 2], index=["a", "b", "c"], name="A series")', "A series"),
    code(
        'pd.DataFrame({f"Column {n}": range(100) for n in range(3)})',
        "Column 2",
        "99",
        "10 of 100 rows",
    ),
    code(WIDE, "Wide 19", "21118.5"),
    code('pd.DataFrame({"Empty": [], "Frame": []})', "Frame"),
    code(LONG, "The end of it."),
    markdown("## Styled tables"),
    code(STYLED, "Seats after the vote", "52.1%", "Green"),
    code(HEATED, "0.08", "0.78", needs="matplotlib"),
    code(BARS, "Left", "Bar"),
    markdown("## Great tables"),
    code(
        GREAT,
        "Trade of four countries",
        "Billions of dollars, 2023",
        "Goods",
        "Imports",
        "Asia",
        "683.6",
        "Country",
        "All four",
        "Goods leaving the country.",
        "Source: a made-up office",
        "Figures are rounded.",
        needs="great_tables",
    ),
    markdown("## Interactive tables"),
    code(INTERACTIVE, "City 0", "City 59", "Share", needs="itables"),
)
