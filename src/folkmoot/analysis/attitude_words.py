"""Words that show what a text wants or thinks of a thing, in five languages.

Danish, Norwegian, Swedish, English and German together: a form that means something
else in another of them is left out. A star stands for any ending. The patterns are for
texts in small letters: to pass over case takes four times as long.
"""

import re
from functools import lru_cache

# Which patterns need a word, or a word that begins so: a text is searched for few.
_NEEDING_WORD: dict[str, set[int]] = {}
_NEEDING_STEM: dict[str, set[int]] = {}
_FIRST_WORD = re.compile(r"(?P<word>\w+)(?P<star>\*?)")


@lru_cache(maxsize=2**15)
def list_needing(word: str) -> frozenset[int]:
    """The ids of the patterns here that a text may match that has the word, in small.

    Without any such word, a pattern matches nothing in a text.
    """
    needing = set(_NEEDING_WORD.get(word, ()))
    for end in range(1, len(word) + 1):
        needing |= _NEEDING_STEM.get(word[:end], set())
    return frozenset(needing)


def _match_words(*phrases: str) -> re.Pattern[str]:
    listed = sorted(" ".join(phrases).split("|"), key=len, reverse=True)
    found = [phrase for one in listed if (phrase := one.strip())]
    forms = [re.escape(phrase).replace(r"\*", r"\w*") for phrase in found]
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(forms)})(?!\w)")
    for phrase in found:
        _need_first_word(phrase, pattern)
    return pattern


def _need_first_word(phrase: str, pattern: re.Pattern[str]) -> None:
    first = _FIRST_WORD.match(phrase)
    if first is None:
        raise ValueError(f"no word begins {phrase!r}")
    needing = _NEEDING_STEM if first["star"] else _NEEDING_WORD
    needing.setdefault(first["word"].lower(), set()).add(id(pattern))


