"""The words that tell an event from a state, a plan from a hope, an act from a mere saying.

All patterns are bounded. They are English and general: no name of a person, place or body.
"""

from __future__ import annotations

import re

_SAID = (
    r"said|says|say|told|tells|asked|asks|added|adds|wrote|writes|tweeted|posted|noted|notes"
    r"|stressed|stresses|mentioned|stated|states|explained|commented|reported|reports|claimed"
    r"|cautioned|cautions|warned|warns|quipped|joked|argued|insisted|acknowledged|admitted|quoted|according to|spoke to reporters|told reporters"
    r"|was quoted|talked|spoken|recalled|observed|remarked|reiterated|emphasi[sz]ed|underlined|underscored"
)
SAYING = re.compile(rf"\b(?:{_SAID})\b", re.IGNORECASE)
_NOUNS = (
    r"meetings?|talks?|summits?|visits?|conferences?|call|ceremon(?:y|ies)|exercises?|drills?"
    r"|elections?|votes?|referendum|hearing|trial|launch(?:es)?|tests?|strikes?|attacks?|raids?"
    r"|deal|agreement|treaty|pact|accord|decisions?|rulings?|announcement|protests?|rall(?:y|ies)"
    r"|war|invasion|bombings?|shootings?|explosion|crash|earthquake|coup|election|session|debate"
    r"|negotiations?|inauguration|speech|address|presentation|dialogues?|forum|consultations?"
    r"|briefing|review|deadline|tour|trip|deployment|demonstration|parade|operation|offensive"
    r"|killings?|arrests?|verdict|sanctions|curbs|restrictions|measures?|moves?|reshuffle"
    r"|anniversary|games|match|conference|dinner|event|encounter|gathering|opening|release"
    r"|mergers?|acquisition|takeover|appointment|resignation|sentencing|hijacking|massacres?"
    r"|famine|floods?|storms?|hurricanes?|wildfires?|outages?|collapse|disaster|accident|riots?"
    r"|uprising|revolution|ceasefire|truce|armistice|siege|evacuation|eruption|breach(?:es)?"
    r"|congress|convention|assembly|plenary|primar(?:y|ies)|funeral|wedding|concert|fights?|clash(?:es)?"
)
EVENT_NOUN = re.compile(rf"\b(?:{_NOUNS})\b", re.IGNORECASE)
# an act of saying is an event when it has an occasion that can be dated
OCCASION = re.compile(
    rf"\b(?:at|during|after|following|on the sidelines of)\s(?:an?|the|their|his|her|its|talks"
    rf"|meeting|holding)\b(?:\s[\w.'’-]{{1,24}}){{0,4}}?\s?(?:{_NOUNS})\b",
    re.IGNORECASE,
)
_PLANNED = r"(?:tentatively\s|currently\s|now\s)?(?:slated|scheduled|set|planned|due|billed|fixed)"
# "a summit slated for" + date
SLATED = re.compile(
    r"(?P<noun>(?:[\w.&’'-]{1,30}\s){1,8}?)(?:,\s)?(?:(?:which|that)\s(?:is|are)\s|(?P<is>is"
    r"|are)\s)?"
    rf"(?P<cue>{_PLANNED}\s(?:to\s(?:be\sheld|take\splace|begin|start|open|run)\s)?"
    r"(?:for|on|in|from|at|to)?\s?(?:(?:on|from|in)\s)?)$"
)
NP_START = re.compile(
    r"\b(?:an?|the|his|her|its|their|our|this|next|another|[A-Z][\w.-]{1,24}['’]s)\s", re.I
)
# what is only hoped for beside a planned event: "X's possible meeting … on the sidelines of" it
BESIDE = re.compile(
    r"(?P<what>(?:(?:[A-Z][\w.-]{1,24}\s){0,3}[A-Z][\w.-]{1,24}['’]s|an?|the|their|any)\s"
    r"(?:possible|potential|planned|proposed|expected|likely|mooted|tentative|hoped-for)\s"
    rf"(?:[\w-]{{1,20}}\s){{0,3}}?(?:{_NOUNS})\b[^;:]{{0,140}}?\s"
    r"(?:(?:on|at|in)\s(?:the\s)?(?:sidelines?|margins?)\sof|during|at|alongside)\s)$"
)
# a day is fixed, however unsure the rest of the sentence is
PLANNED = re.compile(
    r"\b(?:due|slated|scheduled|set|planned|billed|fixed)\s(?:to|for|on|in|at|from)\b",
    re.IGNORECASE,
)
POSSIBLE = re.compile(
    r"\b(?:may|might(?!\sof\b)|could|anticipat(?:es?|ed|ing)|possibl[ey]|potential(?:ly)?|perhaps|likely|unlikely|expected\sto"
    r"|expects?\sto"
    r"|is\sexpected|are\sexpected|expect(?:s|ed)?|hopes?\s(?:to|for|that)|hoped|hoping|hope"
    r"|(?:projected|forecast|estimated|predicted)\sto|would\slike|wants?\sto|consider(?:s|ing)"
    r"|mull(?:s|ing)|weigh(?:s|ing)|proposed|tentative(?:ly)?|aim(?:s|ing|ed)?\s(?:to|for|at)"
    r"|should|seeks?\sto|seeking\sto|in\stalks|unless|if)\b",
    re.IGNORECASE,
)
SPECULATED = re.compile(
    r"\b(?:speculation|speculated|rumou?r(?:s|ed)?|reportedly|widely\s(?:seen|believed)"
    r"|analysts\s(?:expect|predict)"
    r"|fears?\sthat|is\sbelieved\sto|guess)\b",
    re.IGNORECASE,
)
AHEAD = re.compile(
    r"\b(?:will|won['’]t|['’]ll|shall|must|would|is\sto|are\sto|going\sto|(?:is|are)\s(?:now\s|also\s)?(?:set|due"
    r"|scheduled|slated|planning|planned"
    r"|poised|expected)|plans?\sto|scheduled|slated|due|upcoming|forthcoming|to\sbe\sheld"
    r"|beginning|starting|coming\s(?:online|out|into))\b",
    re.IGNORECASE,
)
# "is meeting them this week"; over a month or a year it tells what goes on
PROGRESSIVE = re.compile(
    r"\b(?:is|are|am)\s(?:also\s|now\s)?(?!being|having|doing|seeing|facing|living|getting|becoming"
    r"|looking|growing|hoping|feeling|going\b)[a-z]{3,14}ing\b",
    re.IGNORECASE,
)
# without one of these a date ahead is a mere term or target: "with five years to 2030"
TOLD_AHEAD = re.compile(
    r"\b(?:begins?|opens?|starts?|meets?|holds?|visits?|hosts?|travels?|leaves?|arrives?|votes?|ends?"
    r"|expires?|resumes?|reopens?|closes?|concludes?|hears?|plays?|returns?|gathers?|convenes?"
    r"|testif(?:y|ies)|premieres?|departs?|(?:heads?|flies)\s(?:to|for|back)|runs?\sout"
    r"|takes?\s(?:effect|place|office|over|part)|goe?s?\s(?:to|into|on|before|live)"
    r"|comes?\s(?:into|up)|to\s(?!the\b|a\b|an\b)[a-z]{2,14}|plann?(?:s|ed|ing)?|agreed|promised|pledged|vowed|target|goal"
    r"|deadline|until|next\s(?:round|meeting|session))\b",
    re.IGNORECASE,
)
NEGATED = re.compile(
    r"\b(?:not(?!\sonly)|never|no\slonger)\b|n['’]t\b",
    re.IGNORECASE,
)
CALLED_OFF = re.compile(
    r"\b(?:cancel(?:s|l?ed)|called\soff|scrapped|postponed|ruled\sout)\b", re.IGNORECASE
)
# what was called off did not happen, but the calling off did: only the passive denies a past event
WAS_CALLED_OFF = re.compile(
    r"\b(?:was|were|been|is|are|be|got)\s(?:[a-z]{2,12}ly\s)?"
    r"(?:cancell?ed|called\soff|scrapped|postponed|ruled\sout)\b",
    re.IGNORECASE,
)
EARLIER = re.compile(r"\bearlier\s(?:in|on|this|that)?\s?$", re.IGNORECASE)
UNTIL = re.compile(r"\b(?:until|till|before)\s(?:at\sleast\s|the\s)?$", re.IGNORECASE)
# words of saying that are deeds when they take a thing: "added two wards"
ADDED = re.compile(r"\s(?:an?|one|two|three|four|five|ten|more|another|new|its|\d[\d,.]*)\s")
# what is said of an event with the date in it: "said the attack on Friday killed three"
SAID_OF = re.compile(
    rf"^\s(?:that\s)?(?:the|an?|its|their|his|her|this)\s[^;]{{0,80}}?\b(?:{_NOUNS})\b[^;,]{{0,40}}$"
)
# what may be said of the very day without being a planned event
SAME_DAY = re.compile(
    r"\b(?:host|hold|meet|visit|sign|vote|arrive|travel|launch|convene|attend|deliver|address"
    r"|begin|open"
    r"|release|publish|unveil|inaugurate|chair|depart|be\sheld|take\splace|hosting|holding"
    r"|meeting\swith|visiting)\b",
    re.IGNORECASE,
)
STATE = re.compile(
    r"\b(?:is|are|['’]s|['’]re|am|has\sbeen|have\sbeen|remains?|remained|seems?|appears?"
    r"|stands?|means?"
    r"|has\sremained|have\sremained|has|have|hopes?|know|believes?|thinks?)\b",
    re.IGNORECASE,
)
FINITE = re.compile(
    r"\b(?:(?:has|have|had)\s(?:(?:also|now|already|since|long|not|never|[a-z]{2,10}ly)\s)?"
    r"[a-z]{2,14}(?:ed|en|wn|un|ne|ught|ung|ade|eld|old|aid|ost|ent|et|ut|me)\b|was|were|had|did|met|held|took|came|began|fell|rose|sent|won|left|made|went|saw|gave|got"
    r"|kept|led|spoke|(?<!\bto )(?<!\ba )(?<!\bone )(?<!\bthe )(?<!rate )(?<!tax )(?:put|hit|cut)|paid|sold|bought|broke|drew|grew|lost|ran|struck|became|brought"
    r"|fought|found|shot|flew|fled|set|swore|withdrew|forbade|overthrew|stole|beat|chose|withheld"
    r"|sought|built|spent|taught|caught|drove|rode|sank|threw|wore|bore|arose|dealt|swept|shook"
    r"|upheld|underwent|undertook|overtook|overran|foresaw|laid|stood|slid|spun|sprang|shrank|froze"
    r"|(?!need|unit|hundred|speed|breed|sacred)[a-z]{2,20}ed|said|told|wrote|has|have|will"
    r"|would|could|may"
    r"|might|shall|can|must|should|is|are|plans?|agrees?|begins?|opens?|starts?|meets?|holds?"
    r"|visits?|hosts?)\b"
)
WHEN = re.compile(r",?\swhen\s")
LIGHT = re.compile(
    r"(?:carry\sout|carrying\sout|hold|conduct|stage|have|organi[sz]e|undertake|perform|convene)\s",
    re.IGNORECASE,
)
# "agreed to carry out … in early August": the agreement lies before, the act ahead
AGREED = re.compile(
    r"\b(?:(?:have|has|had)\s)?(?:agreed|decided|vowed|pledged|promised|resolved|arranged"
    r"|planned|announced\splans|"
    r"announced\sthat\s(?:they|it|he|she)\s(?:would|will)|confirmed\splans)\s(?:to\s)?"
)
DECIDED = re.compile(
    r"(?<!\bto )(?<!\bto have )(?<!recently )(?<!newly )(?<!\bthe )(?<!having )(?<!\bbe )(?<!\b[Ii]f )(?<![Oo]nce )(?<![Uu]nless )(?<![Ww]hen )(?<!\bbeing )\b(?:(?:have|has)\s)?(?:agreed\s(?:to|on"
    r"|upon)|decided\s(?:to|on|against)|signed|ratified|approved|adopted"
    r"|announced\s(?:an?|the|new|joint|plans?)|pledged\sto|launched|imposed|lifted|withdrew)\s"
)
# quick looks: without these words the slower patterns find nothing
DECIDES = re.compile(
    r"\b(?:agreed|decided|signed|ratified|approved|adopted|announced|pledged|launched|imposed|lifted"
    r"|withdrew)\s"
)
OPEN = re.compile(
    r"\bbeen\s|[cC]ontinu|[oO]ngoing|[rR]epeated|[uU]nceasing|[iI]ncessant|[sS]peculat|[rR]umou?r"
    r"|\bbelieved\sto\b"
)
# a decision told on the side is not what the clause tells
SUBORDINATE = re.compile(rf"{FINITE.pattern}|\b(?:since|that|which|who|when|if|once|until)\s")
REACTED = re.compile(
    r"\b(?:welcomed|praised|hailed|applauded|criticised|criticized|condemned|denounced|rejected"
    r"|dismissed"
    r"|slammed|blasted|endorsed|backed|responded\sto|reacted\sto|rebuffed|accepted|turned\sdown)\s"
    r"(?P<whose>(?:[A-Z][\w.-]{1,24}\s){0,3}[A-Z][\w.-]{1,24}?)['’]s?\s(?:[\w-]{1,16}\s){0,2}?"
    r"(?:suggestions?|remarks?|calls?|proposals?|statements?|comments?|offers?|announcement"
    r"|speech|words|appeal"
    r"|idea|plans?|initiative|overture|demands?|request|decision|invitation|accusations?"
    r"|claims?|threats?|warning)\b"
)
_BECAUSE = (
    r"in\s(?:an?\s)?(?:[\w-]{1,14}\s)?(?:protest|retaliation|response|reaction|revenge|reprisal"
    r"|answer)\s"
    r"(?:of|against|for|to|over|at)"
)
BECAUSE = re.compile(rf"\b{_BECAUSE}\s", re.IGNORECASE)
# "in protest of" + an act of somebody's that is named by a noun
ACT = re.compile(
    r"(?P<whose>(?:the\s)?(?:[A-Z][\w.-]{1,24}\s){0,4}[A-Z][\w.-]{1,24})['’]s?\s(?:[\w-]{1,20}\s){0,4}?"
    r"(?:curbs?|restrictions?|bans?|sanctions?|measures?|moves?|decisions?|rulings?|tests?"
    r"|launch(?:es)?"
    r"|attacks?|strikes?|invasion|annexation|deployment|removal|arrests?|killings?|tariffs?|orders?"
    r"|cuts?|withdrawal|exercises?|drills?|raids?|crackdown|policy|steps?|claims?|visit)\b"
)
# "The … move", which leans on an act told before
MOVE = re.compile(
    r"^(?:the|this|that)\s(?:(?P<who>[A-Z][\w-]{2,24})\s)?(?:latest\s|retaliatory\s)?"
    r"(?:moves?|decision|measures?|actions?|steps?|curbs?|restrictions?)\s(?:came|comes|was"
    r"|were|followed)\b",
    re.IGNORECASE,
)
ONGOING = re.compile(
    r"\b(?:has|have)\sbeen\s(?!growing|increasing|rising|mounting|going|waiting|hoping|saying"
    r"|talking|looking|asking"
    r"|getting|being|having|wondering|thinking|feeling|living|becoming|lacking|declining"
    r"|falling)[a-z]{3,16}ing\b"
    r"|(?<!will )(?<!would )(?<!must )(?<!should )(?<!to )\b(?:continues?)\sto\s(?!be\b|have\b|believe|feel|hope|think|say|grow|see\b"
    r"|support|evolve|rise|increase|worsen|exist|face|suffer"
    r"|remain|play|work|deteriorate|improve|expand|decline|fall|struggle|need|want"
    r"|make)[a-z]{3,16}\b"
)
CONTINUED = re.compile(
    r"(?:(?:[A-Z][\w.-]{1,24}\s){0,3}[A-Z][\w.-]{1,24}['’]s?|the|their|its)\s"
    r"(?:continued|continuing|ongoing|repeated|unceasing|incessant)\s(?:[\w-]{1,16}\s){0,2}?"
    r"(?:launch(?:es)?|tests?|attacks?|strikes?|shelling|bombardment|provocations|deployments?"
    r"|exercises|drills"
    r"|talks|negotiations|occupation|war|siege|offensive|protests|incursions|construction"
    r"|production"
    r"|bombings?|fighting|operations?|violations?)\b"
)
MENTAL = re.compile(
    r"\b(?:expectations?|speculation|concerns?|fears?|hopes?|tensions?|calls?|criticism|doubts?"
    r"|worries|anxiety"
    r"|pressure|interest|demand|support|opinion|rumou?rs?)\b",
    re.IGNORECASE,
)
RUMOUR = re.compile(
    r"\b(?:speculation|rumou?rs?)\b[^.;:]{0,80}?\b(?:that|about|over)\s|\b(?:is"
    r"|are)\s(?:speculated|rumou?red|believed)\sto\b"
    r"(?=[^.;]{0,60}\b(?:prepar|plan|test|launch|conduct|resign|run)\w{0,6}\b)",
    re.IGNORECASE,
)
_PRESENT = frozenset(
    "has have will would could may might shall can must should is are plan plans agree agrees begin"
    " begins open opens start starts meet meets hold holds visit visits host hosts".split()
)


def is_past(verb: str) -> bool:
    """Tell whether a verb found by `FINITE` is one of the past."""
    words = verb.lower().split()
    return words[0] not in _PRESENT if len(words) == 1 else words[-1] not in ("been", "remained")


HANGING = re.compile(r"\s(?:in|on|at|by|from|for|during|until|around|before|later|the|,)*\s?$")
