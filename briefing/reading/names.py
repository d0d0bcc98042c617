"""Given names and family names of many languages: evidence that a word names a person.

Lists of common names, written for this kit; none decides alone (`briefing.reading.people`).
"""

from __future__ import annotations

from pathlib import Path

_WORDS = Path(__file__).parent / "words"


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _listed(name: str) -> frozenset[str]:
    """The words of a file of `words`; its first line says what they are."""
    return _words((_WORDS / name).read_text("utf-8").partition("\n")[2])


MALE = _listed("given_male.txt") | _words(
    """
    aaron abbas abdallah abdel abdul abdulaziz abdullah abdulrahman abraham abu adam adel aditya adnan adrian
    ahmad ahmed ahmet akbar akira alain alan albert alberto aldo alec alejandro aleksandar aleksandr aleksei
    alessandro alex alexander alexandre alexandros alexei alexey alexis alfonso alfred alfredo ali alistair
    allan allen alvaro amin amir amit amos anand anatoly anders andre andreas andrei andrej andres andrew andrey
    andrii andriy andrzej andy angus anil anthony antoine anton antonin antonio antony anwar ariel arif arjun arkady
    armando arnaud arnold arsen artem arthur arturo arun arvind asad asif ashraf ashton asim atsushi august
    augusto avi avraham ayman aziz babak bahram barack barry bart bartosz bashar basil bassam ben benedict
    benigno benito benjamin benny bernard bernardo bernd bernie bertrand bhupesh bilal bill billy björn bjorn
    blake bob bobby bogdan boris brad bradley brandon brendan brent bret brett brian bruce bruno bryan byron
    calvin cameron carl carlo carlos carter casey cesar cezary chad charles charlie chester chris christian
    christoph christophe christopher chuck claude claudio clay clayton clemens cliff clifford clint clinton
    clive colin conor constantine corey cory craig curt curtis cyril cyrus dag daisuke dale damian damien damir
    dan daniel daniil danilo danny dario darrell darren daryl dave davi david davis dean declan denis dennis
    derek derrick desmond devin dick diego dieter dietrich dilip dimitri dimitris dinesh dirk dmitri dmitrii
    dmitriy dmitry dmytro dominic dominik dominique don donald donnie doug douglas drew duane duncan dustin
    dwayne dwight earl ed eddie edgar eduard eduardo edward edwin ehsan ehud eitan elias elijah elliot elliott
    elon emad emil emile emilio emmanuel enda enrico enrique eric erich erik ernest ernesto erwin esteban ethan
    etienne eugene evan evgeny fabian fabio fadi fahad faisal farhad farid farouk fawzi fayez felipe felix
    ferdinand fernando fidel filip filippo florian fouad francesco francis francisco franco francois françois
    frank franklin franz fred freddie frederic frederick frederik friedrich fritz fumio gabriel gareth garry
    gary gavin gene geoff geoffrey george georges gerald gerard gerardo gerd gerhard gianni gideon gil gilbert
    giles giorgio giovanni giuseppe glen glenn gordon graeme graham grant greg gregg gregor gregory guido
    guillermo gunther gustav gustavo guy habib hadi hakan hakim hal hamad hamid hamza hank hans harald harold
    haroon harris harry hashim hasan hassan hayato hector heiko heinrich heinz helmut henri henrik henry
    herbert herman hermann hideki hideo hiroaki hiroki hiroshi hiroyuki hisham horst hosni hossein howard hubert
    hugh hugo hussain hussein ian ibrahim idris ignacio igor ihor ilham ilya imad imran ingo ioannis ira isaac
    ismail israel issa itamar ivan ivo jaap jack jackie jacob jacques jacek jaime jair jake jakob jakub jamal
    james jamie jan janez janusz jared jaroslaw jaroslav jason javad javier jay jean jean-claude jean-luc
    jean-marc jean-marie jean-noël jean-noel jean-pierre jean-yves jeff jeffery jeffrey jens jeremy jerome
    jerry jerzy jesse jesus jim jimmy joachim joao joão joaquin joe joel joerg johan johannes john johnny jon
    jonas jonathan jordan jorge jörg jos jose josé josef josep joseph josh joshua juan juergen jürgen juha jules
    julian julien julio julius junichi jussi justin kamal kareem karel karim karl kaspar kassem kazuo keir keith
    keiji kelvin ken kenneth kenji kenta kent kerry kevin khaled khalid khalil kim klaus koichi kofi koji konrad
    konstantin konstantinos kostas krishna krzysztof kurt kyle kyriakos lance lars larry laszlo laurence laurent
    lawrence lech lee leif leif-eric leo leon leonard leonid leonardo leroy leslie lester lev levi lewis liam
    lindsey linus lionel lloyd lorenzo lou louis luc luca lucas lucian ludwig luigi luis luiz lukas luke lyle
    lyndon maciej magnus mahathir mahdi maher mahmood mahmoud majid makoto malcolm malik manfred manmohan
    manoj manuel marc marcel marcelo marcin marco marcos marcus marek mario marius mark marko markus marlon
    marshall martin marty marvin masaaki masahiro masato masoud mateo mateusz matt matteo matthew matthias
    maurice mauricio mauro max maxim maximilian mehdi mehmet melvin menachem mevlut michael michal michel micah
    miguel mihai mike mikhail miklos milan milo milos minoru miroslav mitch mitchell mitt mohamad mohamed
    mohammad mohammed mohsen moises mordechai morgan moshe muammar muhammad murat murray mustafa mustapha mykhailo
    mykola nabih nabil nader nadim naftali naguib najib nando naoki naoto narendra naseer nasser nate nathan
    nathaniel nawaf nawaz ned neil nelson newt nicholas nick nicola nicolae nicolas nigel niklas nikol nikola
    nikolai nikolay nikos nitin noah noam nobuo noburo noel noor nuri octavio olaf oleg oleksandr oleksii oleksiy
    oliver olivier olli omar orlando osama oscar osman otto owen pablo paolo parker pascal pat patrick paul
    paulo pavel pavlo pawel pedro per percy pervez pete peter petr petro petros phil philip philipp philippe
    phillip piers pierre pieter piotr prabowo pradeep prakash preston quentin quincy radek radoslaw rafael rafah
    rafik rahul raja rajiv rajnath ralf ralph rami ramiro ramon ramzan rand randall randy ranil raoul rashid raul
    ravi ray raymond recep reggie reid reinhard rene rené reuven rex reza ricardo riccardo richard rick ricky
    rishi rob robert roberto robin rod roderick rodney rodrigo roger rohit roland rolf roman romano ron ronald
    ronnie ross rowan roy ruben rubén rudolf rudy rufus rupert russell ruslan ryan ryosuke ryuichi sadiq saeb saeed
    said saif sajid salah saleh salim salman salvador salvatore sam sami samir samuel sandeep sandro sanjay santiago
    satoshi scott sean sebastian selim serge sergei sergey sergii sergio serhii serhiy seth seymour shafqat shah
    shane shannon shaun shawn shehbaz sheldon shigeru shimon shin shinichi shinji shinzo shivshankar shlomo
    sidney siegfried sigmar silvio simon sirajuddin slobodan sofian sohail spencer stan stanislav stanley stefan
    stefano stephan stephane stephen steve steven stewart stuart subrahmanyam sunil suresh susilo sven syed
    sylvain tadashi takashi takeo takeshi tamim tariq taro taras ted teodoro terrence terry tetsuya thaksin
    theo theodore theresa thierry thomas thorsten tibor tim timothy tobias toby todd tom tomas tomasz tommaso
    tommy toni tony toomas toru torsten toshihiro toshimitsu travis trent trevor tristan troy turki tyler tyrone
    ulf uli ulrich umar umberto uri uwe vaclav vadim valdis valentin valery vasily vasyl venkaiah vernon
    vicente victor vijay viktor vince vincent vinod virgil vitali vitaliy vitaly vitor vivek vlad vladimir
    volker volodymyr vyacheslav wael wahid walid wallace walter warren wayne wendell werner wesley wilbur
    wilfried wilhelm willem william willie willy winston wolfgang woodrow wopke xavier yahya yair yann yannis yaser
    yasir yasser yehuda yevgeny yitzhak yoav yoichi yoram yoshihide yoshihiko yoshihiro yoshimasa yossi yousef
    youssef yukio yuri yuriy yury yusuf yves zach zachary zack zaki zalmay zbigniew zeid zine ziad zoran
    abdelaziz abdelfattah abiy adolf akihito amadou anthony antti arseniy asher atal atif avigdor azhar
    bakhtiar blaise boyko cyrille daoud deng-xiaoping dominque edmund edmond elbridge enzo erdem evo ferenc fuad
    gebran ghassan gotabaya hage hailemariam hakainde hamdi haidar hichem idriss isaias jens-frederik jokke
    jomo julius juscelino kaja kassym-jomart kais lai laurynas lazarus levon lowell luong macky mahinda
    mamadou marvan meles milorad mohammadu muhammadu mwai nangolo nayib nguema nicos nursultan olusegun ousmane
    petteri raila rached rosen salva sauli sherzod shavkat tedros thein thabo uhuru ursel volodimir yoweri
    ademola olu emeka chinedu kwame kwesi babatunde oluwaseun tendai thabang sipho jakaya ousmane cheikh
    jorgen søren mads lasse henning torbjorn øystein gunnar kjell espen bent henrik rasmus jesper kaare
    zdenek jiri petr ondrej lubomir tomislav zlatko dragan goran zoltan viktor gabor istvan janos attila bela
    hiroyuki yasuhiro yoshitaka kenichi tatsuya daiki takuya shigeo osamu noriyuki minoru ichiro jiro saburo
    rodolfo ramiro heriberto osvaldo adalberto humberto leopoldo evaristo rafa joaquim vasco nuno rui tiago
    cq jd saddam isiah mohan haider ammar nouri deval jaime tommy
    """
)
FEMALE = _listed("given_female.txt") | _words(
    """
    abigail ada agnes aisha alba alejandra alena alessandra alexandra alexandria alice alicia alina alison amal
    amanda amber amelia amina amy ana anastasia andrea angela angelina angie anita anja ann anna annalena anne
    annegret annette annie antonia arancha ashley astrid audrey aung avril ayelet azra barbara beata beatrice
    beatriz belinda benazir bernadette beth betty beverly bianca brenda bridget brigitte brittany camila camilla
    candace carla carly carmen carol carole caroline carolyn carrie catarina cate catherine cecilia celia
    charlotte chelsea cheryl chiara chloe christiane christina christine chrystia cindy claire clara clare
    claudia cleo colleen condoleezza connie corazon courtney cristina crystal cynthia dagmar dalia dana daniela
    danielle daphne dawn deborah debbie debra deirdre delphine denise diana diane dianne dilma dina dolores dominika
    donna dora doris dorothy edith eileen ekaterina elaine eleanor elena elisa elisabeth elise elizabeth ella
    ellen elsa emily emma erica erika erin esperanza esther eunice eva evelyn faith farah fatima federica felicia
    fiona florence frances francesca franziska frederica gabriela gabriele gabrielle gail geraldine gertrude
    gillian gina giorgia gladys gloria golda grace greta gretchen gwen haifa hailey hala hanan hannah harriet
    hayley heather heidi helen helena helga helle hilary hilda hillary hina holly huma ida ilana ilse indira
    ines ingrid irene irina iris isabel isabella isabelle ivana ivanka jacinda jacqueline jane janet janice
    jasmine jean jeanne jen jenna jennifer jennie jenny jessica jill jo joan joanna joanne jocelyn jodie josephine
    joy joyce juanita judith judy julia juliana julie juliet june kaja kamala karen karin karine karla kate
    katarina katherine kathleen kathryn kathy katie katja katrin katya kay kayleigh keiko kellyanne kelly kersti kim
    kimberly kirsten kirstjen kristalina kristen kristi kristina lana lara laura lauren leah leila lena leslie
    leticia letitia liliana lilian lillian lily lina linda lindsay lisa liz liza lois lola loretta lorraine louise
    lourdes lucia lucy luisa lydia lynn lynne madeleine madison magdalena maggie mai maia malala mandy manuela
    mara marcia margaret margarita margot margrethe maria mariam mariana marianne marie marielle marija marilyn
    marina marine marisa marjorie marlene marsha martha martina mary maryam maureen maya megan mei melania melanie
    melinda melissa mercedes meredith meryl mia michele michelle mikie miranda miriam mira moira molly mona monica
    monika muriel nadia nadine naledi nana nancy naomi natalia natalie natasha nicole nicolle niki nikki nina nora
    norma olena olga olha olivia oksana ophelia oprah paige pam pamela park-geun-hye patricia patty paula paulina
    pauline peggy penelope penny petra phoebe phyllis pippa pramila priscilla priti rachel ramona rashida rebecca
    regina renate renee reyhaneh rhonda rita roberta robyn romina rosa rosalind rose rosemary roxana ruth sabine
    sabrina sally samantha sandra sandy sanna sara sarah savannah selina shami sharon sheikha sheila shelley sherry
    sheryl shirin shirley silvia simone simonetta sofia sonia sonja sophia sophie soraya stacey stella stephanie
    sue susan susanne suzanne svetlana svitlana sylvia sylvie tamara tammy tanya tara tatiana teresa tereza tess
    theresa thérèse tiffany tina tonya tracy tulsi tzipi ursula valentina valeria valerie vanessa vera veronica
    veronika viktoria victoria virginia vivian wanda wendy whitney wilma winnie yael yasmin yelena yoko yolanda
    yuko yulia yuliya yuriko yvette yvonne zara zoe zsuzsanna zuzana megyn ellie kirstie elise allison allyson
    marta karolina katarzyna agnieszka malgorzata ewa joanna jadwiga ivona milena vesna jelena ljubica dragana
    biljana adriana agata agnes fumiko michiko haruka akiko noriko makiko sanae mieko seiko natsuko kiyoko
    ayesha zainab khadija fatou aminata ngozi chimamanda wangari graça joana rania leymah tawakkol malalai
    shirin narges maryse cécile hélène françoise sylvie ségolène marine annick véronique elodie manon
    ingeborg sigrid liv astrid greta solveig birgitta gudrun katrín halla mette pernille lise
    federica lama alyssa angelica ariana arianna blanca brianna carly charlene cher ciara constance cori deb ella-grace georgia
    """
)
GIVEN = MALE | FEMALE

