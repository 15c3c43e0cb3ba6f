"""Words whose forms do not begin as the word itself does: bog and bøger.

A closed list in both languages. Comparatives of another root (bedre, ældre) are words
of their own here: who looks for "god" does not mean "bedre".
"""

from collections.abc import Iterable, Mapping

# A noun and its plural; the other plural forms follow from it.
_DANISH_PLURALS = """
and ænder; barn børn; bog bøger; bonde bønder; bror brødre; broder brødre; datter døtre;
fader fædre; far fædre; fod fødder; gås gæs; hånd hænder; kraft kræfter; klo kløer;
ko køer; mand mænd; moder mødre; mor mødre; nat nætter; rod rødder; stad stæder;
stand stænder; stang stænger; tand tænder; tang tænger; tå tæer; øje øjne;
søster søstre; forælder forældre; bedstefar bedstefædre;
"""
_DANISH_FORMS = """
kollega kolleger kollegerne kollegernes; center centre centret centrene centrets;
skat skatten skatter skatterne skattens skatternes; pris priser priserne prisernes;
billet billetter billetterne; debat debatter debatterne; mølle møllerne; time timerne;
stemme stemmer stemmerne; mobil mobilen mobiler mobilerne; knap knapper knapperne;
hal hallen hallens haller hallerne; park parker parkerne; net nettet nettets;
gas gassen; plet pletten pletter; krat krattet; straf straffe;
budget budgetter budgetterne; kursus kurser kurserne kurset kursernes kursets;
lille små småt; syg syge sygt; stor større størst største; lang længere længst længste;
ung yngre yngst yngste; få færre færrest færreste; tung; nær nærmere nærmest nærmeste;
bede bad bedt; betyde betød; bide bed bidt; binde bandt bundet bundne;
blive blev blevet blevne; bringe bragte bragt; bryde brød brudt; byde bød budt;
bære bar båret bårne; drage drog draget; drikke drak drukket; drive drev drevet;
dø døde død; falde faldt faldet; finde fandt fundet fundne; flyde flød flydt;
flyve fløj fløjet; forstå forstod forstået; forsvinde forsvandt forsvundet;
fortælle fortalte fortalt; fryse frøs frosset; følge fulgte fulgt; få fik fået;
gribe greb grebet; græde græd grædt; gyde gød; gå gik gået; gælde gjaldt;
gøre gør gjorde gjort; hedde hed heddet; hjælpe hjalp hjulpet; holde holdt;
komme kom kommet; krybe krøb krøbet; lade lod ladet; le lo leet; lide led lidt;
ligge lå ligget; lyde lød lydt; lyve løj løjet; lægge lagde lagt; løbe løb;
nyde nød nydt; pege; ride red redet; rive rev revet; ryge røg røget; række rakte rakt;
se så set; sidde sad siddet; sige sagde sagt; skrive skrev skrevet skrevne;
skyde skød skudt; skære skar skåret skårne; slide sled slidt; slå slog slået;
smide smed smidt; smøre smurte smurt; sove sov; spinde spandt spundet;
springe sprang sprunget; spørge spurgte spurgt; stige steg steget; stjæle stjal stjålet;
stå stod stået; stryge strøg strøget; strække strakte strakt; svinge svang svunget;
synge sang sunget; synke sank sunket; synes syntes; sælge solgte solgt; sætte satte sat;
tage tog taget; træde trådte trådt; træffe traf truffet; trække trak trukket;
tvinge tvang tvunget; tælle talte talt; vide vidste vidst; vinde vandt vundet;
vælge valgte valgt; vække vakte vakt; æde åd ædt; nyse nøs; hænge hang; knække knak;
brænde brandt;
"""
# In the dictionary their forms are words of their own: grønt, en lette, at rige.
ADJECTIVES = frozenset(
    """
    ansat billig bitter blød bred brun dansk dyb dyr dårlig farlig fast fattig fed fin
    flad flot fri frisk fuld gal glad glat god grim grov grå grøn gul hel hurtig hvid
    hård høj klar klog kold kort kær køn lang langsom lav let lige lokal lys løs mild
    mørk ny nær offentlig privat ren rig ringe rolig rund rå rød sand sen skarp skæv
    slem smal smuk social sort spids stabil stille stiv stolt stor stram streng stærk
    sund svag svær syg sær sød tam tom tryg træt tung tyk tynd tæt tør ung vag varm
    vild vis vred våd åben øm
    """.split()
)
_DOUBLING = frozenset(
    """
    ansat flot glat grim grøn køn let rum slem smal smuk stram tam tom tryg tyk tør tæt
    grøn træt øm
    """.split()
)
_ENGLISH_FORMS = """
child children; foot feet; goose geese; man men; mouse mice; person people; tooth teeth;
woman women; life lives; wife wives; knife knives; leaf leaves; half halves;
shelf shelves; begin began begun; break broke broken; bring brought; build built;
buy bought; catch caught; choose chose chosen; come came; draw drew drawn;
drink drank drunk; drive drove driven; eat ate eaten; fall fell fallen; feel felt;
fight fought; find found; fly flew flown; forget forgot forgotten; freeze froze;
get got gotten; give gave given; go went gone; grow grew grown; hear heard; hold held;
keep kept; know knew known; lead led; leave left; lend lent; lie lay lain; lose lost;
make made; mean meant; meet met; pay paid; ride rode ridden; ring rang rung;
rise rose risen; run ran; say said; see saw seen; sell sold; send sent; shake shook;
shoot shot; show shown; sing sang sung; sit sat; sleep slept; speak spoke spoken;
spend spent; stand stood; steal stole stolen; swim swam swum; take took taken;
teach taught; tell told; think thought; throw threw thrown; understand understood;
wake woke woken; wear wore worn; win won; write wrote written;
"""


