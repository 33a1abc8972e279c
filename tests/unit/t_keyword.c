#include "search/match.h"
#include "text/keyword.h"
#include "unit.h"

/* The fit of all words in a text; a text that fits must match the pattern of each word. */
static enum keyword_fit fit(const char *words, const char *text)
{
    struct arena a = ARENA_INIT;
    struct keywords n;
    enum keyword_fit fits[32] = {0}, worst;
    struct err e = ERR_INIT;
    size_t at;
    keywords_init(&n, span_str(words), &a);
    keywords_fit(&n, span_str(text), fits);
    worst = n.n ? keywords_worst(&n, fits) : KEYWORD_NONE;
    for (size_t i = 0; i < n.n && worst != KEYWORD_NONE; i++) {
        struct matcher *m = matcher_new(pattern_compile(n.v[i].pattern, 0, &a, &e, &at));
        CHECK(pattern_matches(m, span_str(text)));
        matcher_free(m);
    }
    arena_release(&a);
    return worst;
}

TEST(keyword_fit)
{
    static const struct {
        const char *words, *text;
        enum keyword_fit fit;
    } cases[] = {
        {"cod", "2024-03-01 dish+: black COD, saikyo miso", KEYWORD_WHOLE},
        {"cod miso", "miso cod", KEYWORD_WHOLE},
        {"cod turbot", "miso cod", KEYWORD_NONE},
        {"choc", "chocolate", KEYWORD_BEGINS},
        {"nut", "walnut", KEYWORD_INSIDE},
        {"nut", "tree nuts", KEYWORD_WHOLE},
        {"nuts", "nut", KEYWORD_WHOLE},
        {"berry", "two berries", KEYWORD_WHOLE},
        {"berries", "a berry", KEYWORD_WHOLE},
        {"69", "BTW 69", KEYWORD_WHOLE},
        {"69", "1690", KEYWORD_NONE},
        {"nuss", "Haselnuß", KEYWORD_INSIDE},
        {"kaese", "Käse", KEYWORD_WHOLE},
        {"käse", "Kaese", KEYWORD_WHOLE},
        {"käse", "kase", KEYWORD_WHOLE},
        {"Søren", "soeren", KEYWORD_WHOLE},
        {"aarhus", "Århus", KEYWORD_WHOLE},
        {"obrien", "O'Brien", KEYWORD_WHOLE},
        {"O’Brien", "o'brien", KEYWORD_WHOLE},
        {"dellorto", "Dell'Orto", KEYWORD_WHOLE},
        {"dell'orto", "DELLORTO", KEYWORD_WHOLE},
        {"loignon", "l’oignon", KEYWORD_WHOLE},
        {"coq-au-vin", "vin au coq", KEYWORD_WHOLE},
        {"味噌", "白味噌汁", KEYWORD_BEGINS},
        {"みそ", "ミソ", KEYWORD_WHOLE},
        {"ｃｏｄ", "cod", KEYWORD_WHOLE},
        {"Ze\xCC\x81", "z\xC3\xA9", KEYWORD_WHOLE},
        {"", "cod", KEYWORD_NONE},
        {"; -", "cod", KEYWORD_NONE},
        {".*", "cod", KEYWORD_NONE},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        CHECK_INT(fit(cases[i].words, cases[i].text), cases[i].fit);
}
