"""Texts, names and numbers that try to be more than they are; a number of a case chooses them."""

from __future__ import annotations

import random
import unicodedata
from typing import Any

from tests.exporters import hostile_cases

MARK = "OWNED"  # what code would leave, or a command print
CODE = (
    "__import__('os').environ.__setitem__('OWNED', '1')",
    "'); import os; os.environ['OWNED'] = '1'; ('",
    '"""\nimport os\n"""',
    "\\'; raise SystemExit #",
    "\\",
    "'\\",
    '\\"',
    "%env OWNED=1",
    "%%bash\necho OWNED",
    "!echo OWNED",
    "!!echo OWNED",
    "?print",
    "print??",
    "/print OWNED",
    ",print a b",
    ";print a b",
    "%run x.py",
    "$(echo OWNED)",
    "`echo OWNED`",
    "; echo OWNED",
    "| echo OWNED",
    "&& echo OWNED",
    "\n!echo OWNED\n",
    "\r!echo OWNED\r",
    "x\u2028!echo OWNED",
    "x\x85%env OWNED=1",
    "{0.__class__.__mro__}",
    "{topic.__init__.__globals__}",
    "{topic:>999999999}",
    "%(topic)s %n %s",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{% for x in range(10**9) %}{% endfor %}",
    "!!python/object/apply:os.system [echo OWNED]",
    "&a [*a, *a]",
    "- a\n- b: c",
    "[[table]]",
    "--help",
    "-p",
    "@/etc/passwd",
    "~root",
    "$HOME",
    "%HOME%",
    "=cmd|' /C calc'!A0",
    "<script>OWNED</script>",
    '#eval("1")',
    "\x1b]0;OWNED\x07",
    "\x9b31m",
    "\u202eDENWO",
    "\x00",
    "\ud800",
    "a\r\nBcc: all@evil.example\r\n\r\nbody",
    "/* ' \" ` */ -- ;",
    "' OR 1=1 --",
    '" OR "" = "',
    "NEAR(a b, 1)",
    "a* OR b NOT",
    "\ufeff",
    "9" * 5_000,
    "W" * 20_000,
)
PATHS = (
    "..",
    ".",
    "...",
    "../../etc/passwd",
    "..\\..\\windows",
    "/etc/passwd",
    "//server/share",
    "C:\\windows",
    "C:x",
    "~",
    "~root/.ssh",
    "a/../../b",
    "a/./b",
    "a//b",
    "\x00",
    "a\x00b",
    "a\nb",
    "a\rb",
    "\u202egnp.exe",
    "a\u2044b",
    "a\u2215b",
    "a\uff0fb",
    "\uff0e\uff0e\uff0fetc",
    "\u2024\u2024/etc",
    "%2e%2e%2f",
    "%252e%252e/",
    "..%c0%af",
    "CON",
    "nul.txt",
    "com1",
    "LPT9.pdf",
    "aux.",
    "a.",
    "a ",
    " a",
    ".hidden",
    "-rf",
    "--out=/tmp/x",
    "*",
    "?",
    "a|b",
    "a:b",
    "a<b>",
    '"a"',
    "'a'",
    "$(id)",
    "`id`",
    "A" * 300,
    "한" * 300,
    "e\u0301" * 200,
    "\U0001f600" * 100,
    "İ",
    "ı",
    "ß",
    "K",
    "\ufb01",
    "\u0130stanbul",
    "\ud800",
    "\udcff",
    "\u200b",
    "\u200d",
    "\u00ad",
    "",
    " ",
    "\t",
)
_EVERY = (*CODE, *PATHS, *(text for text in hostile_cases.EVERY if len(text) < 3_000))


def chance(case: int) -> random.Random:
    """The chance of a case: the same each time."""
    return random.Random(case)  # noqa: S311 - nothing is kept secret with it


def text(dice: random.Random, *, most: int = 3) -> str:
    """A hostile text, of one to `most` pieces."""
    pieces = [dice.choice(_EVERY) for _ in range(dice.randint(1, most))]
    return dice.choice(("", " ", "\n", "/", "'")).join(pieces)


def name(dice: random.Random) -> str:
    """A hostile name of a file, a topic or a list."""
    return text(dice, most=2) if dice.random() < 0.5 else dice.choice(PATHS)


def file_name(dice: random.Random) -> str:
    """A hostile name that a file system takes, at most 120 bytes."""
    told = name(dice).replace("/", "\u2215").replace("\0", "\u2400")
    raw = told.encode("utf-8", "surrogateescape" if _escapable(told) else "replace")[:120]
    found = raw.decode("utf-8", "ignore") or "x"
    return "x" if found.strip(".") == "" else found


def value(dice: random.Random, depth: int = 0) -> Any:
    """A hostile value of a parameter: a text, a number, a list, a table."""
    kind = dice.randrange(6 if depth < 3 else 4)
    if kind < 2:
        return text(dice)
    if kind == 2:
        return dice.choice((0, -1, 2**63, 10**300, 1e308, -0.0, 5e-324))
    if kind == 3:
        return dice.choice((None, True, False))
    inner = [value(dice, depth + 1) for _ in range(dice.randrange(4))]
    return inner if kind == 4 else {text(dice, most=1): one for one in inner}


def acting(shown: str) -> set[str]:
    """The signs in a text that a terminal, a log or a reader's eye would obey."""
    found = {one for one in shown if unicodedata.category(one) in ("Cc", "Cs", "Zl", "Zp")}
    return (found | (set(shown) & set("\u202a\u202b\u202d\u202e\u2066\u2067\u2068"))) - {"\n", "\t"}


def _escapable(told: str) -> bool:
    return not any("\ud800" <= one < "\udc80" or "\udcff" < one <= "\udfff" for one in told)