def _read_lines(listed: str) -> Iterable[list[str]]:
    return (line.split() for line in listed.split(";") if line.strip())


def _spread_plural(plural: str) -> tuple[str, ...]:
    """All forms of a Danish plural: definite, and each with the genitive's s."""
    definite = plural + ("ne" if plural.endswith(("e", "er")) else "ene")
    return plural, definite, f"{plural}s", f"{definite}s"


def _spread_form(form: str) -> tuple[str, ...]:
    return form, f"{form}s"


def _collect() -> Mapping[str, frozenset[str]]:
    lemmas: dict[str, set[str]] = {}
    for noun, *plurals in _read_lines(_DANISH_PLURALS):
        for plural in plurals:
            for form in _spread_plural(plural):
                lemmas.setdefault(form, set()).add(noun)
    for lemma, *forms in _read_lines(_DANISH_FORMS):
        for each in forms:
            for form in _spread_form(each):
                lemmas.setdefault(form, set()).add(lemma)
    return {form: frozenset(found) for form, found in lemmas.items()}


def _collect_english() -> Mapping[str, frozenset[str]]:
    lemmas: dict[str, set[str]] = {}
    for lemma, *forms in _read_lines(_ENGLISH_FORMS):
        for form in forms:
            lemmas.setdefault(form, set()).add(lemma)
    return {form: frozenset(found) for form, found in lemmas.items()}


def _inflect_adjectives() -> Mapping[str, frozenset[str]]:
    lemmas: dict[str, set[str]] = {}
    for adjective in sorted(ADJECTIVES):
        doubled = adjective + (adjective[-1] if adjective in _DOUBLING else "")
        endings = ("e", "es", "ere", "est", "este")
        for form in (f"{adjective}t", *(doubled + ending for ending in endings)):
            lemmas.setdefault(form, set()).add(adjective)
    return {form: frozenset(found) for form, found in lemmas.items()}


DANISH = _collect()
ADJECTIVE_FORMS = _inflect_adjectives()
ENGLISH = _collect_english()
# They say how, not what: each is only itself, and no part of a compound.
FUNCTION_WORDS = frozenset(
    """
    ad af alle alt altid at af bare begge blev blevet blive bliver burde bør både da
    de dem den denne der deres derfor det dets dette dig din dit dine disse dog du
    efter ej eller en end endnu er et fik for fordi forbi fra før få får gennem gør
    gjorde ham han hans har havde haft hen hende hendes her hin hos hun hvad hvem hver
    hvert hvilke hvilken hvilket hvis hvor hvordan hvorfor hvornår i igen ikke imod
    ind inde indtil ingen ingenting intet ja jeg jer jeres jo kan kom kun kunne langs
    lige lod man mange med meget mellem men mens mig min mine mit mod måske må måtte
    ned nede nej nemlig nogen nogle noget nok nu når næsten og også om op oppe os over
    på samt se selv selvom sig siden sin sine sit skal skulle som stadig så sådan tit
    til tæt ud ude uden under var ved vi via vil ville vor vore vores vær være været
    the a an and are as be been but can could did do does from had has he her him his
    how if in into is it its me my no not of on or our out she should so than that
    their them then there they this those to too us was we were what when which who
    whom why will with would you your yours i am
    """.split()
)
# Of another root than what they are compared with, and so words of their own.
_OWN_ROOTS = """
bedre; bedst bedste; ældre ældres; ældst ældste; mindre; mindst mindste; værre;
værst værste; mere; mest meste; flere; flest fleste; better; best; worse; worst; more;
most; less; least;
"""
OWN_ROOT: Mapping[str, str] = {
    form: forms[0] for forms in _read_lines(_OWN_ROOTS) for form in forms
}


def list_other_forms(lemma: str) -> list[str]:
    """The forms of a lemma that are found in the lists."""
    return [
        form
        for listed in (DANISH, ENGLISH)
        for form, lemmas in listed.items()
        if lemma in lemmas
    ]
