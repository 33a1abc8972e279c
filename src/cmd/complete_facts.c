#include "cmd/complete.h"

#include "base/fold.h"
#include "base/num.h"
#include "cli/args.h"
#include "cli/menu.h"
#include "os/os.h"

#include <string.h>

/* ---- dishes: those of the menu, then those of the dish book ---- */

static void add_dish(struct reply *r, int key, struct span body, const char *where)
{
    r->dishes =
        arena_grow(&r->app->arena, r->dishes, r->dishes_n, &r->dishes_cap, sizeof *r->dishes);
    r->dishes[r->dishes_n++] = (struct dish_name){key, dish_parse(body).name, where};
}

/* Reads the menu of -m, or that of the day; never standard input. */
static void read_menu(struct reply *r)
{
    struct app *app = r->app;
    struct buf b = BUF_INIT;
    struct err ignored = ERR_INIT;
    struct menu m = {0};
    date_t day = r->menu ? app_date(app, span_str(r->menu), DAY_COMING) : reply_day(r);
    if (day != DATE_NONE) {
        struct buf path = BUF_INIT;
        buf_str(&path, "menus/");
        date_add(&path, day);
        buf_str(&path, ".txt");
        os_read(app->store.rootfd, buf_cstr(&path), &b, NULL, &ignored);
        buf_release(&path);
    } else if (strcmp(r->menu, "-") != 0 && os_read(OS_CWD, r->menu, &b, NULL, &ignored) <= 0) {
        os_read(app->store.rootfd, r->menu, &b, NULL, &ignored);
    }
    struct span src = buf_move(&b, &app->arena);
    if (menu_too_long(src))
        return;
    menu_parse(&m, src, &app->store.keys, NULL, NULL, &app->arena);
    for (size_t i = 0; i < m.n; i++)
        if (!m.v[i].without)
            add_dish(r, m.v[i].fact.key, app_menu_text(app, &m.v[i].fact), "menu");
}

static void read_book(struct reply *r)
{
    struct guest book;
    struct err ignored = ERR_INIT;
    if (store_load_file(&r->app->store, "dishes.txt", &book, &r->app->arena, &ignored) <= 0)
        return;
    for (size_t i = 0; i < book.n; i++)
        if (book.v[i].class == CLASS_ITEM)
            add_dish(r, book.v[i].key, book.v[i].body, "dish book");
}

/* Offers the dishes that begin with what was typed; if none does, those with such a word. */
void complete_dishes(struct reply *r, int key)
{
    size_t before = r->offers.n;
    if (!r->dishes_read) {
        r->dishes_read = true;
        read_menu(r);
        read_book(r);
    }
    for (int words = 0; words < 2 && r->offers.n == before; words++)
        for (size_t i = 0; i < r->dishes_n; i++) {
            const struct dish_name *d = &r->dishes[i];
            if (key != KEY_NONE && d->key != key)
                continue;
            if (words)
                reply_name(r, d->name, span_str(d->where));
            else
                reply_word(r, d->name, span_str(d->where));
        }
}

/* ---- keys ---- */

static void offer_key(struct reply *r, size_t i, const char *end)
{
    const struct key *key = &r->app->store.keys.v[i];
    reply_word(r, arena_fmt(&r->app->arena, "%.*s%s", SPAN_ARG(key->name), end),
               span_str(class_name(key->class)));
}

/* Offers an item's key with each mark, after the key is typed in full: dish+: */
static void offer_marked(struct reply *r, size_t i)
{
    if (span_starts(r->typed, r->app->store.keys.v[i].name))
        for (const char *mark = FACT_MARKS; *mark; mark++)
            offer_key(r, i, (char[]){*mark, ':', '\0'});
}

/* Offers keys: first that of a fact without a key, then the other items. */
void complete_keys(struct reply *r, const char *end)
{
    static const enum key_class order[] = {CLASS_ITEM,     CLASS_VISIT, CLASS_TEXT,
                                           CLASS_OPEN,     CLASS_TRAIL, CLASS_STANDING,
                                           CLASS_IDENTITY, CLASS_BOND,  CLASS_OWN};
    if (!reply_open(r))
        return;
    const struct keys *keys = &r->app->store.keys;
    offer_key(r, (size_t)keys->item, end);
    for (size_t c = 0; c < sizeof order / sizeof *order; c++)
        for (size_t i = 0; i < keys->n; i++) {
            if (keys->v[i].class != order[c] || keys_is_alias(keys, i))
                continue;
            offer_key(r, i, end);
            if (order[c] == CLASS_ITEM && *end == ':')
                offer_marked(r, i);
        }
}

/* ---- facts ---- */

