#include "food/regime.h"

/* The letters are those of Austria's ordinance on allergen information (BGBl. II 175/2014). */
static const struct regime_item eu14[] = {
    {"gluten", "glu", "A", "gluten", ""},  {"crustaceans", "cru", "B", "crustacean", ""},
    {"eggs", "egg", "C", "egg", ""},       {"fish", "fis", "D", "fish", ""},
    {"peanuts", "pea", "E", "peanut", ""}, {"soybeans", "soy", "F", "soy", ""},
    {"milk", "mil", "G", "milk", ""},      {"nuts", "nut", "H", "nut", ""},
    {"celery", "cel", "L", "celery", ""},  {"mustard", "mus", "M", "mustard", ""},
    {"sesame", "ses", "N", "sesame", ""},  {"sulphites", "sul", "O", "sulphite", ""},
    {"lupin", "lup", "P", "lupin", ""},    {"molluscs", "mol", "R", "mollusc", ""},
};

static const struct regime_item fda9[] = {
    {"milk", "mil", "", "milk", ""},
    {"eggs", "egg", "", "egg", ""},
    {"fish", "fis", "", "fish", ""},
    {"crustaceans", "cru", "", "crustacean", ""},
    {"tree_nuts", "nut", "", "nut", ""},
    {"peanuts", "pea", "", "peanut", ""},
    {"wheat", "whe", "", "gluten",
     "wheat,wheat flour,flour,bread,pasta,semolina,couscous,bulgur,blé,farine,farine de blé,"
     "frumento,grano,farina,trigo,harina,weizen,weizenmehl,mehl,小麦,小麦粉,薄力粉,밀,面粉"},
    {"soybeans", "soy", "", "soy", ""},
    {"sesame", "ses", "", "sesame", ""},
};

static const struct regime_item jp[] = {
    {"shrimp", "shr", "", "crustacean",
     "shrimp,prawn,lobster,crayfish,langoustine,えび,海老,エビ,伊勢海老,crevette,gambero,"
     "garnele,虾,蝦,새우"},
    {"crab", "cra", "", "crustacean",
     "crab,かに,蟹,カニ,ずわい蟹,たらば蟹,crabe,granchio,krabbe,螃蟹,게"},
    {"walnut", "wal", "", "nut", "walnut,くるみ,胡桃,noix,noce,nuez,walnuss,核桃,호두"},
    {"wheat", "whe", "", "gluten",
     "wheat,wheat "
     "flour,flour,bread,pasta,udon,小麦,小麦粉,薄力粉,強力粉,パン粉,うどん,blé,farine,weizen,"
     "mehl,farina,harina,面粉,밀,밀가루"},
    {"buckwheat", "buc", "", "buckwheat", ""},
    {"egg", "egg", "", "egg", ""},
    {"milk", "mil", "", "milk", ""},
    {"peanut", "pea", "", "peanut", ""},
    {"almond", "alm", "", "nut",
     "almond,アーモンド,amande,mandorla,almendra,mandel,杏仁,아몬드"},
    {"abalone", "aba", "", "mollusc", "abalone,あわび,鮑,鲍鱼,전복"},
    {"squid", "squ", "", "mollusc",
     "squid,calamari,いか,烏賊,calamar,calamaro,tintenfisch,鱿鱼,오징어"},
    {"salmon_roe", "roe", "", "fish", "salmon roe,ikura,いくら,イクラ,筋子"},
    {"orange", "ora", "", "orange", ""},
    {"cashew", "cas", "", "nut",
     "cashew,cashew nut,カシューナッツ,noix de cajou,anacardo,腰果,캐슈넛"},
    {"kiwi", "kiw", "", "kiwi", ""},
    {"beef", "bee", "", "beef", ""},
    {"sesame", "ses", "", "sesame", ""},
    {"salmon", "sal", "", "fish",
     "salmon,さけ,鮭,サーモン,saumon,salmone,salmón,lachs,三文鱼,연어"},
    {"mackerel", "mac", "", "fish",
     "mackerel,saba,さば,鯖,maquereau,sgombro,caballa,makrele,고등어"},
    {"soybeans", "soy", "", "soy", ""},
    {"chicken", "chi", "", "poultry",
     "chicken,鶏肉,鶏,とり肉,チキン,poulet,pollo,huhn,hähnchen,鸡,鸡肉,닭,닭고기"},
    {"banana", "ban", "", "banana", ""},
    {"pork", "por", "", "pork", ""},
    {"macadamia", "mcd", "", "nut",
     "macadamia,macadamia nut,マカダミアナッツ,夏威夷果,마카다미아"},
    {"peach", "pch", "", "peach", ""},
    {"yam", "yam", "", "yam", ""},
    {"apple", "app", "", "apple", ""},
    {"gelatin", "gel", "", "gelatin", ""},
};

#define ITEMS(v) v, sizeof(v) / sizeof *(v)

const struct regime regimes[] = {
    {"eu14", ITEMS(eu14)},
    {"fda9", ITEMS(fda9)},
    {"jp", ITEMS(jp)},
};
const size_t regimes_n = sizeof regimes / sizeof *regimes;

const struct regime *regime_find(struct span name)
{
    for (size_t i = 0; i < regimes_n; i++)
        if (span_is(name, regimes[i].name))
            return &regimes[i];
    return NULL;
}
