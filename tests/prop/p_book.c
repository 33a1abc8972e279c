#include "food/book.h"
#include "prop.h"

static struct arena *const a = &prop_arena;

/* Words whose keys begin otherwise than they are written, and words that are hard to cut. */
static const char *const words[] = {"cod",
                                    "Cods",
                                    "roast",
                                    "of",
                                    "the",
                                    "with",
                                    "pies",
                                    "py",
                                    "ties",
                                    "aioly",
                                    "aïoli",
                                    "bbq",
                                    "Barbecue",
                                    "catsup",
                                    "ketchup",
                                    "chilli",
                                    "chili",
                                    "musaka",
                                    "moussaka",
                                    "soss",
                                    "sauce",
                                    "St.",
                                    "saint",
                                    "Ste",
                                    "tsatsiki",
                                    "Zaziki",
                                    "tzatziki",
                                    "joghurt",
                                    "yoghurt",
                                    "Jogurt",
                                    "ä",
                                    "ae",
                                    "Äpfel",
                                    "Aepfel",
                                    "Apfel",
                                    "oeufs",
                                    "œufs",
                                    "ofen",
                                    "Über",
                                    "uebe",
                                    "pâté",
                                    "pate",
                                    "gâteaux",
                                    "gateau",
                                    "éclair",
                                    "eclair",
                                    "Ǝ",
                                    "ñame",
                                    "t-bone",
                                    "tbone",
                                    "T-Bone",
                                    "x-é",
                                    "xe",
                                    "Soße",
                                    "sosse",
                                    "þing",
                                    "thing",
                                    "l'oignon",
                                    "oignon",
                                    "o`brien",
                                    "12",
                                    "12.",
                                    "3x",
                                    "½",
                                    "€8",
                                    "(raw)",
                                    "(A,C)",
                                    "A",
                                    "G",
                                    "half",
                                    "dozen",
                                    "鮭",
                                    "さけ",
                                    "鮭丼",
                                    "김치",
                                    "찌개",
                                    "김치 찌개",
                                    "玉子焼き",
                                    "卵焼き",
                                    "たまごやき",
                                    "鮭の塩焼き",
                                    "鮭塩焼",
                                    "鹽燒鮭",
                                    "盐烧鲑",
                                    "らーめん",
                                    "ラーメン",
                                    "ﾗｰﾒﾝ",
                                    "が",
                                    "か\u3099",
                                    "鮭・味噌",
                                    "味噌、鮭",
                                    "鮭（大）",
                                    "borщ鮭",
                                    "鮭cod",
                                    "鮭борщ",
                                    "борщ鮭",
                                    "\uF900鮭",
                                    "борщ",
                                    "БОРЩ",
                                    "с",
                                    "йогурт",
                                    "ойогурт",
                                    "и\u0306огурт",
                                    "Ёжик",
                                    "ежик",
                                    "їжа",
                                    "ІЖА",
                                    "Ўпіў",
                                    "упіу",
                                    "Ќофте",
                                    "кофте",
                                    "джем",
                                    "ђевреци",
                                    "鰻丼",
                                    "丼鰻",
                                    "唐揚",
                                    "鰻・丼",
                                    "consommé",
                                    "console",
                                    "consome",
                                    "persone",
                                    "persona",
                                    "piecer",
                                    "dozens",
                                    "supplements",
                                    "mushes",
                                    "борщ-суп",
                                    "б'орщ",
                                    "б\u0301орщ",
                                    "борщ2",
                                    "codборщ",
                                    "t-борщ",
                                    "борщcod",
                                    "бо\u00ADрщ",
                                    "борщ.",
                                    "ѣсть",
                                    "cod鮭",
                                    "e\u0301",
                                    "cafe\u0301",
                                    "café",
                                    "loaves",
                                    "loaf",
                                    "pieces",
                                    "racion",
                                    "unidades",
                                    "maison",
                                    "persons",
                                    "supplement",
                                    "stueck",
                                    "delles",
                                    "alloes",
                                    "braised",
                                    "braise",
                                    "wolves",
                                    "!!!",
                                    "*",
                                    "-",
                                    "&",
                                    "Kartoffel-Salat",
                                    "Kartoffelsalat",
                                    "corn-fed",
                                    "cornfed",
                                    "vegan",
                                    "neu",
                                    "geräucherter",
                                    "geräucherte",
                                    "10,50",
                                    "a=b",
                                    "=",
                                    "x\u00ADy",
                                    "1234567",
                                    "goat's",
                                    "goats",
                                    "dell'orto",
                                    "orto",
                                    "dellorto",
                                    "chefs'",
                                    "chef",
                                    "o''b",
                                    "ob",
                                    "'nduja",
                                    "nduja",
                                    "d'été",
                                    "été",
                                    "x'aubergine",
                                    "xaubergine",
                                    "aubergine",
                                    "l'",
                                    "n'",
                                    "d\u2019été",
                                    "all'`x",
                                    "t'-bone",
                                    "chocolat's",
                                    "D'Aosta",
                                    "7up",
                                    "GF",
                                    "Gf",
                                    "veg",
                                    "euros",
                                    "chf",
                                    "kg",
                                    "pz",
                                    "no",
                                    "tbone",
                                    "grilled",
                                    "leek",
                                    "beetroot",
                                    "butter",
                                    "sea",
                                    "xies",
                                    "xy",
                                    "zur",
                                    "dose",
                                    "negli",
                                    "animaux",
                                    "animal",
                                    "gâteau",
                                    "loaves",
                                    "loaf",
                                    "leaf",
                                    "Aepfeln",
                                    "Rouladen",
                                    "Roulade",
                                    "gebratenen",
                                    "gebraten",
                                    "Kuechlein",
                                    "Kuechle",
                                    "Kuchen",
                                    "peaches",
                                    "peach",
                                    "berries",
                                    "berry",
                                    "tomatoes",
                                    "tomato",
                                    "octopuses",
                                    "barbeque",
                                    "schnitzerl",
                                    "schnitzel",
                                    "hummus",
                                    "houmous",
                                    "hoummous",
                                    "quesadillas",
                                    "quesadilla",
                                    "queues",
                                    "boeuf",
                                    "beuf",
                                    "aeeo",
                                    "aeo",
                                    "aoeuee",
                                    "poele",
                                    "pol",
                                    "ouef",
                                    "funghi",
                                    "fungo",
                                    "camarones",
                                    "camaron",
                                    "omelet",
                                    "omelettes",
                                    "kosher",
                                    "\u212Aosher",
                                    "\u017Fauce",
                                    "\uFF43\uFF4F\uFF44",
                                    "pa\u0302te\u0301",
                                    "борщ",
                                    "Борщ",
                                    "БОРЩ",
                                    "борща",
                                    "ёж",
                                    "еж",
                                    "е\u0308ж",
                                    "йод",
                                    "и\u0306од",
                                    "щи",
                                    "пирожки",
                                    "Пирожок",
                                    "カツ",
                                    "かつ",
                                    "ｶﾂ",
                                    "か\u3099",
                                    "が",
                                    "ラーメン",
                                    "拉麺",
                                    "えび天",
                                    "海老天",
                                    "蝦",
                                    "虾",
                                    "鰻丼"};

