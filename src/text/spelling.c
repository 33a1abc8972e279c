#include "text/spelling.h"

#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

struct spelling {
    const char *written, *usual;
};

/* In the order of strcmp; folded and in the singular as word_cut leaves them. */
static const struct spelling latin[] = {
    {"aioly", "aioli"},     {"barbeque", "barbecue"}, {"bbq", "barbecue"},
    {"catsup", "ketchup"},  {"chile", "chili"},       {"chilli", "chili"},
    {"filet", "fillet"},    {"halloumi", "halumi"},   {"haloumi", "halumi"},
    {"hoummou", "hummu"},   {"houmou", "hummu"},      {"humu", "hummu"},
    {"joghurt", "yogurt"},  {"jogurt", "yogurt"},     {"kebap", "kebab"},
    {"kebob", "kebab"},     {"mousaka", "moussaka"},  {"musaka", "moussaka"},
    {"omelet", "omelette"}, {"omelett", "omelette"},  {"schnitzerl", "schnitzel"},
    {"soss", "sauce"},      {"st", "saint"},          {"ste", "sainte"},
    {"tonne", "tonnato"},   {"tortilia", "tortilla"}, {"tsatsiki", "tzatziki"},
    {"vitel", "vitello"},   {"whisky", "whiskey"},    {"yoghurt", "yogurt"},
    {"yogourt", "yogurt"},  {"zaziki", "tzatziki"},
};

/*
 * As word_cut leaves them: katakana is hiragana (base/fold.h), Chinese characters are
 * simplified (base/han.h). In the order of the first character, of three bytes; then the longer
 * first, so that the first that fits is the longest.
 */
static const struct spelling runs[] = {
    {"うな丼", "うなぎ丼"},
    {"うな重", "うなぎ重"},
    {"お好み焼", "お好み焼き"},
    {"からあげ", "唐扬げ"},
    {"から扬げ", "唐扬げ"},
    {"ご饭", "ごはん"},
    {"さしみ", "刺身"},
    {"しうまい", "しゅうまい"},
    {"しゃけ", "さけ"},
    {"たまご", "卵"},
    {"とうふ", "豆腐"},
    {"やきそば", "焼きそば"},
    {"やきとり", "焼き鸟"},
    {"らあめん", "らーめん"},
    {"乌贼", "いか"},
    {"云丹", "うに"},
    {"凤梨", "菠萝"},
    {"刺し身", "刺身"},
    {"南瓜", "かぼちゃ"},
    {"卷心菜", "包菜"},
    {"味噌", "みそ"},
    {"唐扬", "唐扬げ"},
    {"圆白菜", "包菜"},
    {"大蒜", "にんにく"},
    {"天ぷら", "てんぷら"},
    {"天妇罗", "てんぷら"},
    {"天麸罗", "てんぷら"},
    {"天丼", "てん丼"},
    {"寿司", "すし"},
    {"帆立", "ほたて"},
    {"御饭", "ごはん"},
    {"拉麺", "らーめん"},
    {"昆布", "こんぶ"},
    {"椎茸", "しいたけ"},
    {"浅蜊", "あさり"},
    {"海老", "えび"},
    {"海胆", "うに"},
    {"海苔", "のり"},
    {"焼き饭", "焼饭"},
    {"焼荞麦", "焼きそば"},
    {"焼売", "しゅうまい"},
    {"焼肉", "焼き肉"},
    {"焼鱼", "焼き鱼"},
    {"焼鸟", "焼き鸟"},
    {"牡蛎", "かき"},
    {"玉子", "卵"},
    {"珈琲", "こーひー"},
    {"生姜", "しょうが"},
    {"空扬げ", "唐扬げ"},
    {"胡瓜", "きゅうり"},
    {"胡麻", "ごま"},
    {"若布", "わかめ"},
    {"茄子", "なす"},
    {"荞麦", "そば"},
    {"葱", "ねぎ"},
    {"虾", "えび"},
    {"蛤", "はまぐり"},
    {"蛸", "たこ"},
    {"蟹", "かに"},
    {"西红柿", "番茄"},
    {"豆富", "豆腐"},
    {"醤油", "しょうゆ"},
    {"饂饨", "うどん"},
    {"饺子", "ぎょうざ"},
    {"马铃薯", "土豆"},
    {"鮨", "すし"},
    {"鯵", "あじ"},
    {"鰤", "ぶり"},
    {"鰯", "いわし"},
    {"鲊", "すし"},
    {"鲍", "あわび"},
    {"鲑", "さけ"},
    {"鲔", "まぐろ"},
    {"鲣", "かつお"},
    {"鲭", "さば"},
    {"鲷", "たい"},
    {"鳕", "たら"},
    {"鳗", "うなぎ"},
    {"鶏のから扬げ", "鶏の唐扬げ"},
    {"鶏肉", "とり肉"},
    {"鸟肉", "とり肉"},
    {"鸡蛋", "蛋"},
};

struct span spelling_latin(struct span word)
{
    const struct spelling *row =
        bsearch(&word, latin, sizeof latin / sizeof *latin, sizeof *latin, span_by_row);
    return row ? span_str(row->usual) : word;
}

bool spelling_each(size_t i, struct span *written, struct span *usual)
{
    if (i >= sizeof latin / sizeof *latin)
        return false;
    *written = span_str(latin[i].written);
    *usual = span_str(latin[i].usual);
    return true;
}

bool spelling_run_each(size_t i, struct span *written, struct span *usual)
{
    if (i >= sizeof runs / sizeof *runs)
        return false;
    *written = span_str(runs[i].written);
    *usual = span_str(runs[i].usual);
    return true;
}

enum { CHAR = 3, GROWTH = 4 }; /* bytes of a first character; times a spelling may grow */

/* Returns the first row that begins with the character at the start of s, or the end. */
static size_t first_row(struct span s)
{
    size_t low = 0, high = sizeof runs / sizeof *runs;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (memcmp(runs[mid].written, s.p, CHAR) < 0)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

static const struct spelling *find_run(struct span s)
{
    for (size_t i = s.n < CHAR ? SIZE_MAX : first_row(s);
         i < sizeof runs / sizeof *runs && memcmp(runs[i].written, s.p, CHAR) == 0; i++)
        if (span_starts(s, span_str(runs[i].written)))
            return &runs[i];
    return NULL;
}

struct span spelling_run(struct span run, struct arena *a)
{
    char *p = NULL, *to = NULL;
    uint32_t cp;
    for (struct span s = run; s.n;) {
        const struct spelling *row = find_run(s);
        struct span usual = row ? span_str(row->usual) : span_head(s, utf8_decode(s, &cp));
        /* 唐揚げ begins with 唐揚, and is in the usual spelling already. */
        size_t n = row && !span_starts(s, usual) ? strlen(row->written) : usual.n;
        if (row && !p) {
            p = arena_alloc(a, run.n * GROWTH, 1);
            to = p + (run.n - s.n);
            memcpy(p, run.p, run.n - s.n);
        }
        if (p) {
            memcpy(to, usual.p, usual.n);
            to += usual.n;
        }
        s = span_from(s, n);
    }
    return p ? span_between(p, to) : run;
}
