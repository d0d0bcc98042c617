"""Made-up stories of several paragraphs, for tests of what repeats what."""

from __future__ import annotations

RADAR = (
    "Defence ministers of three northern states met in the harbour town of Larvik to settle how "
    "their coast guards will share radar pictures of fishing grounds and shipping lanes.",
    "The host, Minister Ana Lopez, told reporters that the first stations would be linked before "
    "the winter storms, and that each capital keeps control over what its own sensors release.",
    "Fishing associations had asked for clearer rules since two trawlers were boarded by mistake "
    "last spring, when a patrol boat read an outdated position from a borrowed screen.",
    "An annex to the accord lists eleven stations, names the officers who answer for them and "
    "sets aside money for spare antennas, cables and a small school for operators.",
    "Opposition members in the host's parliament called the plan overdue but complained that the "
    "committee had seen the annex only one evening before the ministers signed it.",
)
HARVEST = (
    "Growers in the river valley expect the poorest barley harvest in a decade after a dry spring "
    "and three weeks of hail that flattened fields from the bridge to the old mill.",
    "The growers' union said seed prices had doubled within a year and asked the province to "
    "open its emergency fund, which was last used when the dam was repaired.",
    "Brewers in the next county are looking for grain elsewhere, and one of them, a family firm, "
    "has already signed for deliveries from across the border until the following summer.",
    "Meteorologists at the valley station describe the hail as rare but not unheard of, pointing "
    "to a parish record that tells of a similar summer when the church lost its windows.",
)
EDITING = (
    "A desk editor added this closing paragraph about the weather on the coast, the mood in the "
    "market square and the long queue in front of the only bakery that had opened that morning."
)
FORM = (
    "Minister Ana Lopez spoke by telephone with her counterpart on 3 May 2021. They reaffirmed "
    "their commitment to shared radar pictures, reviewed progress at the linked stations, and "
    "agreed that their teams will meet again before the end of the year to take stock of the "
    "work, to name the next stations, and to thank the crews for 14 days of patient effort."
)
KOREAN = (
    "세 나라의 국방 장관은 항구 도시에서 만나 해안 경비대가 레이더 정보를 어떻게 나눌지 논의했다. "
    "장관은 겨울 폭풍이 오기 전에 첫 기지들이 연결될 것이라고 기자들에게 말했다. "
    "어민 단체는 지난봄 어선 두 척이 잘못 검문을 받은 뒤로 더 분명한 규칙을 요구해 왔다."
)