static void add_name(struct buf *b)
{
    for (size_t i = 0, n = 1 + rnd_below(3); i < n; i++)
        buf_fmt(b, "%s%s",
                i ? RND_PICK(((const char *const[]){" ", " ", " ", ", ", "-", "  "})) : "",
                RND_PICK(words));
}

static void add_card(struct buf *b)
{
    static const char *const heads[] = {
        "dish: ", "dish: ",  "dish: ", "dish*: ", "wine:", "dish:  ", "2026-01-01 dish: ",
        "seat: ", "# dish: "};
    static const char *const ends[] = {"",         "",        " [egg]",   " [no egg, milk]",
                                       " [egg] x", " [egg",   " [egg]; ", "; new [x]",
                                       " (a; b",   " [a [b]", "]",        " [egg];x",
                                       "\r"};
    buf_str(b, RND_PICK(heads));
    add_name(b);
    buf_str(b, RND_PICK(ends));
    while (rnd_chance(4)) {
        buf_str(b, " = ");
        add_name(b);
        buf_str(b, RND_PICK(ends));
    }
    buf_char(b, '\n');
}

static bool is_same(const struct book_dish *x, const struct book_dish *y)
{
    if (!x || !y)
        return x == y;
    bool same = span_eq(x->key, y->key) && x->cards_n == y->cards_n &&
                x->special == y->special &&
                x->first->lineno == y->first->lineno && fact_eq(x->first, y->first);
    for (size_t i = 0; same && i < x->cards_n; i++)
        same = span_eq(x->cards[i].name, y->cards[i].name) &&
               span_eq(x->cards[i].contains, y->cards[i].contains) &&
               span_eq(x->cards[i].others, y->cards[i].others);
    return same;
}

/* A book that is opened answers as one that is read at once, whatever was asked before. */
PROP(book_opened, 20000)
{
    struct buf b = BUF_INIT;
    struct keys keys;
    struct guest g;
    struct book whole, opened;
    keys_init(&keys, a);
    for (size_t i = 0, n = rnd_below(12); i < n; i++)
        add_card(&b);
    struct span src = arena_copy(a, buf_span(&b));
    guest_parse(&g, SPAN("dishes"), src, &keys, a);
    book_init(&whole, &g, a);
    book_open(&opened, src, &keys, a);
    for (size_t i = 0; i < 12; i++) {
        buf_clear(&b);
        add_name(&b);
        struct span name = arena_copy(a, buf_span(&b));
        if (rnd_chance(2) && whole.names.n) {
            struct span key = whole.names.keys[rnd_below(whole.names.n)];
            CHECK(is_same(book_find(&whole, key), book_find(&opened, key)));
            CHECK(span_eq(book_key(&whole, key), book_key(&opened, key)));
        }
        CHECK(is_same(book_find_name(&whole, name, a), book_find_name(&opened, name, a)));
    }
    size_t n = 0, m = 0;
    const struct book_dish **x = book_all(&whole, &n, a), **y = book_all(&opened, &m, a);
    CHECK(n == m);
    for (size_t i = 0; i < n; i++)
        CHECK(is_same(x[i], y[i]));
    buf_release(&b);
}