/* Keeps a day and a time at the beginning of a fact. */
static void keep_day(struct reply *r)
{
    struct span rest = r->typed, word;
    if (!span_word(&rest, &word) || rest.n == 0 ||
        app_date(r->app, word, DAY_PAST) == DATE_NONE)
        return;
    rest = span_skip_blanks(rest);
    reply_keep(r, r->typed.n - rest.n);
    if (span_word(&rest, &word) && rest.n && time_parse(word) != TIME_NONE)
        reply_keep(r, r->typed.n - span_skip_blanks(rest).n);
}

/* Keeps everything up to the last @ that begins a mention. Returns false if there is none. */
static bool keep_mention(struct reply *r)
{
    for (size_t i = r->typed.n; i > 0; i--) {
        char c = r->typed.p[i - 1];
        if (c == '@' && (i == 1 || strchr(" ,(", r->typed.p[i - 2]))) {
            reply_keep(r, i);
            return true;
        }
        if (c == ' ')
            return false;
    }
    return false;
}

void complete_mention(struct reply *r)
{
    if (keep_mention(r))
        complete_guests(r);
}

/* Offers words that the text of a standing fact may have, separated by commas. */
static void complete_terms(struct reply *r, const char *words)
{
    for (size_t comma; (comma = span_chr(r->typed, ',')) != SPAN_NONE;)
        reply_keep(r, comma + 1);
    reply_keep(r, r->typed.n - span_skip_blanks(r->typed).n);
    complete_words(r, words);
}

static void complete_text(struct reply *r, const struct key *key, int id)
{
    static const char allergens[] = "celery|crustaceans|egg|fish|gluten|lupin|milk|molluscs|"
                                    "mustard|none|nuts|peanuts|sesame|shellfish|soy|sulphites";
    static const char diets[] = "vegetarian|vegan|pescatarian|halal|kosher|gluten-free|"
                                "dairy-free|no pork|pregnancy|none";
    if (key->class == CLASS_ITEM)
        complete_dishes(r, id);
    else if (id == KEY_ALLERGY || id == KEY_INTOLERANCE)
        complete_terms(r, allergens);
    else if (id == KEY_DIET)
        complete_terms(r, diets);
}

void complete_fact(struct reply *r)
{
    if (!reply_open(r))
        return;
    if (keep_mention(r)) {
        complete_guests(r);
        return;
    }
    keep_day(r);
    const struct keys *keys = &r->app->store.keys;
    size_t n = key_prefix(r->typed), colon = n;
    if (n < r->typed.n && fact_is_mark(r->typed.p[n]))
        colon++;
    int key = keys_find(keys, span_head(r->typed, n));
    if (colon < r->typed.n && r->typed.p[colon] == ':' && key != KEY_NONE) {
        struct span rest = span_skip_blanks(span_from(r->typed, colon + 1));
        bool spaced = r->typed.n > colon + 1;
        reply_keep(r, r->typed.n - rest.n);
        if (!spaced)
            r->kept = arena_fmt(&r->app->arena, "%.*s ", SPAN_ARG(r->kept));
        complete_text(r, &keys->v[key], key);
        return;
    }
    complete_keys(r, ":");
    if (r->folded.n && !r->offers.n)
        complete_dishes(r, keys->item);
}

/* ---- marks ---- */

/* Offers the name with each mark after it, in place of what follows `kept`. */
static void offer_marks(struct reply *r, struct span kept, struct span name)
{
    for (const char *mark = FACT_MARKS; *mark; mark++)
        offers_add(&r->offers, kept, arena_fmt(&r->app->arena, "%.*s%c", SPAN_ARG(name), *mark),
                   SPAN(""));
}

static void offer_mark_of(struct reply *r, struct span name)
{
    struct buf b = BUF_INIT;
    fold_words(&b, name);
    if (r->typed.n && span_eq(buf_span(&b), r->folded))
        offer_marks(r, r->kept, name);
    else
        reply_name(r, name, SPAN("on record that day"));
    buf_release(&b);
}

static void offer_sitting(struct reply *r, const struct guest *g)
{
    date_t day = reply_day(r);
    for (size_t i = 0; i < g->n; i++)
        if (g->v[i].class == CLASS_ITEM && g->v[i].date == day)
            offer_mark_of(r, dish_parse(g->v[i].body).name);
}

/* Offers dishes of the sitting, or of the menu of -m; after a name or a number, the marks. */
void complete_marks(struct reply *r)
{
    long number;
    if (!reply_open(r))
        return;
    if (keep_mention(r)) {
        complete_guests(r);
        return;
    }
    if (r->typed.n && num_parse(r->typed, 999, &number)) {
        offer_marks(r, r->typed, SPAN(""));
        return;
    }
    if (r->menu && span_starts(r->typed, SPAN("!")))
        reply_keep(r, 1);
    if (r->menu) {
        read_menu(r);
        for (size_t i = 0; i < r->dishes_n; i++)
            offer_mark_of(r, r->dishes[i].name);
    } else {
        complete_each(r, offer_sitting);
    }
    if (r->folded.n && r->offers.n == 0)
        complete_fact(r);
}
