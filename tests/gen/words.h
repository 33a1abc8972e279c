#ifndef TESTS_WORDS_H
#define TESTS_WORDS_H
/* Dishes, likes and remarks of the guests of tests/gen/house.c, which alone includes it. */

/* A dish is a food in a style; `holds` is what its card says. */
static const struct food {
    const char *name, *holds;
} foods[] = {
    {"black cod", "fish"},
    {"sea bream", "fish"},
    {"salmon", "fish"},
    {"tuna belly", "fish"},
    {"eel", "fish"},
    {"monkfish", "fish"},
    {"scallop", "mollusc"},
    {"oyster", "mollusc"},
    {"squid", "mollusc"},
    {"octopus", "mollusc"},
    {"prawn", "crustacean"},
    {"crab", "crustacean"},
    {"lobster", "crustacean"},
    {"duck", ""},
    {"quail", ""},
    {"chicken thigh", ""},
    {"pork belly", "pork"},
    {"wagyu", "beef"},
    {"lamb", ""},
    {"venison", ""},
    {"foie gras", ""},
    {"tofu", "soy"},
    {"aubergine", ""},
    {"turnip", ""},
    {"lotus root", ""},
    {"bamboo shoot", ""},
    {"asparagus", ""},
    {"artichoke", ""},
    {"beetroot", ""},
    {"celeriac", "celery"},
    {"chicory", ""},
    {"leek", "onion"},
    {"maitake", "mushroom"},
    {"cep", "mushroom"},
    {"morel", "mushroom"},
    {"chestnut", ""},
    {"almond", "nuts"},
    {"walnut", "nuts"},
    {"pumpkin", ""},
    {"sweet potato", ""},
    {"burrata", "milk"},
    {"goat's cheese", "milk"},
    {"egg yolk", "egg"},
    {"buckwheat", "buckwheat"},
    {"yuzu", "citrus"},
    {"persimmon", ""},
    {"fig", ""},
    {"pear", ""},
    {"chocolate", "milk"},
    {"black sesame", "sesame"},
};
static const struct style {
    const char *before, *after, *holds;
} styles[] = {
    {"", ", saikyo miso", "soy"},
    {"grilled ", ", salt", ""},
    {"", " tempura", "wheat, egg"},
    {"", " sashimi", ""},
    {"steamed ", " in sake", "alcohol"},
    {"", " chawanmushi", "egg, soy"},
    {"smoked ", " with hay", ""},
    {"", " tartare", "mustard, egg"},
    {"roast ", ", brown butter", "milk"},
    {"", " croquettes", "wheat, egg, milk"},
    {"", " ravioli", "wheat, egg"},
    {"braised ", "", "celery"},
    {"", " consommé", "celery"},
    {"", " en croûte", "wheat, egg, milk"},
    {"pickled ", "", "sulphites"},
    {"", " risotto", "milk, alcohol"},
    {"", " salad, walnut oil", "nuts"},
    {"", " tart", "wheat, egg, milk"},
    {"", " soup", ""},
    {"", " rice in a clay pot", "soy"},
};
static const char *const drinks[] = {"Dassai 23",        "green tea, cold",
                                     "house sake, warm", "sparkling water",
                                     "yuzu soda",        "gin and tonic, no ice",
                                     "barley tea",       "old fashioned",
                                     "birch juice",      "espresso"};
static const char *const wines[] = {"Riesling Kabinett 2019",
                                    "Chablis 2018",
                                    "Barolo 2012",
                                    "Tokaji Aszú 2013",
                                    "Champagne, brut nature",
                                    "Sancerre 2021",
                                    "Ribeira Sacra 2017",
                                    "orange wine by the glass"};
static const char *const gifts[] = {"a jar of chestnut honey", "the menu, signed",
                                    "a box of financiers"};
static const char *const allergies[] = {"shellfish (anaphylaxis)",
                                        "nuts",
                                        "peanut (severe)",
                                        "crustaceans",
                                        "milk",
                                        "egg",
                                        "wheat",
                                        "sesame",
                                        "buckwheat (anaphylaxis)",
                                        "甲殻類",
                                        "soy (mild)",
                                        "kiwi",
                                        "fish roe"};
static const char *const intolerances[] = {"lactose", "gluten", "alcohol",
                                           "fructose (small amounts are fine)"};
static const char *const diets[] = {"vegetarian",
                                    "vegan",
                                    "pescatarian",
                                    "halal",
                                    "kosher style",
                                    "no pork",
                                    "no raw fish",
                                    "pregnant; until 2027-03-01",
                                    "low salt; doctor's advice"};
static const char *const likes[] = {
    "sansho, aged vinegar",   "bitter greens", "anything with yuzu",
    "smoky whisky",           "rare meat",     "the crust of the bread",
    "counter seats and talk", "quiet corner",  "wild mushrooms, truffle"};
static const char *const dislikes[] = {
    "coriander",    "eggplant", "offal",      "raw onion",
    "blue cheese",  "foam",     "long waits", "liquorice (strongly)",
    "cooked celery"};
static const char *const seats[] = {"counter, left end", "window", "table 7",
                                    "away from the kitchen", "terrace if dry"};
static const char *const tags[] = {"regular",   "press",    "neighbour",
                                   "wine club", "industry", "big birthday party"};
static const char *const remarks[] = {"asked for the recipe",
                                      "shared with the table",
                                      "too rich",
                                      "finished every bit",
                                      "sent back once, too cold",
                                      "with less salt",
                                      "a second helping",
                                      "left the skin",
                                      "wanted it spicier"};
static const char *const notes[] = {"came with a pram, needs the wide passage",
                                    "talked about the move to the coast",
                                    "wedding anniversary, quiet table",
                                    "pays by invoice; company lunch",
                                    "left-handed, likes the corner",
                                    "prefers to be called by the first name",
                                    "arrived late: train",
                                    "写真を撮るのが好き",
                                    "下次想試一試蛇",
                                    "took the rest home",
                                    "met the chef after service",
                                    "no photographs, please",
                                    "came straight from the opera"};
static const char *const rare_notes[] = {"left a violet umbrella behind",
                                         "proposed at table four, she said yes",
                                         "played the cello in the courtyard"};
static const char *const asks[] = {
    "a bottle of 1994 Krug for the birthday", "the table by the fireplace",
    "a menu without any dairy for ten", "the name of the potter who made the bowls",
    "live sea urchin"};
static const char *const complaints[] = {"waited forty minutes for the main course",
                                         "the room was too cold",
                                         "the wine was corked and nobody noticed"};
static const char *const promises[] = {"a call when the first ceps come in",
                                       "a dessert on the house next time"};
static const char *const hows[] = {"made good at once", "phoned them the next day",
                                   "no longer wanted", "they were delighted"};
static const char *const tries[] = {"the importer; none before spring",
                                    "two shops in town; sold out",
                                    "the maker; he will write back"};
static const char *const meals[] = {"dinner", "dinner", "dinner", "lunch"};
static const char *const streets[] = {"Lindenweg", "Rua das Flores", "Mill Lane",
                                      "Storgata",  "桜通り",         "Quai du Port"};
static const char *const companies[] = {"Harbour & Sons", "Nordlys AS", "Kranich Verlag",
                                        "Estudio Faro", "暁商事"};

#endif
