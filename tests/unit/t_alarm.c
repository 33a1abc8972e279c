#include "text/alarm.h"

#include "query/suspicious.h"
#include "unit.h"

static struct arena a;
static struct keys keys;

static bool doubts(const char *line)
{
    keys_init(&keys, &a);
    struct fact f = fact_parse(span_str(line), 1, &keys);
    return suspicious_line(&f, &keys, date_make(2026, 11, 23)) != NULL;
}

TEST(alarm_words_of_every_language)
{
    static const char *const told[] = {
        "severe nut allergy!",
        "ALLERGIC to shellfish",
        "Lebensmittelallergie",
        "carries an EpiPen",
        "epi-pen in her bag",
        "her tongue goes fuzzy with pineapple",
        "nothing with sesame",
        "Benadryl last time",
        "l’orticaria con le fragole",
        "stillt noch",
        "the wife has the nut thing",
        "eats everything but shellfish",
        "verträgt alles außer Nüssen",
        "Zöli",
        "intolérante au lactose",
        "Laktoseunverträglichkeit",
        "coeliac",
        "celíaca",
        "enceinte de 5 mois",
        "è incinta",
        "embarazada",
        "schwangere",
        "zwanger",
        "she's pregnant",
        "vegans",
        "VÉGÉTARIENNE",
        "vegetariana",
        "halal",
        "gluten-free",
        "senza glutine",
        "glutenfreies Brot",
        "can't eat nuts",
        "can’t eat nuts",
        "doesn't eat pork",
        "ne mange pas de porc",
        "isst keinen Fisch",
        "no come cerdo",
        "no nuts",
        "sans noix",
        "ohne Nüsse",
        "アレルギー",
        "ナッツｱﾚﾙｷﾞｰ",
        "对花生过敏",
        "過敏",
        "알레르기가 있음",
        "妊娠中",
        "孕妇",
        "임신 중",
        "素食者",
        "비건",
        "糖尿病",
        "диабетик",
        "аллергия на орехи",
        "uczulenie",
        "diabetic",
        "alergía a la nuez",
        "alérgico",
        "kosher",
        "koosjer",
        "lactosevrij",
        "plant-based",
        "her throat closes up from cashews",
        "prawns send her to hospital",
        "came out in hives",
        "her face puffs up with shellfish",
        "had to call an ambulance after the crab",
        "walnuts: she can't breathe",
        "she was ill for two days after the mussels",
        "the doctor told her to cut out wheat",
        "garlic plays havoc with her stomach",
        "nuts are dangerous for her",
        "even a trace of sesame",
        "please be careful with sesame",
        "not a single nut",
        "gluten: no!",
        "elle gonfle dès qu'elle mange des crevettes",
        "les fraises lui donnent de l'urticaire",
        "elle doit éviter les noix",
        "jamais de noix",
        "bei Nüssen schwellen ihr die Lippen",
        "von Milch bekommt er Bauchweh",
        "auf Nüsse achten",
        "i gamberi gli fanno chiudere la gola",
        "reagisce male alle arachidi",
        "se le hincha la boca con los frutos secos",
        "nunca nueces",
        "com camarão incha-lhe a boca",
        "van noten zwellen haar lippen op",
        "moet gluten vermijden",
        "エビを食べると唇が腫れる",
        "卵を避けている",
        "甲殻類はNG",
        "吃虾会起疹子",
        "医生说不能碰海鲜",
        "새우 먹으면 두드러기 나요",
        "견과류 피해야 함",
        "keep peanuts well away from table 12",
        "separate fryer for her chips",
        "one bite of lobster and his face blew up",
        "pentola a parte per la pasta",
        "o médico proibiu leite",
        "Haselnüsse unbedingt fernhalten",
        "wordt doodziek van mosselen",
        "ワーファリン服用中",
        "allegic to prawns",
        "ceoliac",
        "vegitarian",
        "lactose intolerent",
        "on an MAO inhibitor",
        "on lithium",
        "antidepressants",
        "high blood pressure",
        "cross contamination",
        "carries an Auvi-Q",
        "can't chew, soft food",
        "Jehovah's Witness",
        "observes Ramadan",
        "strict Jain",
        "wife is expecting",
        "five months gone",
        "no aged cheese",
        "no garlic or onion",
        "airborne fish",
        "peanut alert",
        "msg headaches",
        "baby, honey",
        "attend un bébé",
        "erwartet ein Kind",
        "in dolce attesa",
        "esperando bebé",
        "in verwachting",
        "ohne Sellerie",
        "senza aglio",
        "生もの不可",
        "高血圧",
        "怀宝宝了",
        "입덧이 심함",
    };
    static const char *const untold[] = {
        "",
        "a table by the window",
        "vegetables",
        "no. 5, please",
        "walleye",
        "wedding",
        "loves Chablis",
        "born in 1970",
        "Mr Ng",
        "halle",
        "gallery",
        "the pen",
        "好物は寿司",
        "diet coke",
        "no dessert",
        "keeps bees and brings honey",
        "works in the hospital choir",
        "her throat is sore, tea with lemon",
        "could not come, was ill",
        "the soup was cold, apologised",
        "trouble parking, late for the oysters",
        "careful driver, one glass",
        "asked for more bread twice",
        "le goût fumé du poisson",
        "attention à l'heure, train à 22 h",
        "hat nach mehr Brot gefragt",
        "cuidado con el escalón",
        "窓のそば、魚が好き",
        "小心台阶",
        "계단 조심",
        "expecting a parcel",
        "lent us his umbrella",
        "a baby grand by the bar",
        "alert and funny",
    };
    for (size_t i = 0; i < sizeof told / sizeof *told; i++)
        if (!CHECK(alarm_kinds(span_str(told[i]), ALARM_SAID)))
            CHECK_STR(SPAN("told"), told[i]);
    for (size_t i = 0; i < sizeof untold / sizeof *untold; i++)
        if (!CHECK(!alarm_kinds(span_str(untold[i]), ALARM_SAID)))
            CHECK_STR(SPAN("untold"), untold[i]);
}