# Korean family names, printed before the given name.
KOREAN = _words(
    """
    kim lee park choi choe jung jeong chung cho jo kang yoon yun jang chang lim im han oh seo shin kwon hwang ahn
    song ryu yoo yu hong jeon ko koh moon mun son bae baek paek heo nam sim noh roh ha joo ju woo ri rim pak pyon
    thae ro ma ji min yang cha seong sung kwak kook suh hyon tae um na ok pang bang jin chon ra hur rhee
    """
)
# Chinese and Vietnamese family names, printed before the given name.
CHINESE = _words(
    """
    xi li wang zhang liu chen yang zhao huang zhou wu xu sun hu zhu gao lin he guo ma luo liang song zheng xie han
    tang feng yu dong xiao cheng cao yuan deng fu shen zeng peng lu su jiang cai jia ding wei xue ye yan pan du dai
    xia zhong tian ren fan fang shi yao tan liao zou xiong jin hao kong bai cui kang mao qiu qin gu hou shao meng
    long wan duan qian yin chang qiao lai tsai hua geng mi nguyen tran pham le vo ngo dang bui ho duong hun han
    """
)
# Japanese family names; in "Tanaka Ken" order the first word.
JAPANESE = _words(
    """
    abe aso suga kishida kishi ishiba koizumi tanaka suzuki sato satō takahashi watanabe ito itō yamamoto nakamura
    kobayashi kato katō yoshida yamada sasaki yamaguchi matsumoto inoue kimura hayashi shimizu saito saitō mori
    ikeda hashimoto ishikawa ogawa goto okada hasegawa fujita kono kōno motegi onodera nakatani iwaya hamada kihara
    hayashi matsuno akiba takaichi noda kan hatoyama fukuda tani ueda kuroda nishimura funakoshi yachi kitamura
    ono takeda miyazawa murayama hosokawa obuchi ozawa edano tamaki izumi kamikawa funakoshi okano
    """
)
FAMILY_FIRST = KOREAN | CHINESE | JAPANESE

