"""What compounds are made of, and what only looks like it."""

# Words of two letters that others are joined to.
SHORT_PARTS = frozenset(
    {"by", "byen", "byer", "byens", "sø", "søen", "søer", "ø", "øen"}
)
# Words of three letters that stand behind others. The dictionary knows many more, most
# of which are endings by chance: ler, ger, ten, ret.
LAST_OF_THREE = frozenset(
    """
    ark arm avl bad bag ben bil bog bro bud bus bær båd bål dag del dyr dør eje fad
    fag far fly fod fri får gab gas gård hak hal hat hav hul hus høj hår jag job jul
    bod bæk dam eng kaj mur
    kam kar kat klo kok kop kor kro kul kur kø køb kød lag lak leg lem liv lov lyd lys
    læg løb løn lån lås mad mor mos mus myg møl mål nat net nød ord ost ovn par pas
    pen pil pis plæ pyt pæl rod rum ryg ræv rør råb råd sag sal sav ski sko sky sne
    sok sol spa sti stå sug syd syg syn sæd sæk søm søn søs sår tab tag tal tid tog
    tom tur tyv tøj uge uld ulv vej ven vil vin væg våd øje øre øst øve åre
    """.split()
)
# Small words that stand in front of nouns and keep their meaning.
JOINING_LEFT = frozenset(
    "efter mellem over under før sam selv nær fler tvær el detail".split()
)
# Behind the name of a place, which no dictionary has.
BEHIND_NAMES = frozenset({"vej", "vejs", "vejen"})
# They are words of their own as well, but mostly how nat and the like are joined.
ALSO_JOINED = frozenset(
    "natte gæste hunde drenge lande folke hjælpe skatte stoppe unge".split()
)
# In front of a noun they make another word: forældre, opgave, omsorg.
NEVER_LEFT = frozenset(
    """
    for fore be ge er an af ud udad op til på om med mis ind ned hen und u ved imod
    mod gen van bi fra frem bort tilbage anden
    """.split()
)
# They make another word of the one in front of them, and no compound.
NEVER_RIGHT = (
    *("lig", "som", "bar", "ing", "ning", "else", "ere", "ende", "ede", "isk"),
    *("heds", "heden", "heder"),
)
# At the end of another word these are endings, whatever they mean alone.
NEVER_LAST = frozenset(
    """
    dom lig let ret ren ene ens sen ske som bar skab hed vis ing ling eje per ral
    """.split()
)
# They look as if they were put together, and no part of them is found.
UNDIVIDED = tuple(
    """
    hundred billed billet billig billard forældr elskov morgen morfin vindu vinter
    vinkel vinge person kultur natur karakter karton karrusel karusel parti partik
    partner sukker finger fingr minister minist mønster kontor fælles basker fartøj
    køretøj værktøj mundtøj farvel temperatur turis koordin kapac mening afgift
    historie bestem soldat tålmod transport standard toilet politik plastik
    kommun kommis kompas kompres komfur
    """.split()
)
