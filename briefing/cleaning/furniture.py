"""Lines that belong to a web page and not to the article on it: one named rule each.

A rule sees one short line, single-spaced. Rules anchor at the start of the line and, unless
the words can hardly open a sentence of an article, at its end too.
"""

from __future__ import annotations

import re

from briefing.cleaning.lines import ends_sentence, has_words, words

LONGEST = 240  # code points; a longer line is text, whatever its words
_WORDIEST = 16  # words; as above, for all rules but those in _LONG

_PLACE = (
    r"(?:x|twitter|facebook|linkedin|whatsapp|email|e-mail|kakaotalk|line|reddit|telegram|instagram|"
    r"youtube|threads|bluesky|pinterest|messenger)"
)
_ACT = r"(?:share|save|print|copy link|copy url|bookmark|listen|gift)"

# Rule name -> what its lines look like. Case does not matter.
_PATTERNS: dict[str, tuple[str, ...]] = {
    "navigation": (
        r"(?:(?:skip|go|jump|back) to (?:the )?(?:main |site )?(?:contents?|navigation|menu|search|footer|top|home(?:page)?)\s?)+$",
        r"(?:main menu|menu|search|home|home ?page|sitemap|navigation|sections|close|open menu|login|log in|sign in|log out|register|my account)$",
        r"(?:previous|next|prev|older|newer)(?: (?:article|story|post|page))?$",
        r"(?:본문|메뉴|주메뉴).{0,8}(?:바로가기|건너뛰기)$|(?:전체 ?메뉴|로그인|회원가입|검색|맨 ?위로|목록|이전 ?기사|다음 ?기사)$",
        r"(?:本文|メニュー|メインコンテンツ|コンテンツ|ナビゲーション).{0,4}(?:へ|に)(?:移動|スキップ|ジャンプ).{0,3}$",
        r"(?:ログイン|会員登録|検索|メニュー|ホーム|トップ(?:へ戻る)?|ページの先頭へ|前の記事|次の記事)$",
    ),
    "cookies": (
        r"(?:accept|reject|manage|allow) (?:all )?(?:cookies|all|settings|preferences|choices)\b.{0,40}$",
        r"cookies? (?:on this site|policy|settings|notice|preferences)\b.{0,200}$",
        r"(?:we|this (?:web)?site|our (?:web)?site)(?: and our partners)? uses? cookies\b.{0,220}$",
        r"by (?:continuing|using|clicking|browsing)\b.{0,80}\byou (?:agree|accept|consent)\b.{0,120}$",
    ),
    "feedback": (
        r"(?:send|give|leave|share)(?: us)?(?: your)? feedback\b.{0,20}$|feedback$",
        r"how can we improve\b.{0,20}$|(?:thanks|thank you) for your (?:feedback|comments?)\b.{0,3}$",
        r"(?:was|did you find) this (?:article|page|story|information)? ?(?:helpful|useful|interesting)?\b.{0,30}$",
        r"(?:report|flag|see|spot(?:ted)?) an? (?:error|mistake|typo|correction|problem|issue)\b.{0,40}$",
        r"(?:\d+ |no |view |show |add (?:a )?|leave (?:a )?|post (?:a )?|join the )?(?:all )?(?:comments?|conversation|reply)(?: \(\d+\)| \d+)?$",
        r"letters? to the editor\b.{0,80}$|(?:write|send a letter) to the editor\b.{0,60}$",
        r"(?:의견|댓글|오류 ?신고|기사 ?제보)(?: ?\(?\d*\)?| ?쓰기| ?보기| ?보내기)?$",
        r"(?:コメント|ご意見|ご感想)(?:する|を書く|欄|はこちら|\d+件)?$",
    ),
    "share": (
        rf"(?:{_ACT}|share (?:this|the)(?: (?:article|story|page|post|news))?|(?:share|follow|tweet|post|send)(?: us)? (?:this )?(?:on|via|to|by) {_PLACE}(?:,? (?:and |or )?{_PLACE})*)$",
        rf"(?:(?:share|tweet|copy link|print|{_PLACE})[ ,|/]*){{2,12}}$",
        r"(?:print|email|e-mail|save|bookmark|download|copy|gift|send) (?:this|the|a|to) (?:page|article|story|link|copy|a friend|pdf)\b.{0,20}$",
        r"save for later$|save article$|(?:increase|decrease|change|adjust)?\s?(?:font|text) size\b.{0,12}$",
        r"(?:공유(?:하기)?|인쇄(?:하기)?|스크랩|글자 ?크기 ?(?:조절|변경)?|url ?복사|링크 ?복사|카카오톡|페이스북|트위터|좋아요)(?:[ |/·](?:공유|인쇄|스크랩|글자 ?크기|조절|복사|카카오톡|페이스북|트위터|하기)*)*$",
        r"(?:(?:シェア|印刷|保存|ツイート|共有|文字サイズ|ブックマーク|いいね)(?:する|の変更)?[ 　|/・]*){1,6}$",
    ),
    "newsletter": (
        r"(?:sign|signed) ?up (?:to|for)\b.{0,80}$|(?:get|receive) (?:our|the|all|more|breaking|daily|unlimited)\b.{0,60}\b(?:newsletter|inbox|alerts?|e-?mails?|access)\b.{0,20}$",
        r"(?:subscribe|unsubscribe)(?: (?:to|for|now|today|here)\b.{0,80})?$|(?:our |free |daily |weekly |morning )*newsletters?$",
        r"(?:follow|like|join|find) us\b.{0,60}$|(?:download|get) (?:the|our)(?: \w+)? app\b.{0,40}$",
        r"(?:already )?a subscriber\?.{0,20}$|(?:support|donate to) (?:our|us|independent)\b.{0,60}$|donate(?: now)?$",
        r"(?:구독(?:하기|신청)?|뉴스레터(?: ?구독.{0,6})?)$|(?:メールマガジン|ニュースレター|購読|無料会員)(?:登録|の登録|する|はこちら)?$",
    ),
    "copyright": (
        r"(?:©|\(c\)|copyright\b|copyrights\b).{0,200}$",
        r".{0,120}\ball rights reserved\b.{0,60}$",
        r".{0,80}\b(?:reproduction|redistribution|republication)\b.{0,60}\b(?:prohibited|forbidden|permission)\b.{0,60}$",
        r".{0,80}무단.{0,4}(?:전재|복제|배포).{0,40}$|저작권자.{0,80}$",
        r".{0,60}(?:無断(?:転載|複製|使用)|転載を禁).{0,40}$",
    ),
    "legal": (
        r"(?:privacy|terms|cookie|accessibility|imprint|disclaimer)(?: (?:policy|notice|statement|of (?:use|service)|and conditions|help))?$",
        r"(?:about|contact)(?: us)?$|careers|advertise(?: with us)?$|(?:help|faq|press office|corrections|legal)$",
        r"the (?:views|opinions) expressed\b.{0,160}\b(?:not|own)\b.{0,120}$",
        r"this (?:article|story|piece|column|commentary|text) (?:was|is|has been|first|originally)\b.{0,40}\b(?:published|appeared|adapted|reproduced|republished|translated)\b.{0,120}$",
        r"(?:please )?check against delivery\b.{0,3}$|(?:embargoed|not for publication) (?:until|before)\b.{0,40}$|for immediate release$",
    ),
    "related": (
        r"(?:related|recommended|popular|trending|similar|latest|top|featured|recent)(?: (?:stories|articles?|topics?|news|links?|content|reading|coverage|posts?|tags?|items?|videos?|for you|now|headlines))$",
        r"related$|trending$|topics?:.{0,120}$|tags?:.{0,120}$|keywords?:.{0,120}$|(?:filed|posted) (?:under|in)\b:?.{0,80}$",
        r"(?:read more|more (?:on|from|about|in|like)|see also|also read|read also|read next|up next|don'?t miss|further reading|click here|learn more|find out more|full story|continue reading)\b(?:[: ].{0,120})?$",
        r"(?:related|watch|listen|recommended|see|gallery):\s.{0,120}$",
        r"you (?:might|may) (?:also )?(?:like|be interested in)\b.{0,20}$|most (?:read|popular|viewed|shared|commented|watched)\b.{0,20}$",
        r"(?:editors?['’]?s?['’]? (?:picks?|choice)|what to read next|more stories|more headlines|more news|in this (?:story|article)|on this topic|around the web|promoted|sponsored(?: content)?|paid content)$",
        r"(?:관련|추천|인기|많이 ?본|주요|최신|오늘의)\s?(?:기사|뉴스|링크|주제|태그|글)(?: ?더 ?보기)?$",
        r"(?:関連|おすすめ|人気|注目|最新|あわせて読みたい|よく読まれている)(?:の)?(?:記事|ニュース|リンク|キーワード|タグ|トピックス)?(?:はこちら)?$",
    ),
    "advertisement": (
        r"(?:advertisements?|advertising|ad|sponsored|promotion|story continues below(?: advertisement)?|article continues (?:after|below)\b.{0,40}|scroll (?:down )?to continue\b.{0,30})$",
        r"(?:광고|広告|PR)$",
    ),
    "player": (
        r"(?:listen|listen to (?:this|the) (?:article|story|page)|play|watch|play video|audio|video|watch (?:the )?video|mute|unmute|loading\.{0,3}|now playing)(?: \(?\d{1,2}(?::\d\d| ?min(?:ute)?s?)\)?)?$",
        r"(?:reading time:? )?\d{1,3}[ -]?min(?:ute)?s?(?: read| listen)?$|이 ?기사 ?듣기$|(?:音声|動画)(?:で聞く|を再生)?$",
    ),
    "caption": (
        r"\(?(?:file |handout |stock )?(?:photos?|images?|pictures?|caption|graphics?|video|illustration)(?: (?:by|courtesy|credit|from)\b|:|\s?/\s?).{0,160}$",
        r"\[?(?:사진|그래픽)\s?[=:(/].{0,120}$|(?:写真|画像)\s?[=:／/].{0,80}$",
    ),
    "credits": (
        r"[(\[]?(?:additional |with )?(?:reporting|writing|editing|translation|compiled|translated|edited|produced) by\b.{0,160}$",
        r"(?:e-?mail|contact|tel|phone|fax)(?: the (?:writer|author|reporter)s?)?\s?[:(].{0,100}$|[\w.+-]{1,40}@[\w.-]{2,60}$",
    ),
    "note in brackets": (
        r"[\[(](?:(?:editor|translator|author|ed)(?:['’]?s)?['’]?\.? )?(?:note|update|correction|clarification|disclaimer|n\.b\.)s?\b.{0,2000}[\])]$",
        r"\[(?:참고|편집자 ?주|알림|주)\s?:.{0,2000}\]$|\[(?:注|編集部注|訳注|備考)\s?[:：].{0,2000}\]$",
    ),
    "end mark": (
        r"\\?#{2,5}$|[-–— ]*(?:0|30|end|ends|fin|the end)[-–— ]+$|[-–— ]+(?:0|30|000|end|ends)[-–— ]*$|\((?:end|ends|끝|了|終わり)\)$|(?:\*\s?){2,9}$|ENDS$|<\s?끝\s?>$",
    ),
    "page number": (r"(?:page |p\. ?)\d{1,4}(?: (?:of|/) ?\d{1,4})?$|[-–— ]*\d{1,4}[-–— ]*$",),
}
_RULES = {name: re.compile("|".join(forms), re.IGNORECASE) for name, forms in _PATTERNS.items()}
_LONG = frozenset({"cookies", "copyright", "legal", "credits", "caption"})
# Headings below which a list of links stands.
_LIST_HEADS = re.compile(
    "|".join(
        form
        for form in _PATTERNS["related"]
        if not form.startswith(("(?:related|watch", "related$"))
    ),
    re.IGNORECASE,
)
_END_OF_TEXT = re.compile(
    r"\s*(?:[-–—]\s?(?:0|30|000|END|ENDS)\s?[-–—]|\(END\)|\\?#{3}|\(끝\)|<끝>)$"
)


def rule(line: str) -> str | None:
    """The name of the rule that makes `line` furniture, None when it may be the article's."""
    if not has_words(line):
        return "end mark" if _RULES["end mark"].match(line) else "separator"
    if len(line) <= 2100 and line[0] in "[(" and _RULES["note in brackets"].match(line):
        return "note in brackets"
    if len(line) > LONGEST:
        return None
    short = words(line) <= _WORDIEST and not (ends_sentence(line) and words(line) >= 12)
    for name, pattern in _RULES.items():
        if (short or name in _LONG) and pattern.match(line):
            return name
    return None


def heads_links(line: str) -> bool:
    """True when a list of links may follow `line` ("Related stories", "Most read")."""
    return len(line) <= LONGEST and ":" not in line and _LIST_HEADS.match(line) is not None


def without_end_mark(text: str) -> str:
    """`text` without the mark that says the story ends here ("-0-", "(END)", "###")."""
    return _END_OF_TEXT.sub("", text)
