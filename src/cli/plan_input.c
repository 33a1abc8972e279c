#include "cli/plan_input.h"

#include "cli/guests.h"
#include "cli/message.h"
#include "food/codes.h"
#include "os/os.h"

static void warn_word(struct app *app, struct span line, uint32_t lineno)
{
    app_diag(app, &(struct diag){
                      DIAG_WARNING, SPAN("allergens.txt"), line, span_trim(line), lineno,
                      "bad-word", SPAN("this line has no effect"),
                      SPAN("write `word = tag`, `word ? tag`, `word ! tag` or `word = -`")});
}

/* Reads `codes:` of journal.conf. */
static void read_codes(struct app *app, struct lexicon *x)
{
    struct span codes = app->store.set.codes;
    x->codes = app->codes = codes_new(&app->arena);
    if (codes.n && !codes_add(app->codes, x, codes))
        app_note(
            "journal.conf: `codes: %.*s` is not understood; write `codes: eu14`, or a list "
            "such as `codes: A=gluten, C=egg, 7=milk`",
            SPAN_ARG(codes));
}

const struct lexicon *app_lexicon(struct app *app)
{
    if (app->lexicon)
        return app->lexicon;
    struct lexicon *x = ARENA_NEW(&app->arena, struct lexicon, 1);
    struct buf b = BUF_INIT;
    struct err e = ERR_INIT;
    struct span line, rest;
    app->lexicon = x;
    lexicon_init(x, &app->arena);
    if (os_read(app->store.rootfd, "allergens.txt", &b, NULL, &e) < 0)
        app_fail(app, &e);
    rest = buf_move(&b, &app->arena);
    for (uint32_t lineno = 1; span_line(&rest, &line); lineno++)
        if (!lexicon_add(x, line))
            warn_word(app, line, lineno);
    read_codes(app, x);
    return x;
}

bool app_codes(struct app *app, struct span legend)
{
    const struct lexicon *x = app_lexicon(app);
    return codes_add(app->codes, x, legend);
}

static void begin_plan(struct app *app, date_t day, const struct book *book, struct plan *p)
{
    app_tell_texts(app);
    *p = (struct plan){.day = day,
                       .within = app->store.set.again_days,
                       .visits = app->store.set.again_visits,
                       .keys = &app->store.keys,
                       .book = book,
                       .lexicon = app_lexicon(app),
                       .language = app->out.options.language,
                       .arena = &app->arena};
}

void app_plan(struct app *app, date_t day, struct plan *p)
{
    struct book *book = ARENA_NEW(&app->arena, struct book, 1);
    app_book_open(app, book);
    begin_plan(app, day, book, p);
}

void app_plan_whole(struct app *app, date_t day, struct plan *p)
{
    struct book *book = ARENA_NEW(&app->arena, struct book, 1);
    app_book(app, book);
    begin_plan(app, day, book, p);
}

static size_t dishes(const struct plan *p)
{
    size_t n = 0;
    for (size_t i = 0; i < p->n; i++)
        n += !p->v[i].without;
    return n;
}

enum { NAMED = 8 }; /* so many words that are not understood are named */

/* Appends the words of the cards that are not understood, each once, the first of them only. */
static void add_unread(struct buf *b, const struct plan *p)
{
    struct span named[NAMED];
    size_t n = 0;
    bool more = false;
    for (size_t i = 0; i < p->n; i++) {
        const struct contents *c = &p->v[i].contents;
        more |= c->unread_n > CONTENTS_UNREAD;
        for (size_t k = 0; k < c->unread_n && k < CONTENTS_UNREAD; k++) {
            size_t at = 0;
            while (at < n && !span_eq(named[at], c->cards->unread[k]))
                at++;
            more |= at == NAMED;
            if (at < n || n == NAMED)
                continue;
            buf_fmt(b, "%s%.*s", n ? ", " : "", SPAN_ARG(c->cards->unread[k]));
            named[n++] = c->cards->unread[k];
        }
    }
    buf_str(b, more ? ", \xE2\x80\xA6" : "");
}

void app_plan_sum(const struct plan *p)
{
    size_t n = dishes(p), unknown = plan_unknown(p);
    const char *es = n == 1 ? "" : "es";
    struct buf unread = BUF_INIT;
    add_unread(&unread, p);
    if (n == 0)
        app_note("the menu is empty; nothing was checked");
    else if (unread.n)
        app_note("%zu dish%s, %zu with a card that is understood; not understood: %.*s", n, es,
                 n - unknown, SPAN_ARG(unread));
    else if (unknown == 0)
        app_note("%zu dish%s, each with a card", n, es);
    else
        app_note("%zu dish%s, %zu without a card: what %s not known", n, es, unknown,
                 unknown == 1 ? "it contains is" : "they contain is");
    buf_release(&unread);
}

size_t app_choices(const struct plan *p, struct plan *choices)
{
    *choices = *p;
    choices->within = choices->visits = 0;
    choices->ever = true;
    choices->cap = p->n; /* plan_add_book copies the dishes of the menu */
    plan_add_book(choices);
    return p->n;
}
