"""The record of a run, `run.json`, as far as a release needs it."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from briefing import project, whole
from briefing.audiences import HOUSE, asked
from briefing.delivery.copies import File
from briefing.errors import DeliveryError
from briefing.schemas import forms
from briefing.slugs import slug

RECORD = "run.json"
NOTEBOOK = "briefing.ipynb"
LARGEST = 20_000_000  # bytes of a record
DAY = re.compile(r"\d{4}-\d\d-\d\d")
_NAME = re.compile(r"[^/\\\x00-\x1f\x7f]{1,120}")  # of a notebook that may name a folder


class NewerError(DeliveryError):
    """A newer kit wrote the record, or it is of another kind."""


class Input(msgspec.Struct, frozen=True):
    """A file that a run read: its place in the project, and the SHA-256 of its bytes."""

    place: str
    sha256: str


class _Inputs(msgspec.Struct, frozen=True):
    judgements: Input | None = None
    brand: Input | None = None


class _Named(msgspec.Struct, frozen=True):
    name: str = ""


class _Error(msgspec.Struct, frozen=True):
    name: str = ""
    message: str = ""


class Ran(msgspec.Struct, frozen=True):
    """A run as its record tells it. `folder` is where the record lies."""

    run: str
    status: str
    started: str
    notebook: _Named
    outputs: dict[str, File]
    parameters: dict[str, Any] = {}
    inputs: _Inputs = _Inputs()
    checks: Any = None
    error: _Error | None = None
    folder: Path = Path()

    @property
    def topic(self) -> str:
        """What it is about, as the notebook was asked; a profile is about its actor."""
        told = self.parameters.get("actor") or self.parameters.get("topic")
        return told if isinstance(told, str) else ""

    @property
    def audience(self) -> str:
        """Whom it is for, empty for the house."""
        told = asked(self.parameters)
        return "" if told == HOUSE else told

    @property
    def day(self) -> str:
        """The day of its folder, else the one on which it began (ISO 8601)."""
        for name in (self.folder.name, self.folder.parent.name):
            if DAY.fullmatch(name):
                return name
        return self.started[:10]

    @property
    def variant(self) -> str:
        """What tells it from other runs of the day on this topic and for this audience.

        A batch files those in folders of their own below the day, under the name of the item.
        """
        if not DAY.fullmatch(self.folder.parent.name):
            return ""
        told = {
            self.notebook.name,
            HOUSE,
            *map(slug, (self.notebook.name, self.topic, self.audience)),
        }
        parts = [part for part in self.folder.name.split(".") if part not in told]
        return slug("-".join(parts)) if parts else ""

    @property
    def name(self) -> str:
        """The name of its notebook as one of a folder."""
        name = self.notebook.name.lstrip(".")
        return (name if _NAME.fullmatch(name) else slug(name)) if name else "notebook"

    @property
    def key(self) -> str:
        """The name of its report for good, as the ledger has it: notebook/topic[/audience]."""
        about = (slug(one) for one in (self.topic, self.audience) if one)
        return "/".join((self.name, *about, *([self.variant] if self.variant else [])))

    @property
    def passed(self) -> bool:
        """True when it succeeded and every statement may stand."""
        checks = self.checks if isinstance(self.checks, Mapping) else {}
        return self.status == "succeeded" and checks.get("passed") is True


def read(folder: Path) -> Ran:
    """The run of a folder. Raises DeliveryError."""
    file = folder / RECORD
    try:
        told = forms.present(msgspec.json.decode(whole.read(file, LARGEST)), "briefing.run")
        named = {**told, "folder": folder.absolute()} if isinstance(told, dict) else told
        ran = msgspec.convert(named, Ran)
    except FileNotFoundError:
        raise DeliveryError(
            f"{folder} holds no {RECORD}, so that nobody knows what ran there. Name the folder of "
            "a run, such as reports/topic_briefing/export-controls/2026-11-30."
        ) from None
    except forms.FormError as error:
        raise NewerError(f"{file} is not read: {error}.") from error
    except (OSError, msgspec.MsgspecError, UnicodeError, RecursionError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise DeliveryError(f"{file} is not the record of a run ({why}). Run it again.") from error
    if not DAY.fullmatch(ran.day):
        raise DeliveryError(f"{file} is not the record of a run (it tells no day). Run it again.")
    return ran


def home(folder: Path) -> Path:
    """The project that a folder lies in, else that of the working folder."""
    found = project.around(folder)
    return found if project.is_project(found) else project.root()


def within(home: Path) -> contextlib.AbstractContextManager[None]:
    """A project as the working folder, where it is another one: its files are found by it."""
    here = project.root().absolute() == home.absolute()
    return contextlib.nullcontext() if here else contextlib.chdir(home)
