"""Which script and language a few words are in, by their letters alone."""

from __future__ import annotations

import re
from typing import Literal

Script = Literal["latin", "hangul", "kana", "han", ""]

_HANGUL = re.compile(r"[\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3]")
_KANA = re.compile(r"[\u3041-\u3096\u30a1-\u30fa\u30fc]")
_HAN = re.compile(r"[\u3005\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
# Forms of the Japanese list of 1946 that neither Chinese writing of today has; and forms that
# only mainland China or only Taiwan and old Korean print have.
_JAPANESE = frozenset(
    "関気広発対県図売読円戦営権沢辺駅総経済検験実単団恵応悪拡拠挙桜歩浜浄渋帰徳聴覚闘両頼郷鉄銭隣霊顔"
    "騒髪齢滝焼稲続縄薬蔵転軽遅釈豊変歯塩壱仏価児剤剣勲勧巣帯従悩戯択掲摂楽様歓歳残毎渓渇満湿猟獣畳"
    "砕粋緑縦繊脳覧訳証諸謡譲賛込逓酔醸録雑隠駆鶏処歴渉暦専囲伝労働圏亜鉱斉彦"
)
_MAINLAND = frozenset(
    "关气发对县图卖读战营权泽边总经济检验实单恶拟举归听觉两赖乡铁钱邻灵颜发龄韩国际东马鸟龙车"
)
_TRADITIONAL = frozenset(
    "關氣廣發對縣圖賣讀圓戰營權澤邊驛總經濟檢驗實單團惡擴據擧歸聽覺兩賴鄕鐵錢鄰靈國會學"
)
_SHARED = frozenset("国")  # simplified and Japanese alike


def script(text: str) -> Script:
    """Return the script of a name: the first that tells, kana before Han; "" for none."""
    if _HANGUL.search(text):
        return "hangul"
    if _KANA.search(text):
        return "kana"
    if _HAN.search(text):
        return "han"
    return "latin" if _LATIN.search(text) else ""


def language(text: str) -> Literal["ko", "ja", "zh", ""]:
    """Return the language of a text in Hangul, kana or Han letters; "" when they do not tell.

    Hangul is Korean and kana Japanese. Han alone is told by letters that one side simplified
    otherwise: 韓日関係 is Japanese, 韩日关系 and 韓日關係 are not.
    """
    hangul, kana = len(_HANGUL.findall(text[:5000])), len(_KANA.findall(text[:5000]))
    if hangul or kana:
        return "ko" if hangul >= kana else "ja"
    letters = set(text[:5000])
    japanese = len(letters & _JAPANESE)
    chinese = len(letters & ((_MAINLAND | _TRADITIONAL) - _SHARED - _JAPANESE))
    if japanese == chinese:
        return ""
    return "ja" if japanese > chinese else "zh"
