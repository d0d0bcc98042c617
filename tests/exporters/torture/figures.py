"""The figures and pictures of the notebook."""

from __future__ import annotations

from tests.exporters.torture.cell import code, markdown
from tests.exporters.torture.words import DOT

LINE = """
import matplotlib.pyplot as plt
figure, axes = plt.subplots(figsize=(6, 3))
axes.plot([1, 2, 3], [4, 1, 5], label="a line")
axes.set_title("Drawn by matplotlib")
plt.show()
"""
FORMS = """
from matplotlib_inline.backend_inline import set_matplotlib_formats
set_matplotlib_formats("svg")
plt.figure(figsize=(5, 2.5))
plt.bar(["a", "b", "c"], [3, 1, 2])
plt.title("As vectors")
plt.show()
set_matplotlib_formats("retina")
plt.figure(figsize=(4, 2))
plt.scatter([1, 2, 3], [1, 3, 2])
plt.show()
"""
GREY = """
#| fig-alt: A grey gradient
#| fig-cap: A picture of Pillow
import PIL.Image
PIL.Image.fromarray((np.mgrid[0:80, 0:160].sum(axis=0) % 256).astype("uint8"))
"""
SHAPES = f"""
display(Image(data=base64.b64decode("{DOT}"), format="png", width=40, alt="A single dot"))
display(SVG(data='''<svg xmlns="http://www.w3.org/2000/svg" width="120" height="40">
<rect width="120" height="40" fill="#17365d"/><circle cx="60" cy="20" r="12" fill="#fff"/>
</svg>'''))
"""
EXPRESS = """
import plotly.express as px
import plotly.graph_objects as go
years = pd.DataFrame({"Year": [2020, 2021, 2022, 2023], "한국": [1, 3, 2, 4], "日本": [2, 2, 3, 3]})
px.line(years, x="Year", y=["한국", "日本"], title="Two lines").show()
seats = pd.DataFrame({"Party": ["Red", "Blue"], "Seats": [12, 30]})
px.bar(seats, x="Party", y="Seats", title="Seats of two", text_auto=True).show()
"""
CARTESIAN = """
def show(trace, title, **layout):
    go.Figure(trace, {"title": {"text": title}, **layout}).show()

show(go.Scatter(x=[1, 2, 3], y=[2, 1, 3], error_y={"array": [0.2, 0.3, 0.1]}), "With errors")
show(go.Heatmap(z=[[1, 2, 3], [3, 1, 2]], x=["p", "q", "r"], y=["u", "v"]), "A heat map")
show(go.Box(y=[1, 2, 2, 3, 9]), "A box")
show(go.Violin(y=[1, 2, 2, 3, 9]), "A violin")
show(go.Histogram(x=[1, 1, 2, 3, 3, 3]), "A histogram")
kinds = ["relative", "relative", "total"]
show(go.Waterfall(x=["a", "b", "sum"], y=[3, -1, 0], measure=kinds), "A waterfall")
show(go.Funnel(y=["seen", "read"], x=[10, 4]), "A funnel")
days = {"x": ["2024-01-01", "2024-01-02"], "open": [1, 2], "high": [3, 3]}
candles = go.Candlestick(**days, low=[0.5, 1], close=[2, 1.5])
show(candles, "Candles", xaxis={"rangeslider": {"visible": False}})
show(go.Contour(z=[[1, 2, 3], [3, 1, 2], [1, 1, 1]]), "Contours")
"""
ROUND = """
tree = {"labels": ["All", "One", "Two"], "parents": ["", "All", "All"], "values": [5, 3, 2]}
links = {"source": [0, 1], "target": [2, 2], "value": [3, 2]}
show(go.Pie(labels=["a", "b", "c"], values=[4, 3, 2], hole=0.4), "A ring")
show(go.Sankey(node={"label": ["A", "B", "C"]}, link=links), "Flows")
show(go.Treemap(**tree), "A tree map")
show(go.Sunburst(**tree), "A sunburst")
show(go.Scatterpolar(r=[1, 2, 3], theta=["N", "E", "S"], fill="toself"), "On a circle")
cells = {"values": [["a", "b"], [1, 2]]}
show(go.Table(header={"values": ["Name", "Number"]}, cells=cells), "A table as a chart")
"""
VEGA = """
import altair as alt
cities = pd.DataFrame({"city": ["Seoul", "東京", "Paris"], "people": [9.4, 14.0, 2.1]})
alt.Chart(cities, title="People by city", description="Bars of three cities, Tokyo's the longest"
).mark_bar().encode(x="people:Q", y="city:N")
"""
BUNDLE = """
points = alt.Chart(cities, title="As a bundle").mark_point().encode(x="people:Q", y="city:N")
told = {"text/plain": "alt.Chart(...)"}
display({"application/vnd.vegalite.v6+json": points.to_dict(), **told}, raw=True)
points.mark_line() | points
"""
CELLS = (
    markdown("## Pictures"),
    code(
        LINE,
        "A line of three points",
        figures=1,
        needs="matplotlib",
        alt="A line that falls from 4 to 1 and rises to 5",
        caption="A line of three points",
    ),
    code(FORMS, figures=2, needs="matplotlib", alt=["Three bars as vectors", "Three points"]),
    code(GREY, "A picture of Pillow", figures=1, needs="PIL"),
    code(SHAPES, figures=2, alt=["A single dot", "A drawing by hand"]),
    markdown("## Charts of plotly"),
    code(EXPRESS, "Two lines", "Seats of two", figures=2),
    code(CARTESIAN, "With errors", "A heat map", "A waterfall", "Candles", "Contours", figures=9),
    code(ROUND, "A ring", "Flows", "A tree map", "On a circle", "A table as a chart", figures=6),
    markdown("## Charts of Altair"),
    code(VEGA, "People by city", figures=1, needs="altair vl_convert"),
    code(BUNDLE, "As a bundle", figures=2, needs="altair vl_convert"),
)
