"""Words that say what a person is: offices, ranks, professions, and what may stand before them."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Forms of address; part of a mention, never a role.
ADDRESS = _words(
    "mr mr. mrs mrs. ms ms. miss mme monsieur madame sir dame lady lord comrade dr dr."
)

# Ranks that stand only before a name.
RANKS = _words(
    """
    gen gen. lt lt. col col. maj maj. capt capt. cmdr cmdr. sgt sgt. cpl cpl. adm adm. brig brig. general
    admiral colonel lieutenant major captain commander sergeant corporal marshal sen sen. rep rep. gov gov. sens. reps. govs. gens.
    senator representative governor congressman congresswoman president premier chancellor king queen prince
    princess emperor empress pope sheikh sheik ayatollah imam cardinal archbishop bishop rev rev. reverend
    father dowager countess viscount viscountess marquess rabbi judge justice ambassador amb amb. amb prof prof. professor secretary minister taoiseach
    guardsman airman seaman ensign commodore midshipman trooper specialist spc spc. pfc pfc. cpo
    sultan emir crown mayor sheriff detective det. det constable inspector officer private pfc hon. hon baroness
    baron count duke duchess tsar mullah maulana del. ald.
    """
)
MILITARY = _words(
    """
    gen gen. lt lt. col col. maj maj. capt capt. cmdr cmdr. sgt sgt. adm adm. brig brig. general admiral colonel
    lieutenant major captain commander sergeant marshal
    """
)
# Heads of a role, before a name or after it.
ROLES = RANKS | _words(
    """
    spokesman spokeswoman spokesperson spox chief head director leader chairman chairwoman chairperson chair
    co-chair co-chairman vice-chairman vice-president vice-chair undersecretary under-secretary secretary-general
    director-general attorney-general governor-general deputy adviser advisor aide envoy negotiator mediator
    diplomat consul attache commissioner rapporteur coordinator representative delegate counsel counselor
    counsellor attorney lawyer barrister solicitor prosecutor magistrate analyst expert specialist researcher
    scientist scholar historian economist strategist pollster consultant correspondent reporter journalist editor
    editor-in-chief columnist anchor broadcaster author writer novelist poet playwright critic commentator blogger
    activist campaigner dissident organizer organiser lobbyist fellow lecturer dean provost principal teacher
    student professor-emeritus founder co-founder cofounder owner partner ceo cfo coo cto executive manager
    president-elect treasurer comptroller controller auditor lawmaker legislator parliamentarian mp mep congressman
    congressperson councilman councilwoman councillor councilor speaker whip nominee candidate contender hopeful
    rival opponent front-runner frontrunner challenger incumbent successor predecessor counterpart mate boss
    member official officer soldier veteran pilot astronaut cosmonaut doctor physician surgeon nurse psychologist
    psychiatrist engineer architect designer artist painter photographer actor actress singer musician composer
    rapper comedian filmmaker producer coach trainer player captain striker goalkeeper footballer athlete driver
    farmer worker businessman businesswoman billionaire entrepreneur investor banker trader broker tycoon mogul
    philanthropist chancellor monarch ruler dictator strongman warlord militant insurgent commander cleric priest
    pastor preacher monk theologian survivor victim suspect defendant plaintiff inmate prisoner detainee hostage
    refugee resident voter supporter delegate brother sister wife husband son daughter mother uncle aunt
    cousin nephew niece widow grandson granddaughter girlfriend boyfriend friend colleague mastermind tyrant
    minister prime-minister co-author co-director vice-chancellor rector curator archaeologist biologist
    physicist chemist geologist climatologist epidemiologist virologist meteorologist astronomer sociologist
    political-scientist surgeon-general inspector-general ombudsman trustee registrar superintendent ranger
    firefighter paramedic detective investigator agent informant whistleblower hacker programmer developer
    bodyguard chaplain chauffeur guide host hostess presenter moderator newscaster premier premier-designate
    pensioner mayor-elect senator-elect governor-elect viceroy regent heir heiress patriarch
    supremo kingpin ringleader captor gunman attacker shooter driver passenger staffer intern clerk surrogate
    operative administrator figure deputy-head vice-premier vice-minister vice-governor vice-director first-secretary chairmen
    advisor adviser-designate premiership tempore citizen native publisher bowler batsman cricketer opener
    midfielder defender forward winger pitcher quarterback wicketkeeper golfer boxer swimmer cyclist sprinter
    """
) - {"premiership", "count", "crown", "private", "major", "father"}
MALE_ROLES = _words(
    """
    king prince emperor pope sultan emir sheikh congressman businessman chairman spokesman councilman actor
    brother husband son father uncle nephew widower grandson boyfriend baron duke footballer
    """
)
FEMALE_ROLES = _words(
    """
    queen princess empress dowager countess viscountess congresswoman businesswoman chairwoman spokeswoman councilwoman actress sister wife
    daughter mother aunt niece widow granddaughter girlfriend baroness duchess
    """
)
PLURAL_ROLES = _words(
    """
    professors senators representatives ministers secretaries leaders presidents officials lawmakers
    lawyers analysts experts economists journalists reporters members students teachers soldiers activists
    executives founders co-founders directors brothers sisters fellows researchers scientists diplomats
    generals governors candidates ambassadors editors authors citizens residents
    """
)
# Words that may stand before a role and belong to it.
MODIFIERS = _words(
    """
    former ex ex- deputy vice assistant associate acting interim chief top senior junior lead leading managing
    executive general special principal permanent prime foreign defense defence finance interior trade press
    justice health education labor labour energy environment economy economic industry agriculture transport
    transportation culture science technology information communications media public affairs external internal
    national international regional local state federal provincial municipal city county district security
    intelligence military naval army navy air force police human rights civil human-rights political opposition
    ruling party campaign presidential vice-presidential congressional parliamentary senate house majority
    minority republican democratic conservative liberal labour socialist communist libertarian green independent
    progressive nationalist far-right right-wing left-wing centrist then incoming outgoing newly recently
    elected appointed named re-elected retired veteran longtime long-time onetime one-time sometime current
    present late first second third fourth co founding group company business financial investment market
    research policy legal constitutional criminal court supreme high district visiting adjunct emeritus
    distinguished honorary assistant research non-resident nonresident nuclear peace climate disarmament
    rebel guerrilla separatist militia terrorist islamist taliban supreme spiritual religious royal crown
    technical medical sports football soccer basketball baseball film music art literary running fellow
    guest staff news bureau white house black young old elderly prominent influential powerful billionaire
    well-known renowned noted respected controversial embattled disgraced jailed exiled imprisoned
    undersecretary secretary attorney inspector surgeon advocate major lieutenant rear brigadier master
    wing group fleet squadron staff chief-of-staff social cultural commercial corporate global world
    communications digital marketing sales operating operations technology development strategy communications
    american british
    top-ranking highest-ranking high-ranking three-star four-star two-star one-star
    vice-chief joint counter-terrorism counterterrorism cyber border homeland immigration customs drug election
    electoral campaign-trail fundraising finance communications rapid-response outreach field women youth student
    """
)
# What an office may be of or for, when printed with capitals: "Secretary of State".
PORTFOLIO = _words(
    """
    state defense defence foreign affairs homeland security treasury energy education health labor labour
    commerce trade industry justice interior finance economy economic agriculture transport transportation culture
    science technology environment war navy army air force staff joint chiefs representatives commons lords senate
    house parliament assembly council committee commission board court bundestag knesset duma congress duty
    veterans housing urban development human services rights intelligence information communication
    communications unification reunification exchequer middle east africa asia pacific europe eurasia
    indo-pacific near south north west americas western hemisphere arms control international nuclear
    nonproliferation disarmament peace climate women children public diplomacy policy political military
    management budget planning community social welfare tourism sport sports religious refugees migration
    the and for of central party workers department operations nations union league bank fund agency
    """
)


# Words that judge whom they name: with one of them, a description is a view and no office.
JUDGING = _words(
    """
    dictator tyrant strongman warlord mastermind despot usurper traitor puppet stooge henchman lackey
    maniac madman lunatic thug gangster murderer butcher criminal terrorist fascist warmonger bigot racist
    demagogue fraud liar clown fanatic extremist disgraced notorious infamous so-called self-styled
    self-proclaimed
    """
)


def is_judging(words: str) -> bool:
    """Tell whether the words printed as a role judge the person they name."""
    return any(word.strip("\"'“”‘’,.()").casefold() in JUDGING for word in words.split())