# More of it, sooner, bigger, anew.
MORE = _match_words(
    "flere|mere|øg|øge|øges|øget|udvid|udvide|udvides|udvidet|styrk|styrke|styrkes|byg|bygge|bygges|indfør|indføre|indføres|opret|oprette|oprettes",
    "|ansæt|ansætte|ansættes|genåbn*|hæv|hæve|hæves|forlæng*|tilføj*|køb flere|mer|fleire|utvid*|økes|innfør*|ansett*|gjenåpn*|fler|utöka*|öka|ökas",
    "|inför|införas|bygg|byggas|anställ*|more|expand*|increase*|introduce*|build|hire|extend|add|mehr|ausbau*|erhöh*|einführ*|einstell*|stärk*|bau|bauen",
)
# Less of it, or gone.
LESS = _match_words(
    "færre|mindre|riv|rive|rives|nedriv*|fjern|fjerne|fjernes|afskaf|afskaffe|afskaffes|drop|droppe|droppes|nedlæg|nedlægge|nedlægges|luk|lukke|lukkes|sløjf|sløjfe|sløjfes",
    "|skær ned|skæres ned|skær i|begræns|begrænse|begrænses|reducer*|minimer*|undgå|slip for|slippe for|væk med|ud med|af med|stop for|stop med",
    "|stop|stoppe|stoppes|skrot|skrotte|skrottes|spar på|spar|spares|sænk|sænke|sænkes|bort med|forbyd|forbyde|forbydes|forbud mod|spring|skær|luk ned|lukkes ned|avskaff*|legg ned",
    "|legges ned|nedlegg*|reduser*|kutt|kutte|kuttes|færrere|avskaffa*|lägg ner|läggas ner|läggs ner|stäng|stängas|stängs|minska*|färre|ta bort|tas bort|slopa*|skär ner",
    "|fewer|less|remove*|scrap|abolish*|abandon*|banned|close|reduce|cut|cut back|get rid of|drop|stop|ban|end|weniger|abschaff*|streich*|schließ*|reduzier*|kürz*|verbiet*|verzicht* auf",
)
# It stays as it is, or comes back.
KEEP = _match_words(
    "behold|beholde|beholdes|bevar|bevare|bevares|fasthold|fastholde|fastholdes|bestå|lad være med at ændre|rør ikke|hold fast i|holde fast i|skal blive|skal forblive|forblive|lad det blive|lad den blive",
    "|bliv ved med|fortsæt|fortsætte|forsvar|behald|behalde|bevara*|behåll|behålla|behållas|oppretthold*|keep|preserve|retain|maintain|protect|erhalten|behalten|bewahr*|beibehalt*",
)
# There is not enough of it.
LACK = _match_words(
    "mangler|mangel på|manglende|savner|savnes|for få|for lidt|for lille|for lav|for lavt|for kort|for korte|for sjældent|for sent|for langt|ikke nok|slet ingen|der er ingen|der er ikke|findes ikke|ikke plads|kun én|kun en",
    "|aldrig|umuligt at få|venteliste*|ventetid*|kø|trænger til|har brug for|behov for|brug for|sakner|manglar|for lite|for liten|ikke nok|trenger|behov for|saknas|saknar|för få|för lite|för kort|inte tillräckligt|behövs|behöver",
    "|lack*|missing|too few|too little|too short|not enough|shortage|need|needs|needed|there is no|there are no|fehlt|fehlen|mangel an|zu wenig*|zu kurz|nicht genug|brauchen|braucht|es gibt kein*",
)
# There is too much of it.
EXCESS = _match_words(
    "for mange|for meget|for stor|for store|for ofte|overdrevet|rigeligt|rigelig|mere end nok|nok af|har nok|er nok|er der nok|drukner i|for mye|mer enn nok|för många|för mycket|för ofta|mer än nog|tillräckligt med",
    "|too many|too much|too often|more than enough|plenty of|enough of|zu viele*|zu viel|zu oft|mehr als genug|genug von",
)
# Content with how it is.
CONTENT = _match_words(
    "fint som|godt som|som det er|som den er|som de er|som det er nu|er fint|er fin|er fine|er helt fint|er okay|er ok|i orden|fungerer|fungerer fint|fungerer godt|virker|virker fint|virker godt|går godt|går fint|går det fint|kører fint|kører som smurt|kører godt",
    "|passer fint|passer godt|passer os|godt nok|god nok|gode nok|er nok|er rigeligt|rækker fint|tilfreds|tilfredse|glad for|glade for|ingen problemer|ikke noget problem|intet problem|er ikke et problem|velfungerende|bra som|er bra|fungerer bra|er godt|er gode|er god",
    "|bra nok|fornøyd|fornøyde|fungerar|fungerar bra|är bra|nöjd|nöjda|går bra|duger|fine as|works well|works fine|is fine|are fine|good enough|happy with|satisfied|no problem|well enough|gut so|funktioniert|läuft gut|zufrieden|gut genug|kein problem|reicht aus|reicht",
)
# There is plenty of it already: "cykelstier nok", "rigeligt", "masser af".
ENOUGH = _match_words(
    "rigeligt|rigelig|masser af|i forvejen|allerede nok|mer enn nok|mer än nog|massor av|plenty|already enough|reichlich|bereits genug|genug da",
)
# "enough" that ends what is said, or stands before what it is enough for or of.
_ENOUGH_WORDS = r"(?:nok|nog|tillräckligt|enough|genug)"
ENOUGH_AT_END = re.compile(
    rf"(?<!ikke )(?<!inte )(?<!not )(?<!nicht )(?<!langt fra )(?<!\w)\w{{2,}} {_ENOUGH_WORDS}"
    r"(?=\s*(?:[.,;:!?–—-]|$|(?:til|af|i|på|som|nu|allerede|for|til|av|already|now|jetzt|schon)\b))",
)
for _word in _ENOUGH_WORDS.strip("(?:)").split("|"):
    _need_first_word(_word, ENOUGH_AT_END)
