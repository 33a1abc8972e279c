/*
 * The table of concepts (src/data/foods.tsv): in each of its ten languages a card's usual word
 * for each of the 14 allergens stops, and words that look like another language's do not.
 */
#include "food/card.h"
#include "food/names.h"
#include "food/verdict.h"
#include "text/fact.h"
#include "unit.h"

#include <string.h>

static struct arena arena;
static struct lexicon lexicon;

static void init(void)
{
    if (!lexicon.arena)
        lexicon_init(&lexicon, &arena);
}

/* Returns the level at which a card with the words stops a guest with the allergy. */
static enum verdict_level judge(const char *allergy, struct span card)
{
    init();
    struct contents c;
    contents_init(&c, &lexicon, &arena);
    struct buf b = BUF_INIT;
    buf_fmt(&b, "dish of the house [%.*s]", (int)card.n, card.p);
    contents_add(&c, dish_parse(arena_copy(&arena, buf_span(&b))));
    buf_release(&b);
    struct avoid a = avoid_parse(&lexicon, KEY_ALLERGY, span_str(allergy), &arena);
    return avoid_judge(&a, &c).level;
}

static const char *const allergens[] = {
    "gluten",    "crustaceans", "eggs",    "fish",   "peanuts",   "soy",   "milk",
    "tree nuts", "celery",      "mustard", "sesame", "sulphites", "lupin", "molluscs"};

enum { ALLERGENS = sizeof allergens / sizeof *allergens };

/* Words of each language for each of the allergens, in their order. */
static const struct {
    const char *lang, *words[ALLERGENS];
} usual[] = {
    {"en",
     {"breadcrumbs,durum wheat,pearl barley", "king prawns,lobster tail",
      "egg yolks,mayonnaise", "hake,fish sauce,anchovy fillets", "peanut butter,groundnut oil",
      "edamame,firm tofu", "whey,mascarpone,ghee", "flaked almonds,pecans", "celeriac",
      "dijon mustard", "tahini", "red wine,dried apricots", "lupin flour",
      "mussels,squid rings"}},
    {"fr",
     {"farine,chapelure,pâtes alimentaires", "crevettes,homard", "jaunes d'œufs,blancs d'œufs",
      "églefin,cabillaud,thon en boîte", "beurre d'arachide,cacahouètes", "tofu,sauce soya",
      "babeurre,crème fraîche,lactosérum", "poudre d'amandes,pacanes", "céleri-rave",
      "moutarde à l'ancienne", "graines de sésame", "vin blanc,vinaigre balsamique",
      "farine de lupin", "pétoncles,encornets"}},
    {"it",
     {"farina 00,pangrattato,savoiardi", "gamberetti,astice", "tuorli,albumi",
      "acciughe,merluzzo,tonno sott'olio", "burro di arachidi", "latte di soia",
      "scamorza,mascarpone,panna fresca", "mandorle,granella di nocciole", "sedano rapa",
      "senape", "semi di sesamo", "vino bianco,aceto balsamico", "farina di lupini",
      "cozze,calamari,seppie"}},
    {"es",
     {"harina de trigo,pan rallado,cerveza", "langostinos,gambas", "yemas,mayonesa",
      "sardinas,merluza,boquerones", "cacahuetes,mantequilla de maní", "salsa de soja",
      "suero,nata para montar,requesón", "almendras,nueces peladas", "apio", "mostaza en grano",
      "semillas de sésamo", "vino tinto,vinagre de Jerez", "altramuces",
      "mejillones,puntillitas,vieira"}},
    {"de",
     {"Mehl,Paniermehl,Haferflocken,Hartweizengrieß", "Garnelen,Flusskrebse",
      "Eigelb,Eiern,Eiklar", "Heringsfilet,Seelachs,Sardellen", "Erdnüssen,Erdnussmus",
      "Sojasauce,Sojasprossen", "Schlagsahne,Reibekäse,Magerquark,Molke",
      "Walnüssen,Haselnusskerne,Mandelblätter", "Staudensellerie", "Senfkörner", "Sesamöl",
      "Weißwein,Rosinen", "Lupinenmehl", "Miesmuscheln,Tintenfisch"}},
    {"ja",
     {"薄力粉,強力粉,パン粉", "むきえび,海老", "溶き卵,マヨネーズ", "ツナ缶,アンチョビ,鮭",
      "ピーナツ,ラッカセイ", "しょうゆ,みそ,味噌,枝豆", "生クリーム,バター",
      "くるみ,アーモンドプードル", "セロリ", "粒マスタード", "練りごま,ごま油",
      "白ワイン,レーズン", "ルピナス豆", "ホタテ,あさり"}},
    {"zh",
     {"面粉,麵粉,挂面,啤酒", "虾仁,螃蟹", "蛋清,蛋黄酱", "鱼露,三文鱼,鳕鱼", "花生碎",
      "豆豉,腐竹,毛豆,豆瓣酱", "黄油,黃油,帕马森干酪", "碧根果,扁桃仁", "西芹", "黄芥末",
      "麻油,芝麻酱", "白葡萄酒,葡萄干", "羽扇豆", "鱿鱼,蛤蜊"}},
    {"ko",
     {"밀가루,빵가루", "새우,꽃게", "달걀,노른자", "참치,멸치", "땅콩버터", "간장,두부",
      "생크림,버터", "호두,아몬드가루", "셀러리", "머스터드", "참기름", "화이트와인,건포도",
      "루핀", "오징어,홍합"}},
    {"pt",
     {"farinha de trigo,pão ralado", "camarões,lagosta", "gemas,claras em neve",
      "bacalhau,pescada,atum", "amendoim", "molho de soja", "natas,requeijão,leite",
      "amêndoas,nozes", "aipo", "mostarda", "sementes de sésamo", "vinho branco,passas",
      "tremoços", "mexilhões,lulas"}},
    {"nl",
     {"tarwebloem,paneermeel,havermout", "garnalen,kreeft", "eidooiers,eieren",
      "kabeljauw,haring,zalm", "pindakaas", "sojasaus,tahoe", "slagroom,karnemelk,kaas",
      "amandelen,hazelnoten", "knolselderij", "mosterd", "sesamzaad", "witte wijn,rozijnen",
      "lupinemeel", "mosselen,inktvis"}},
};

