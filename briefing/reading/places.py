"""Words with a capital that do not name a person: places, peoples, bodies, the calendar."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


PLACES = _words(
    """
    afghanistan albania algeria andorra angola argentina armenia australia austria azerbaijan bahamas bahrain
    bangladesh barbados belarus belgium belize benin bhutan bolivia bosnia herzegovina botswana brazil brunei bulgaria
    burkina faso burma burundi cambodia cameroon canada chile china colombia comoros congo croatia cuba
    cyprus czechia denmark djibouti dominica ecuador egypt eritrea estonia eswatini ethiopia fiji finland france gabon
    gambia germany ghana greece grenada guatemala guinea guyana haiti honduras hungary iceland india
    indonesia iran iraq ireland italy jamaica japan kazakhstan kenya kiribati korea kosovo kuwait
    kyrgyzstan laos latvia lebanon lesotho liberia libya liechtenstein lithuania luxembourg madagascar malawi
    malaysia maldives mali malta mauritania mauritius mexico micronesia moldova monaco mongolia montenegro morocco
    mozambique myanmar namibia nauru nepal netherlands zealand nicaragua niger nigeria macedonia norway oman
    pakistan palau palestine panama papua paraguay peru philippines poland portugal qatar romania russia rwanda samoa
    arabia saudi senegal serbia seychelles singapore slovakia slovenia somalia spain sri lanka sudan suriname
    sweden switzerland syria taiwan tajikistan tanzania thailand timor-leste timor togo tonga tunisia turkey
    türkiye turkmenistan tuvalu uganda ukraine emirates kingdom britain england scotland wales uruguay uzbekistan
    vanuatu vatican venezuela vietnam yemen zambia zimbabwe uk u.k. us u.s. usa u.s.a. uae u.a.e. eu e.u. un u.n. nato rok dprk prc
    d.p.r.k. r.o.k. dc d.c. u.s.s.r. ussr
    africa asia europe america americas oceania antarctica eurasia mideast balkans caucasus crimea donbas siberia
    caribbean scandinavia arctic pacific atlantic mediterranean indo-pacific asia-pacific euro-atlantic levant
    gaza kashmir kurdistan tibet xinjiang okinawa hokkaido honshu kyushu kanto guam hawaii alaska alabama arizona
    arkansas california colorado connecticut delaware florida idaho illinois indiana iowa kansas kentucky
    louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana nebraska nevada
    hampshire jersey york ohio oklahoma oregon pennsylvania rhode carolina dakota tennessee texas utah vermont
    wisconsin wyoming ontario quebec manitoba alberta queensland tasmania bavaria saxony catalonia
    wales ulster normandy brittany sicily
    tokyo seoul pyongyang beijing shanghai hong kong macau taipei moscow kyiv kiev london paris berlin rome
    madrid lisbon brussels amsterdam hague vienna geneva zurich bern prague warsaw budapest bucharest sofia athens
    ankara istanbul cairo tripoli tunis algiers rabat khartoum nairobi mogadishu kampala kigali lagos abuja accra
    dakar pretoria johannesburg harare baghdad mosul basra tehran isfahan damascus aleppo homs idlib beirut amman
    jerusalem ramallah tel aviv hebron riyadh jeddah mecca medina doha dubai abu dhabi muscat sanaa aden kabul
    kandahar islamabad karachi lahore peshawar delhi mumbai kolkata chennai bangalore dhaka colombo kathmandu
    rangoon yangon naypyidaw bangkok hanoi saigon phnom penh vientiane jakarta manila kuala lumpur canberra
    melbourne brisbane perth wellington auckland washington boston philadelphia baltimore miami atlanta chicago
    detroit cleveland columbus cincinnati louis milwaukee minneapolis dallas houston antonio denver
    phoenix vegas angeles francisco diego seattle portland honolulu anchorage orlando tampa charlotte
    nashville memphis orleans ottawa toronto montreal vancouver havana caracas bogota quito lima santiago
    buenos aires montevideo brasilia paulo janeiro oslo stockholm helsinki copenhagen reykjavik dublin belfast edinburgh
    glasgow cardiff manchester liverpool birmingham leeds bristol oxford cambridge munich frankfurt hamburg cologne milan
    naples turin venice barcelona seville marseille lyon kharkiv odesa odessa lviv mariupol donetsk luhansk
    minsk vilnius riga tallinn chisinau tbilisi yerevan baku tashkent bishkek astana almaty dushanbe ashgabat
    hiroshima nagasaki osaka kyoto yokohama busan incheon gwangju kaesong panmunjom shenzhen guangzhou wuhan
    darfur sinai golan judea samaria manhattan brooklyn hollywood hudson potomac chesapeake guantanamo
    camp fort mount lake river cape gulf bay strait island islands peninsula ocean sea desert mountains valley
    bethesda thurmont arlington langley annapolis quantico
    """
)
NATIONALITIES = _words(
    """
    afghan albanian algerian american angolan arab argentine argentinian armenian australian austrian azerbaijani azeri
    bahraini bangladeshi belarusian belgian bolivian bosnian brazilian british bulgarian burmese cambodian canadian
    chilean chinese colombian congolese croatian cuban cypriot czech danish dutch ecuadorian egyptian emirati english
    eritrean estonian ethiopian european filipino finnish french georgian german ghanaian greek guatemalan haitian
    hungarian icelandic indian indonesian iranian iraqi irish israeli italian jamaican japanese jordanian kazakh kenyan
    korean kosovan kurdish kuwaiti kyrgyz lao latvian lebanese liberian libyan lithuanian macedonian malaysian
    maltese mexican moldovan mongolian moroccan mozambican namibian nepali nepalese nicaraguan nigerian norwegian
    omani pakistani palestinian panamanian peruvian philippine polish portuguese qatari romanian russian rwandan
    saudi scottish senegalese serb serbian singaporean slovak slovenian somali spanish sudanese swedish swiss syrian
    taiwanese tajik tanzanian thai tibetan tunisian turkish turk turkmen ugandan ukrainian uruguayan uzbek venezuelan
    vietnamese welsh yemeni zambian zimbabwean asian african latino latina hispanic muslim christian jewish islamic
    sunni shiite shia kurd catholic protestant buddhist hindu sikh republican democrat democratic conservative
    liberal communist zionist soviet nazi western eastern northern southern central anglo-american israelis
    americans israelis russians palestinians iranians iraqis koreans germans indians europeans asians africans
    canadians mexicans britons egyptians syrians ukrainians afghans australians italians arabs muslims christians
    jews kurds sunnis shiites turks taiwanese texan californian south north east west new
    """
)
# Heads of the names of bodies, events, papers, works, buildings.
BODIES = _words(
    """
    academy accord act administration agency agreement airlines airport alliance assembly association authority
    avenue award bank base battalion beach board boulevard bridge brigade brothers bureau cabinet campaign center
    centre chamber charter church circuit club coalition college command commission committee communique
    community company conference congress consortium constitution convention corp corporation corps council
    court convoy daily declaration delegation department dialogue district division doctrine east embassy
    enterprise exchange exercise expo express federation festival fleet force forces forum foundation front fund game
    games gazette government group guard guards guardian hall herald highway hospital hotel house inc inc. institute
    institution international investigation journal knesset laboratory law league legion library ltd mail
    magazine media memorial mill ministry mission monument mosque motors movement museum network news newspaper
    office olympics operation opera orchestra order organisation organization pact palace parliament partners
    partnership party peninsula plan plaza police post press prison prize program programme project protocol province
    radio railway regiment region report republic resolution review road school secretariat security senate service
    services society square stadium states station store strategy street studio studios summit sun supreme symposium system
    talks task team telegraph temple theater theatre times today tour tower treaty tribunal tribune troops trust
    union unit united university university's village wall war watch week white black widow world people peoples women men pro tempore academy caucus
    airways armed army navy marines marine air coast border intelligence court's defense defence foreign affairs
    state interior treasury pentagon kremlin duma bundestag capitol hill election elections electoral freedom
    peace dawn shield edge storm liberty unity ulchi democrats republicans tories conservatives amendment bill
    code article chapter section title annex convention nations treaty nonproliferation non-proliferation
    airbase airfield headquarters hq battle crisis conflict peacekeeping line zone area corridor agenda
    initiative framework mechanism statement statements commitment principles pillar vision era age day
    holiday christmas easter ramadan passover cup championship premiership bowl series open
    show tonight live podcast blog channel broadcasting television tv pictures entertainment films records
    bible koran quran god allah jesus christ almighty heaven
    securities holdings capital ventures technologies industries systems solutions motor electric energy oil gas
    insurance airlines reserve index dow nasdaq average fox cnn bbc nbc abc cbs msnbc ap afp reuters bloomberg twitter
    facebook google apple microsoft amazon tesla boeing youtube instagram whatsapp tiktok buzzfeed politico
    breitbart newsweek vox gallup nielsen wikileaks politifact factcheck benghazi brexit isis isil daesh hamas hezbollah
    hizbullah fatah taliban qaeda al-qaeda haram kcna yonhap tass xinhua interfax dow obamacare medicare medicaid
    covid covid-19 coronavirus ebola zika internet web
    democracy communism islam islamism christianity judaism capitalism socialism jihad sharia
    gop dnc rnc fbi cia nsa irs epa fda cdc doj dhs dod icbm icbms
    incorporated bros limited plc llc gmbh city county province town village downs hills falls springs heights panthers
    vikings lions cavaliers athletic rovers wanderers parade
    quad five g7 g20 brics asean opec osce iaea who wto imf
    """
)
CALENDAR = _words(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december jan. feb. mar. apr. jun. jul. aug. sept. sep. oct. nov. dec. jan feb mar apr
    jun jul aug sept sep oct nov dec mon tue wed thu fri sat sun am pm a.m. p.m. edt est gmt utc kst jst pst pdt et
    """
)
# Ends of common words that are printed with a capital in the names of bodies and events.
ABSTRACT = (
    "tion",
    "sion",
    "ment",
    "ness",
    "ship",
    "ities",
    "ity",
    "ism",
    "ists",
    "ology",
    "ance",
    "ence",
    "tions",
    "ments",
)
_NOT_ABSTRACT = _words(
    """
    vance florence lawrence terrance clarence laurence constance clement spence torrance prudence felicity charity
    trinity nance lance chance rance france unity provence terence cadence
    """
)


def is_abstract(low: str) -> bool:
    """Tell whether a casefolded word ends like a common noun of quality, act or doctrine."""
    return len(low) > 5 and low.endswith(ABSTRACT) and low not in _NOT_ABSTRACT
