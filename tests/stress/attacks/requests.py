"""No request leaves the machine: each command, on articles that are full of addresses."""

from __future__ import annotations

import io
import os
import socket
import sys
import zipfile
from pathlib import Path

from tests.conftest import PROJECT
from tests.stress import box
from tests.stress.attacks import hostiles
from tests.stress.attacks.alone import Asked, alone
from tests.stress.house import DEEDS, copied, told
from tests.stress.trials import trial

_BAITS = (
    *(
        "http://192.0.2.1:8/x",
        "https://bait.example/x",
        "http://[2001:db8::1]/x",
        "//bait.example/x",
    ),
    *("ftp://192.0.2.1/x", "\\\\192.0.2.1\\share\\x", "file://bait.example/x", "ws://192.0.2.1/x"),
)
_SAID = "The Busan harbour opened a third pier on 4 March 2024, the ministry said. See {}."
_WEB = """<html><head><base href="{0}"><meta http-equiv="refresh" content="0;url={0}">
<link rel="stylesheet" href="{0}.css"><script src="{0}.js"></script><style>@import url({0});
@font-face {{ font-family: x; src: url({0}) }} body {{ background: url({0}) }}</style>
<title>A third pier</title></head><body><article><h1>A third pier</h1><img src="{0}.png">
<svg><use href="{0}#a"/><image href="{0}.png"/></svg><iframe src="{0}"></iframe>
<object data="{0}"></object><p>{1}</p><p>{1} <a href="{0}" ping="{0}">More</a></p></article>"""
_FEED = """<?xml version="1.0"?><!DOCTYPE rss SYSTEM "{0}.dtd" [<!ENTITY % x SYSTEM "{0}"> %x;
<!ENTITY y SYSTEM "{0}">]><?xml-stylesheet href="{0}.xsl"?><rss version="2.0"
xmlns:xi="http://www.w3.org/2001/XInclude"><channel><title>Wire</title><xi:include href="{0}"/>
<item><title>A third pier</title><link>{0}</link><description>{1}</description></item>
</channel></rss>"""
_MAIL = """From: a@bait.example\r\nTo: b@house.example\r\nSubject: A third pier\r\nMIME-Version: 1.0
Content-Type: multipart/mixed; boundary=q\r\n\r\n--q\r\nContent-Type: text/html\r\n\r
<img src="{0}"><p>{1}</p>\r\n--q\r
Content-Type: message/external-body; access-type=url; URL="{0}"\r\n\r\n
Content-Type: text/plain\r\n\r\n--q--\r\n"""
_RELS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}'
    "</Relationships>"
)
_REL = '<Relationship Id="r{}" Type="http://schemas.openxmlformats.org/{}" Target="{}"{}/>'
_OFFICE = "officeDocument/2006/relationships/"


def _word(bait: str, said: str) -> bytes:
    """A document whose template, picture and frame lie elsewhere."""
    made = io.BytesIO()
    outside = ' TargetMode="External"'
    kinds = ("attachedTemplate", "image", "frame", "oleObject", "subDocument")
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr(
            "[Content_Types].xml",
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
            'relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/'
            'vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
        )
        first = _REL.format(1, f"{_OFFICE}officeDocument", "word/document.xml", "")
        archive.writestr("_rels/.rels", _RELS.format(first))
        led = "".join(_REL.format(n, _OFFICE + one, bait, outside) for n, one in enumerate(kinds))
        archive.writestr("word/_rels/document.xml.rels", _RELS.format(led))
        field = f'<w:instrText>INCLUDEPICTURE "{bait}"</w:instrText>'
        text = f"<w:p><w:r><w:t>{said}</w:t>{field}</w:r></w:p>"
        archive.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="{space}"><w:body>{text * 2}</w:body></w:document>',
        )
    return made.getvalue()


def _laid(home: Path, bait: str) -> None:
    """Articles of each kind that name an address wherever a program might follow it."""
    said = _SAID.format(bait)
    texts = {
        "a.html": _WEB.format(bait, said), "b.xml": _FEED.format(bait, said),
        "c.eml": _MAIL.format(bait, said), "e.txt": f"A third pier\n\n{said}\n\n{said}\n",
        "d.md": f"# A third pier\n\n![x]({bait})\n\n{said}\n\n[x]: {bait}\n\n<{bait}>\n",
        "g.csv": f'title,text,url\nA third pier,"{said}",{bait}\n',
    }  # fmt: skip
    for name, text in texts.items():
        (home / "more" / name).write_text(text, "utf-8")
        (home / "articles" / name).write_text(text, "utf-8")
    (home / "articles" / "f.docx").write_bytes(_word(bait, said.replace("&", "")))
    notebook = PROJECT / "notebooks" / "topic_briefing.ipynb"
    (home / "notebooks" / notebook.name).write_bytes(notebook.read_bytes())


_RUN = ("run", "topic_briefing", "-p", "topic", "harbour", "-p", "library", "articles")
_FORMATS = ("html,pdf", "html,pdf,docx", "html,pdf,eml", "html,pdf,md")
_LOOKS = (
    ("doctor",), ("list",), ("runs",), ("show", "latest"), ("compare", "latest", "latest"),
    ("read", "articles/a.html"), ("read", "articles/c.eml"), ("search", "pier", "--library",
    "data/library.db"), ("library", "verify"), ("distribution", "check"),
    ("judgements", "check"), ("deliveries",), ("own", "check"), ("schedule", "check"),
    ("new", "topic_briefing", "piers"), ("warm", "stop"), ("tidy",), ("verify", "packs"),
)  # fmt: skip


@trial(
    "attack",
    who="an article, the kit itself",
    title="addresses wherever a program might follow one, under each command but fetch",
    holds="no connection is made, no name looked up, no packet sent, not even to this machine",
    cases=4,
    part=1,
)
def requests(case: int, folder: Path) -> None:
    """Runs, batches, ingests, exports, sites, deliveries to folders, schedules and looks."""
    box.tried(_night, case, copied(folder / "house"), folder)


def _night(case: int, told_home: str, told_folder: str) -> None:
    home, folder, dice = Path(told_home), Path(told_folder), hostiles.chance(case)
    _laid(home, _BAITS[case % len(_BAITS)])
    os.chdir(home)
    os.environ |= {"XDG_CACHE_HOME": str(folder / "cache"), "PYTHONPATH": str(PROJECT)}
    asked = alone(folder / "hook")
    made: list[tuple[str, ...]] = [(*_RUN, "--to", _FORMATS[case % len(_FORMATS)])]
    names = ("batch", "ingest", "release", "deliver", "site", "pack", "schedule", "metrics")
    made += [DEEDS[one] for one in names]
    made += [("export", "latest", "--to", dice.choice(("html", "pdf", "md", "docx")))]
    made += [DEEDS["init"]] if case else []
    for number, command in enumerate([*made, *_LOOKS]):
        code, shown = box.called(*command)
        told(code, shown)
        assert number or code in (0, 3), (command, shown)
        assert asked.what() == [], (command, asked.what())
    _seen(asked)


def _seen(asked: Asked) -> None:
    """See that a request would have been seen."""
    for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM):
        with socket.socket(socket.AF_INET, kind) as wire:
            wire.setblocking(False)  # noqa: FBT003 the socket's own signature
            wire.connect_ex(("127.0.0.1" if sys.platform != "linux" else "192.0.2.1", 9))
    assert asked.what() != []