TEST(alarm_longest_word_wins)
{
    struct alarm w;
    size_t at = 0;
    struct span text = SPAN("she cant stand egg");
    CHECK(alarm_next(text, &at, ALARM_TASTES, &w));
    CHECK_INT(w.kind, ALARM_HATES);
    CHECK_INT(w.from, 4);
    CHECK_INT(w.to, 14);
    CHECK(!alarm_next(text, &at, ALARM_TASTES, &w));
    CHECK(alarm_kinds(SPAN("no onion"), ALARM_TASTES));
    CHECK(!alarm_kinds(SPAN("pinot no onion"), ALARM_TASTES)); /* "no" leads a text */
    CHECK(!alarm_kinds(SPAN("no 5"), ALARM_TASTES));
    CHECK(!alarm_kinds(SPAN("no"), ALARM_TASTES));
}

TEST(alarm_is_all_of_a_text)
{
    CHECK(alarm_is_all(SPAN("# Allergies and diets"), ALARM_NET));
    CHECK(alarm_is_all(SPAN("vegetarian"), ALARM_NET));
    CHECK(alarm_is_all(SPAN("strictly vegan!"), ALARM_NET));
    CHECK(!alarm_is_all(SPAN("vegan lasagne"), ALARM_NET));
    CHECK(!alarm_is_all(SPAN("nut allergy"), ALARM_NET));
    CHECK(!alarm_is_all(SPAN("and the"), ALARM_NET));
    CHECK(!alarm_is_all(SPAN(""), ALARM_NET));
}

/* Whatever the key, the date and the mark of a line. */
TEST(suspicious_lines_that_no_command_reads)
{
    static const char *const doubted[] = {
        "note: nut allergy",
        "tag: coeliac",
        "vip: pregnant",
        "x-allergy: nuts",
        "x-medical: see me",
        "x-foods-to-avoid: okra",
        "x-除去食材: そら豆",
        "x-without: prawns",
        "x-hard-nos: prawns, crab",
        "x-dislikes-and-likes: prawns",
        "medical: knee",
        "restrictions: nuts",
        "coeliac: yes",
        "vegetarian: yes",
        "pregnant: yes",
        "seat: near the halal counter",
        "access: diabetic",
        "language: vegan",
        "likes: vegan food",
        "company: Nut Allergy Trust",
        "partner: @bo, vegan",
        "dislikes: nuts, she is allergic",
        "dislikes: prawns (swells up)",
        "dislikes: shellfish, it upsets her stomach",
        "likes: fish, but shellfish makes him ill",
        "# careful with nuts",
        "2020-01-01 dish-: scallop; lips swelled",
        "diet: vegan; and a nut allergy",
        "2099-01-01 diet: vegan",
        "companion: allergy nuts",
        "2020-01-01 companion: wife coeliac",
        "2020-01-01 companion: seat 4; vegan",
        "2020-01-01 booked-: for 2; severe nut allergy",
        "2020-01-01 booked~: nut allergy",
        "2020-01-01 visit: dinner, vegan friend",
        "2020-01-01 ask+: is she pregnant",
        "2020-01-01 complaint: not gluten-free",
        "2020-01-01 promise: a vegan menu",
        "2020-01-01 dish: allergic to nuts",
        "2020-01-01 dish: vegetarian",
        "2020-01-01 dish: lamb; halal, she says",
        "2020-01-01 gift: EpiPen holder",
        "# severe nut allergy",
        "avoids: nuts",
        "hates: coriander",
        "kids: Tom peanut",
        "health: heart",
        "tag: nut",
        "tag: regular, GF",
        "note: G/F please",
        "note: daughter (4) nuts!",
        "family: @bo (son, peanuts)",
        "2020-01-01 booked: for 4; 1xGF",
        "2020-01-01 booked: for 4; one GF",
        "2020-01-01 booked: for 4; 1 pax GF",
        "2020-01-01 booked: for 4; GF x2",
        "2020-01-01 booked: for 4; seat 2 GFx1",
        "2020-01-01 booked: for 4; likes the window, 1 GF",
        "vip: loves wine, GF",
        "note: tree nuts",
        "note: fruits de mer",
        "2020-01-01 booked: for 4, 2 veg",
        "2020-01-01 dish-: crab cakes; came up in blotches",
        "no key: she is allergic",
        "2020-01-01 tried: called, is coeliac",
    };
    static const char *const plain[] = {
        "allergy: nuts (EpiPen)",
        "allergy: none",
        "intolerance: lactose",
        "diet: vegan, halal",
        "diet: vegan; until 2020-01-01",
        "dislikes: vegan cheese",
        "was: vegan-kate",
        "# Allergies and diet",
        "# likes the window",
        "note: cried",
        "note: came with his gf",
        "note: likes bread, cheese, wine",
        "tag: regular, wine lover",
        "vip: cheese course on the house",
        "friend: @bo (from the fish market)",
        "x-car: salmon pink",
        "2020-01-01 ask: the fish of the day",
        "2020-01-01 promise: lobster",
        "2020-01-01 dish-: crab cakes; too salty",
        "2020-01-01 booked: for 4; birthday cake",
        "likes: Chablis",
        "2020-01-01 companion: allergy nuts (her friend)",
        "2020-01-01 dish: vegan lasagne",
        "2020-01-01 dish+: gluten-free cake",
        "2020-01-01 drink: sour; she drove, no alcohol",
        "2020-01-01 visit: dinner for 2",
        "x-hat: 60",
        "x-favourite-dish: prawns",
        "x-dog: Peanut",
        "x-nickname: Honey",
        "x-猫: えび",
        "x-好きな食材: 海老",
        "x-farm: has beef, and a shop",
        "",
    };
    for (size_t i = 0; i < sizeof doubted / sizeof *doubted; i++)
        if (!CHECK(doubts(doubted[i])))
            CHECK_STR(SPAN("doubted"), doubted[i]);
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
        if (!CHECK(!doubts(plain[i])))
            CHECK_STR(SPAN("plain"), plain[i]);
}