/* Checks each of the words, which are separated by commas. */
static void check_words(const char *lang, const char *allergy, const char *words)
{
    struct span rest = span_str(words), word;
    while (rest.n && span_cut(&rest, ',', &word))
        if (!CHECK(judge(allergy, word) == VERDICT_STOP)) {
            unit_note(lang, word);
            unit_note("not stopped", span_str(allergy));
        }
}

TEST(foods_usual)
{
    for (size_t i = 0; i < sizeof usual / sizeof *usual; i++)
        for (size_t j = 0; j < ALLERGENS; j++)
            check_words(usual[i].lang, allergens[j], usual[i].words[j]);
}

/* Words of a card that look like an allergen and are none. */
static const struct {
    const char *allergy, *words;
} traps[] = {
    {"milk", "beurre de cacahuètes,latte di soia,leche de almendras,ココナッツミルク,南乳,"
             "Kakaobutter,可可脂,butternut squash,manteca de cacao,lait de coco,Kokosmilch,"
             "leite de coco,kokosmelk,두유,アーモンドミルク,cream of tartar,oat milk"},
    {"peanut", "ココナッツミルク,ドーナッツ"},
    {"tree nuts", "noix de muscade,noce moscata,nuez moscada,Muskatnuss,nootmuskaat,"
                  "ナツメグ,noix de coco,water chestnuts,carne picada,"
                  "cebolla finamente picada"},
    {"gluten", "スパイス,油麦菜,farine de riz,harina de maíz,farina di ceci,Reismehl,片栗粉,"
               "米粉,玉米淀粉,rijstmeel,farinha de mandioca,쌀국수,パイナップル,rice noodles,"
               "gluten-free flour"},
    {"molluscs", "螺丝椒,moule à gâteau,œuf à la coque,oyster mushrooms,leche en polvo,"
                 "かき揚げ,スイカ"},
    {"crustaceans", "蟹味菇,crab apple"},
    {"fish", "ブリーチーズ,鱿鱼,鱼腥草,大ぶり,fish mint"},
    {"egg", "eggplant,蛋白质,eiskaltes Wasser"},
    {"mustard", "唐辛子,一味唐辛子"},
    {"sulphites", "raisins frais,jus de raisin"},
    {"soy", "병아리콩,강낭콩"},
};

/* Soy sauce is brewed with wheat. */
TEST(foods_soy_sauce)
{
    check_words(
        "soy sauce", "gluten",
        "soy sauce,sauce soja,salsa di soia,salsa de soja,Sojasauce,醤油,生抽,老抽,간장,"
        "molho de soja,sojasaus");
}

TEST(foods_traps)
{
    for (size_t i = 0; i < sizeof traps / sizeof *traps; i++) {
        struct span rest = span_str(traps[i].words), word;
        while (rest.n && span_cut(&rest, ',', &word))
            if (!CHECK(judge(traps[i].allergy, word) != VERDICT_STOP))
                unit_note(traps[i].allergy, word);
    }
}

static bool is_made(struct span name)
{
    struct card_item item;
    card_item_read(&lexicon, name, &item, &arena);
    return item.made.n > 0;
}

static bool is_ascii(struct span s)
{
    size_t i = 0;
    while (i < s.n && (unsigned char)s.p[i] < 0x80)
        i++;
    return i == s.n;
}

/*
 * The names of one food are marked alike as made of several things, or not. Not of scripts
 * without spaces, in which the table has names of dishes too: たこ焼き for an octopus.
 */
TEST(foods_made_alike)
{
    init();
    for (size_t i = 1; i < food_names_n; i++) {
        struct span name = food_name_text(&food_names[i]);
        struct span last = food_name_text(&food_names[i - 1]);
        bool same = food_names[i].row == food_names[i - 1].row && is_ascii(name) &&
                    is_ascii(last);
        if (same && !CHECK(is_made(name) == is_made(last))) {
            unit_note("a name", name);
            unit_note("another", last);
        }
    }
}