# What it would bring is not worth having.
BURDEN = _match_words(
    "giver bare|gør bare|skaber bare|bliver bare|bare mere|er spild|spild af|spild|rodehul|koster for meget|for dyrt|unødvendig*|overflødig*|går ud over|skaber afstand|stjæler|tager tiden fra",
    "|bliver ikke brugt|bruges ikke|ingen bruger|ingen gider|ingen køber|kommer ingen|gi bare|gir bare|er sløsing|er slöseri|ger bara|gör bara|only makes|just makes|only gives|is a waste|waste of|unnecessary|nobody uses|no one uses|bringt nur|macht nur|verschwendung|unnötig*|überflüssig*",
)
# Something else matters more.
RATHER = _match_words(
    "vigtigere end|hellere|i stedet|brug pengene|brug hellere|pengene er bedre|prioriter hellere|tænk hellere|viktigere enn|heller|i stedet|viktigare än|hellre|i stället|more important than|rather spend|instead|spend the money|lieber|stattdessen|wichtiger als",
)
# A complaint of how it is, when it is a key point's own word.
HARD = _match_words(
    "for langsom*|for langsomt|langsom*|svær|svære|svært|vanskelig*|umulig*|tung|tungt|besværlig*|uforståelig*|svår*|slow|difficult|hard to|impossible|too slow|langsam|schwer|schwierig",
)
# Praise of how it is, where a key point complains.
EASY = _match_words(
    "let at|er let|er nem|er nemt|nem at|nemt at|ros til|roser|god app|hurtig|hurtigt|masser af|dygtige|går stærkt|lett å|enkel|lätt att|enkelt|easy to|easy|quick|praise|leicht|einfach|schnell",
)
# Speaks well of it.
PRAISE = _match_words(
    "giver tryghed|giver ro|giver mening|giver liv|giver overblik|skaber tryghed|skaber liv|tryghed*|gavner|gavnlig*|hjælper|beskytter|sikrer|redder|forebygger|vigtig|vigtige|vigtigt|nødvendig|nødvendige|nødvendigt|uundværlig*|guld værd|elsker|styrker",
    "|hyggelig*|populær*|en succes|succes|lykkes|glæde|fordel|fordele|effektiv|effektive|effektivt|skaper|trygghet|viktig|viktige|nødvendig|verdifull*|skyddar|trygghet|viktig|viktiga|viktigt|nödvändig*|gynnar|hjälper|värdefull*",
    "|helps|protects|keeps us safe|safe|important|necessary|essential|valuable|benefits|works|hilft|schützt|sicherheit|wichtig*|notwendig*|nützt|wertvoll*|bewährt",
)
# Speaks ill of it.
BLAME = _match_words(
    "dyr|dyre|dyrt|koster|bekosteligt|spild|spildt|spild af|spildte|bøvl|bøvlet|besvær*|unødvendig*|overflødig*|tager tid|tager tiden|stjæler|ødelægger|skader|farlig*|livsfarlig*|utryg*|irriterende|forvirrer|forvirrende|går ud over|bliver ikke brugt",
    "|bruges ikke|ingen bruger|misbrug*|larmer|larm|sviner|svineri|problem|problemer|dårlig|dårlige|dårligt|elendig*|meningsløs*|ligegyldig*|bureaukrati*|gammeldags|fortid|hører fortiden til|glem det|dyrere|kostbart|sløseri|sløsing|bortkastet|unødig*|dyrbar*",
    "|onödig*|slöseri|farligt|förstör|stör|skadar|dåligt|dåliga|expensive|waste*|costs|unnecessary|pointless|dangerous|harm*|useless|annoying|burden|bad|poor|teuer|kostet|verschwend*|unnötig*|überflüssig*|gefährlich*|schadet|stört|schlecht*|bürokrat*",
)
# Fond of how it is.
FOND = _match_words(
    "dygtig*|duktig*|sød|søde|flink*|guld værd|reddede|redder|gratis|rimelig|rimelige|rimeligt|har sparet|sparer|sparet|taknemmelig*|tak for|dejlig*|hyggelig*|tryg|trygt|tryghed|lettere|let at|nemt|nem|glad for|glade for|glad|tilfreds*|ros til|velfungerende|imponer*|fantastisk*|rar|rare|skøn*",
    "|super|perfekt*|fungerer|virker|går godt|kører godt|fint|god|godt|gode|bedste|hurtigt|hurtig|stærke|stærk|succes|bra|trevlig*|snäll*|kind|friendly|great|good|excellent|thanks for|grateful|works|helpful|nice|lovely|free|freundlich|gut|nett|toll|dankbar",
)
# Turns it down.
REJECT = _match_words(
    "nej til|nej tak|vi vil ikke|jeg vil ikke|vil ikke have|gider ikke|imod|modstander*|ønsker ikke|er ikke vejen|ikke nødvendigt|behøver ikke|behøves ikke|ikke brug for|ikke behov for|intet behov|ingen grund til|hold op med|lad være med|lad være|bliv væk|hold jer fra",
    "|hold nallerne|ikke flere|ikke mere|hellere|i stedet for|aldrig i livet|nei til|nei takk|vil ikke ha|trenger ikke|ønsker ikke|ingen grunn til|ikke flere|nej till|nej tack|vill inte|behövs inte|behöver inte|ingen anledning|inte fler|motståndare",
    "|no to|no thanks|against|do not want|don't want|no need|not needed|no more|rather not|instead of|opposed to|nein zu|dagegen|gegen|wollen nicht|will nicht|brauchen nicht|nicht nötig|kein bedarf|nicht mehr|lieber nicht|statt",
)
# Asks for something to be done.
DEMAND = _match_words(
    "skal|bør|burde|må|ska|bör|måste|should|must|soll|sollen|sollte|sollten|muss|müssen|ønskes|ønsker|kræves|kræver|let us|lad os|låt oss|lasst uns|vil have|giv|giv os|gør|sørg for|prioriter*",
)
NEGATION = _match_words(
    "ikke|ikkje|ej|aldrig|aldri|ingen|intet|ingenting|hverken|inte|inget|inga|not|no|never|none|nor|cannot|nicht|kein*|nie|niemals|uden|uten|utan|without|ohne",
)
# What follows is the other side: the text holds both.
TURN = _match_words("men|but|aber|dog|however|trods|selv om|although|obwohl")
# A question or heading under which people tell what is good, or what is not.
ASKS_FOR_GOOD = _match_words(
    "fungerer godt|fungerer i dag|virker godt|går godt|er godt|godt ved|glad for|glade for|tilfreds*|styrke|styrker|bevare|bevares|behold*|fungerer bra|er bra|fungerar bra|går bra|works well|working well|is good|going well|like about|strength|strengths|gut läuft|läuft gut|stärken",
)
ASKS_FOR_BAD = _match_words(
    "besværlig*|svært|svær|problem*|udfordr*|barriere*|mangler|dårlig*|frustr*|hindr*|forbedr*|bedre|ændres|ændre|ønsk*|forslag|anbefal*|gøre noget ved|gøre først|skal|bør|savner|vanskelig*|utfordr*|svårt|saknas|önsk*|difficult|challenge*|barrier*|improve*|change|problem|wish*|should|missing|schwierig*|verbessern|fehlt|ändern|wünsch*",
)

