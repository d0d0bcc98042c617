"""What a kernel hands to the desk in the outputs of a notebook: application/vnd.briefing+json."""

from __future__ import annotations

import msgspec

from briefing.models import Annex, Front, Section, Verdict


class OfSection(msgspec.Struct, kw_only=True, tag_field="schema", tag="section/1"):
    """One block of a briefing: `value`."""

    value: Section


class OfFront(msgspec.Struct, kw_only=True, tag_field="schema", tag="front/1"):
    """The masthead: `value`."""

    value: Front


class OfAnnex(msgspec.Struct, kw_only=True, tag_field="schema", tag="annex/1"):
    """What the briefing rests on: `value`."""

    value: Annex


class OfVerdict(msgspec.Struct, kw_only=True, tag_field="schema", tag="verdict/1"):
    """What the checks found: `value`."""

    value: Verdict


Bundle = OfSection | OfFront | OfAnnex | OfVerdict