# Family names common enough in English-language news to count as evidence when they stand alone.
FAMILY = _words(
    """
    smith johnson williams jones miller davis wilson anderson taylor thomas jackson thompson robinson lewis walker
    harris clark hall wright baker adams nelson campbell mitchell roberts turner phillips parker evans edwards
    collins stewart morris murphy cook rogers morgan cooper peterson reed bailey kelly howard cox ward richardson
    watson brooks bennett gray hughes myers sullivan russell hamilton graham reynolds griffin wallace cole murray
    obama trump clinton biden bush reagan carter nixon kennedy pence harris romney mccain sanders rubio cruz kasich
    warren kaine mcconnell ryan pelosi schumer blinken austin pompeo tillerson mattis bolton kerry rice powell
    putin medvedev lavrov shoigu peskov zelensky zelenskyy poroshenko lukashenko merkel scholz macron sarkozy
    hollande le-pen johnson cameron blair thatcher starmer sunak truss netanyahu sharon rabin peres abbas arafat
    assad erdogan rouhani khamenei zarif khomeini modi gandhi singh khan sharif xi mao deng jiang hu abe suga kishida
    moon yoon park kim gaddafi qaddafi mubarak morsi sisi saddam maliki karzai ghani maduro chavez castro lula
    bolsonaro trudeau harper morrison turnbull rudd albanese ardern duterte marcos widodo prabowo mahathir suu-kyi
    guterres annan stoltenberg rutte juncker tusk draghi renzi berlusconi meloni tsipras mandela zuma ramaphosa
    mugabe kagame gonzalez garcia rodriguez martinez hernandez lopez perez fernandez silva santos costa rossi
    mueller schmidt fischer weber meyer ivanov petrov kuznetsov sokolov haqqani hassan hussein
    """
)

# Small words inside a name.
PARTICLES = _words(
    "van von de der den da di do dos das du del della la le los las bin ibn bint al el ul ter ten abu e y st"
)
SUFFIXES = _words("jr jr. sr sr. ii iii iv vi vii viii xii xiv xvi")


def is_given(low: str) -> bool:
    """Tell whether a casefolded word is a known given name, or a pair of them: "jean-paul"."""
    return low in GIVEN or ("-" in low and low.split("-", 1)[0] in GIVEN)