/* Words that tell something only beside a food, or a number: text/limit.h. */
TEST(suspicious_limits)
{
    static const char *const doubted[] = {
        "note: bad w/ milk",
        "note: raw egg is out",
        "note: her husband cannot be near walnuts",
        "note: won't have beef, religion",
        "note: ask before sesame",
        "note: wife no go on walnuts",
        "note: shellfish nope",
        "note: tahini/sesame out",
        "note: hold sesame",
        "note: crab ok, shrimp not ok",
        "note: prawns, never",
        "note: all good except shrimp",
        "note: nothing w/ rum",
        "note: walnut?? check b4 order",
        "note: no le sientan bien las nueces",
        "note: les noix c'est non",
        "note: melk valt slecht",
        "note: от молока плохо",
        "note: karides kaşındırıyor",
        "2020-01-01 visit: puffed up after the prawns, left early",
        "2020-01-01 visit: birthday, GF cake please",
        "2020-01-01 visit: cake must be DF",
        "note: gf bread if poss",
        "note: LI, gives her cramps",
        "note: LI",
        "ask: walnuts off her plate, she comes out in spots",
        "dislikes: walnuts, her gums burned",
        "dislikes: oysters (lips puffy)",
        "2026-11-23 19:00 booked: 2; one guest w/o nuts",
        "2020-01-01 companion: Tom, 6, walnuts!",
        "2020-01-01 dish: walnut cake - (tongue tingled)",
        "note: baby 8 months",
        "2020-01-01 visit: with infant (9 mths)",
        "note: sober 4 years",
        "note: dry, 2 years sober",
        "note: in recovery",
        "note: due in April",
        "# won't do walnuts",
        "x-menu: no go on oats",
    };
    static const char *const plain[] = {
        "note: no cod left, had sole",
        "note: not a nut to crack",
        "note: sat near the nut tree",
        "note: off to Almond Street after",
        "note: friend of Mr Pecan",
        "note: cannot get enough of the walnut cake",
        "note: never misses the walnut cake",
        "note: owns a fish and chip shop, not far from here",
        "note: wants his fish without skin",
        "note: his GF loves the walnut cake",
        "note: came with gf's brother",
        "note: likes the rye bread, not the white",
        "note: walnut room, not the terrace",
        "note: no room for prawns",
        "2020-01-01 visit: cod was off the menu, took skate",
        "2020-01-01 visit: bread was not warm, apologised",
        "2020-01-01 visit: dinner for 2 adults and 1 baby",
        "2020-01-01 visit: dinner for 2; window if free",
        "2020-01-01 complaint: the bread was not good",
        "2020-01-01 dish: cod without skin",
        "2020-01-01 companion: likes bread, cheese",
        "note: sober suit, 4 buttons",
        "note: 8 months in Lisbon",
        "likes: Burgundy, nothing oaky",
        "seat: away from the kitchen",
    };
    for (size_t i = 0; i < sizeof doubted / sizeof *doubted; i++)
        if (!CHECK(doubts(doubted[i])))
            CHECK_STR(SPAN("doubted"), doubted[i]);
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
        if (!CHECK(!doubts(plain[i])))
            CHECK_STR(SPAN("plain"), plain[i]);
}
