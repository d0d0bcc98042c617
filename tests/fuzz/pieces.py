"""Pieces of hostile texts, and articles made of them."""

from __future__ import annotations

from hypothesis import strategies as st

NAMES = (
    "Ana Lopez", "Kim Dae-jung", "Dr. J. R. R. O’Neil-Smith III", "President Joe Biden",
    "Ms. Lopez", "Zhōu Ēnlái", "de la Cruz", "Mr. al-Sadr", "the Ministry of Defense", "NATO",
    "U.N. Secretary-General António Guterres", "The Korea Times", "A", "Prime Minister",
    "Fumio Kishida", "Moon", "문재인", "岸田文雄", "Владимир Путин", "Yoon Suk Yeol (윤석열)",
)  # fmt: skip
DATES = (
    "3 May 2021", "May 3", "2021-05-03", "03/05/2021", "5.3.21", "Monday", "last Friday",
    "yesterday", "in the 1990s", "early August", "Q3 2022", "FY2023", "the 31st of February",
    "0000-00-00", "9999-12-31", "2019年11月22日", "Nov. 22", "Sept 31, 1999", "next year",
    "two weeks ago", "between 2014 and 2012", "May", "May may", "12:61 p.m. KST", "24:00",
    "on Tuesday night", "since 1950", "100 years from now", "the day after tomorrow", "D-Day",
    "the 21st century", "99999 years ago", "2019-W52-7", "noon", "every other Thursday",
    "2021-02-30T25:00:00+99:99", "1/0/0", "summer of ’69", "the year 10000", "１２月３日",
)  # fmt: skip
NUMBERS = (
    "1,234,567", "1.234.567,89", "three dozen", "half a million", "-0", "1e999", "$5bn", "₩1.2tn",
    "€ 3,50", "5-3", "3 to 5 percent", "one in ten", "12%", "½", "٣٤", "²", "0x1F", "NaN", "∞",
    "99999999999999999999999999", "twenty-first", "nearly 400 people", "at least two", "1–2",
    "100 000", "5 000 km²", "two and a half times", "Nos. 1 and 2", "1,2,3", "1..2", "No. 10",
)  # fmt: skip
QUOTES = (
    "“", "”", "‘", "’", '"', "'", "«", "»", "„", "‹", "「", "」", "``", "''", "(", ")", "[", "]",
    "—", "–", "…", "?”", ",” he said", "“‘", "’”", "’s", "‚", "》", "＂",
)  # fmt: skip
WORDS = (
    "said", "the", "ministers met in Oslo", "argued that", "should", "according to", "will", "not",
    "may have", "agreed to share radar data", "warned", "however", "because", "denied", "it", "he",
    "she told reporters", "They", "that", "who", "and", "was signed", "wrote", "a wise step", "but",
    "in a statement", "signed the Radar Accord (RA)", "Yet", "reportedly", "of", "to", "on",
    "General Security of Military Information Agreement (GSOMIA)", "threatened", "supports", "no",
    "the pact", "is said to", "would", "unless", "never", "asked whether", "Q:", "MODERATOR:", "A.",
)  # fmt: skip
SIGNS = (
    "\u202e", "\u202c", "\u2066", "\u2069", "\u200b", "\u200d", "\ufeff", "\u00ad", "\u0301",
    "\x00", "\x07", "\x1b[31m", "\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\u2029", "\ud800",
    "\udfff", "\ufdd0", "\U0001ffff", "\U000e0041", "\u3000", "\u00a0", "\ufffd", "\u115f", "\ufe0f",
    "İ", "ß", "ﬁ", "Ⅷ", "K", "Å", "ё", "ǆ", "Σς", "\u0345", "😀", "🇰🇷", "𝔘", "한", "한", "\U0010ffff",
)  # fmt: skip
MARKUP = (
    "<script>alert(1)</script>", "<b>", "</p>", "&amp;lt;", "&#0;", "&#xD800;", "&nbsp;", "&#x202E;",
    "&quot;", "&unknown;", "<!--", "]]>", "[x](javascript:a)", "**bold**", "`code`", "$x^2$", "# ",
    "{{ 7*7 }}", "{% x %}", "https://a.example/?q=1&amp;b=2", "mailto:a@b.example", "#read(\"/x\")",
    "| a | b |", "---", "> ", "* ", "1. ", "\\", "<https://a.example>", "![x](y)", "[^1]", "^", "~~",
    "<br>", "www.a.example", "a@b.example", "&lt;b&gt;", "&#8220;", "&ldquo;", "_", "__", "```",
)  # fmt: skip
FURNITURE = (
    "Skip to content", "(EDITORIAL from Oslo Gazette on May 3)", "All News 08:15 May 3, 2024",
    "SEOUL, Nov. 22 (Yonhap) -- ", "By Ana Lopez", "By ANA LOPEZ and Tom Berg, Staff Writers",
    "Send Feedback", "Related stories", "(c) Oslo Gazette 2024", "Copyright © 2024", "(END)", "END",
    "Title: Radar", "Date: 2024-05-03", "Source: The Gazette", "URL: https://example.org/a", "Menu",
    "Published: May 3, 2024 10:00 a.m. EST", "Updated 3 hours ago", "Photo: Reuters", "Share", "###",
    "Language: en", "---", "Subscribe now!", "Read more:", "Advertisement", "OSLO (AP) — ", "Topics",
    "News  Opinion  Business  Sport", "yonhap@yna.co.kr", "By\u00a0", "Editor’s note:", "1 of 5", "•",
    "Ministry of Foreign Affairs, Press Release", "FOR IMMEDIATE RELEASE", "Page 1 of 2", "Abstract",
)  # fmt: skip
ENDS = (
    ". ",
    "! ",
    "? ",
    "; ",
    ": ",
    ", ",
    " ",
    "\n",
    "\n\n",
    ".”\n\n",
    "\r\n",
    "\r",
    "\t",
    "",
    "  ",
)

_ANY = st.text(max_size=12)
_PIECE = st.one_of(
    *map(st.sampled_from, (NAMES, DATES, NUMBERS, QUOTES, WORDS, WORDS, SIGNS, MARKUP, FURNITURE)),
    _ANY,
)
_JOINED = st.tuples(_PIECE, st.sampled_from(ENDS)).map("".join)
_PLAIN = st.lists(st.sampled_from((*WORDS, *NAMES, *DATES, *NUMBERS, *QUOTES)), min_size=4, max_size=16).map(
    lambda found: " ".join(found) + "."
)  # fmt: skip
_RUN = st.tuples(_PIECE, st.sampled_from((2, 10, 60))).map(lambda told: told[0] * told[1])
text = st.lists(st.one_of(_JOINED, _JOINED, _JOINED, _PLAIN, _RUN), min_size=1, max_size=24).map(
    "".join
)
line = text.map(lambda found: " ".join(found.split())[:200])
short = st.one_of(_PIECE, _JOINED, st.lists(_PIECE, max_size=4).map(" ".join))
paragraphs = st.lists(st.one_of(text, _PLAIN, _PLAIN), min_size=1, max_size=6)