_OPPOSITES = (
    ("længere|lengre|längre|longer|länger", "kortere|kortare|shorter|kürzer"),
    ("højere|høyere|högre|higher|höher", "lavere|lägre|lower|niedriger"),
    ("hurtigere|raskere|snabbare|faster|schneller", "langsommere|slower|langsamer"),
    ("billigere|billigare|cheaper|billiger", "dyrere|dyrare|teurer"),
    ("større|större|bigger|larger|größer", "mindre|smaller|kleiner"),
    (
        "åbn|åbne|åbnes|åbent|åben|åpne|åpent|öppna|öppet|open|öffnen|offen",
        "luk|lukke|lukkes|lukker|lukket|lukk|stäng*|stängt|close|closed|schließen|geschlossen",
    ),
    (
        "saml|samle|samles|samlet|slå sammen|samla|merge|zusammenlegen",
        "spred|sprede|spredes|adskil|adskilt|adskilte|del op|hver for sig|sprid|split|separate|trennen|getrennt",
    ),
    (
        "skal op|bør op|sættes op|should go up|must go up",
        "skal ned|bør ned|sættes ned|should go down|must come down",
    ),
    ("tidligere|tidigare|earlier|früher", "senere|senare|later|später"),
    (
        "frivillig*|voluntary|freiwillig*",
        "tvang|tvungen|tvunget|obligatorisk*|pligt|plikt|mandatory|compulsory|verpflichtend",
    ),
    ("offentlig*|public|öffentlich*", "privat*|private"),
)
OPPOSITES = tuple((_match_words(one), _match_words(other)) for one, other in _OPPOSITES)
