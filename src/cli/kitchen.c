#include "cli/kitchen.h"

#include "cli/guests.h"
#include "cli/menu.h"
#include "cli/say.h"
#include "os/os.h"

static void warn_word(struct app *app, struct span line, uint32_t lineno)
{
    app_diag(app, &(struct diag){DIAG_WARNING, SPAN("allergens.txt"), line, span_trim(line),
                                 lineno, "bad-word", SPAN("this line tells nothing"),
                                 SPAN("write `word = tag`, `word ? tag` or `word ! tag`")});
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
    rest = arena_copy(&app->arena, buf_span(&b));
    buf_release(&b);
    for (uint32_t lineno = 1; span_line(&rest, &line); lineno++)
        if (!lexicon_add(x, line))
            warn_word(app, line, lineno);
    return x;
}

void app_plan(struct app *app, date_t day, struct plan *p)
{
    struct book *book = ARENA_NEW(&app->arena, struct book, 1);
    app_book(app, book);
    *p = (struct plan){.day = day,
                       .within = app->store.set.again_days,
                       .visits = app->store.set.again_visits,
                       .keys = &app->store.keys,
                       .book = book,
                       .lexicon = app_lexicon(app),
                       .arena = &app->arena};
}

int app_plan_menu(struct app *app, struct span which, struct plan *p)
{
    struct menu *m = ARENA_NEW(&app->arena, struct menu, 1);
    if (app_menu(app, which, p->day, m))
        return app->status;
    plan_add_menu(p, m);
    return 0;
}

static size_t dishes(const struct plan *p)
{
    size_t n = 0;
    for (size_t i = 0; i < p->n; i++)
        n += !p->v[i].without;
    return n;
}

void app_plan_sum(const struct plan *p)
{
    size_t n = dishes(p), unknown = plan_unknown(p);
    if (n == 0)
        app_note("the menu is empty: there is nothing to hold against it");
    else if (unknown == 0)
        app_note("%zu dish%s, each with a card", n, n == 1 ? "" : "es");
    else
        app_note("%zu dish%s, %zu without a card: what %s is not known", n, n == 1 ? "" : "es",
                 unknown, unknown == 1 ? "it contains" : "they contain");
}
