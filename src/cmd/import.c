#include "cmd/commands.h"

#include "base/set.h"
#include "cli/args.h"
#include "cli/guests.h"
#include "cli/progress.h"
#include "entry/write.h"
#include "import/read.h"
#include "store/save.h"
#include "text/edit.h"

enum { OPT_DRY_RUN, OPT_DATES, OPT_MAP, OPT_BY_NAME, OPT_NAMESAKES, OPT_ENCODING };

static const struct option options[] = {
    [OPT_DRY_RUN] = {0, "dry-run", NULL, "print what each row would become; write nothing"},
    [OPT_DATES] = {0, "dates", "ORDER", "order of dates such as 3/4/1980: dmy or mdy"},
    [OPT_MAP] = {0, "map", "HEADING=KEY[;...]", "the key that a column holds"},
    [OPT_BY_NAME] = {0, "by-name", NULL, "match by name alone, unless a number differs"},
    [OPT_NAMESAKES] = {0, "namesakes", NULL,
                       "create a new guest if only the name is the same"},
    [OPT_ENCODING] = {0, "encoding", "ENCODING",
                      "the file's encoding, such as Shift_JIS or Big5"},
    {0, NULL, NULL, NULL},
};

/* The index of the journal's guests */

static bool tells_apart(const struct fact *f)
{
    return f->kind == LINE_FACT &&
           (f->key == KEY_NAME || f->key == KEY_AKA || f->key == KEY_KANA ||
            f->key == KEY_PHONE || f->key == KEY_EMAIL || f->key == KEY_WAS);
}

static void put_guest(struct scan_worker *w, const struct scan_file *file)
{
    const struct keys *keys = &((const struct import *)w->ctx)->app->store.keys;
    struct guest g, own = {.id = arena_copy(&w->keep, file->id)};
    guest_parse(&g, file->id, file->src, keys, &w->scratch);
    for (size_t i = 0; i < g.n; i++)
        own.n += tells_apart(&g.v[i]);
    own.v = ARENA_NEW(&w->keep, struct fact, own.n);
    own.n = 0;
    for (size_t i = 0; i < g.n; i++)
        if (tells_apart(&g.v[i]))
            own.v[own.n++] = fact_copy(&g.v[i], &w->keep);
    *(struct guest *)scan_put(w) = own;
}

static bool take_guest(void *ctx, void *guest)
{
    matching_add_guest(&((struct import *)ctx)->matching, guest);
    return true;
}

static void not_read(void *ctx, struct span id, const struct err *e)
{
    struct import *im = ctx;
    im->matching.unread = store_path(&im->app->store, id, &im->app->arena);
    app_fail(im->app, e);
}

static void strays(void *ctx, size_t n, struct span first)
{
    (void)ctx;
    app_strays(n, first);
}

static int know_the_house(struct import *im)
{
    struct scan q = {.ctx = im,
                     .item_size = sizeof(struct guest),
                     .each = put_guest,
                     .item = take_guest,
                     .failed = not_read,
                     .strays = strays,
                     .failed_ctx = im};
    return app_scan(im->app, &q);
}

/* Writing */

/* The write of one target. */
struct import_change {
    struct import *im;
    const struct matching_target *target;
    bool begun;
    int wrong; /* the status of a failure that was printed */
};

static const struct keys *keys_of(const struct import_change *c)
{
    return &c->im->app->store.keys;
}

/* Returns the line by which equal lines are known: a fact's canonical form. */
static struct span canonical(struct span line, uint32_t lineno, const struct keys *keys,
                             struct arena *a)
{
    struct buf b = BUF_INIT;
    struct fact f = fact_parse(line, lineno, keys);
    fact_canonical(&b, &f);
    return buf_move(&b, a);
}

/* Puts in the lines that the file does not have. */
static int into_old(const struct import_change *c, struct span old, struct buf *out)
{
    struct arena a = ARENA_INIT;
    struct set there = SET_INIT(&a);
    const struct lines *lines = &c->target->lines;
    const struct keys *keys = keys_of(c);
    struct span *new = ARENA_NEW(&a, struct span, lines->n), rest = old, line;
    size_t n = 0;
    for (uint32_t lineno = 1; span_line(&rest, &line); lineno++)
        set_add(&there, canonical(line, lineno, keys, &a), NULL);
    for (size_t i = 0; i < lines->n; i++)
        if (set_find(&there, canonical(lines->v[i], 0, keys, &a)) == SET_NONE)
            new[n++] = lines->v[i];
    edit_insert_all(out, old, new, n, keys);
    arena_release(&a);
    return n > 0;
}

static int change_file(void *ctx, struct span old, struct buf *out, struct err *e)
{
    const struct import_change *c = ctx;
    struct span id = c->target->id;
    if (!old.p && !c->target->is_new)
        return err_gone(e, STATUS_GUEST, id);
    if (old.p)
        return into_old(c, old, out);
    for (size_t i = 0; i < c->target->lines.n; i++) {
        buf_add(out, c->target->lines.v[i]);
        buf_char(out, '\n');
    }
    return 1;
}

static void file_done(void *ctx, int r, const struct err *e)
{
    struct import_change *c = ctx;
    (void)r;
    if (e->status)
        c->wrong = app_fail(c->im->app, e);
}

static void sum_up(const size_t *counts, bool dry)
{
    struct buf b = BUF_INIT;
    size_t all = 0;
    for (int i = 0; i < MATCH_OUTCOMES; i++)
        all += counts[i];
    buf_fmt(&b, "%zu record%s%s:", all, all == 1 ? "" : "s", dry ? ", nothing written" : "");
    for (int i = 0; i < MATCH_OUTCOMES; i++)
        buf_fmt(&b, "%s %zu %s", i ? "," : "", counts[i], matching_outcomes[i]);
    app_note("%s", buf_cstr(&b));
    buf_release(&b);
}

/* The files of an import, and the lines that are printed once these are on the disk. */
struct import_files {
    struct import *im;
    struct save *save;            /* NULL: nothing is written */
    struct import_change *change; /* by target */
    struct progress progress;
    size_t counts[MATCH_OUTCOMES];
    size_t printed; /* receipts */
    int status;
};

static void write_target(struct import_files *f, size_t target)
{
    struct import *im = f->im;
    struct import_change *c = &f->change[target];
    if (c->begun)
        return;
    *c = (struct import_change){im, &im->matching.targets[target], true, 0};
    save_later(f->save, store_path(&im->app->store, c->target->id, im->matching.a).p,
               change_file, file_done, c);
}

static void print_receipt(struct import_files *f, struct matching_receipt *r)
{
    int wrong = f->save && r->target != INDEX_NONE ? f->change[r->target].wrong : 0;
    f->status = err_graver(f->status, wrong);
    if (wrong && wrong != STATUS_AFTER) {
        r->outcome = MATCH_REFUSED;
        r->why = SPAN("it could not be written");
    }
    f->counts[r->outcome]++;
    progress_wipe(&f->progress);
    matching_emit(r, f->im->app->sink);
    progress_step(&f->progress, 1);
}

/* Prints the receipts before the n-th, whose files are all on the disk or refused. */
static void print_receipts(struct import_files *f, size_t n)
{
    while (f->printed < n)
        print_receipt(f, &f->im->matching.receipts[f->printed++]);
}

/*
 * Writes all files, in groups, and prints the lines of a group once it is on the disk. Returns
 * 1 if records were left out.
 */
static int write_all(struct import *im, struct save *s)
{
    struct matching *m = &im->matching;
    struct import_files f = {.im = im, .save = s};
    f.change = ARENA_NEW(m->a, struct import_change, m->targets_n);
    out_begin(&im->app->out, &matching_schema);
    progress_begin(&f.progress, "import", m->receipts_n);
    for (size_t i = 0; i < m->receipts_n && !im->app->out.err.status; i++) {
        if (s && m->receipts[i].target != INDEX_NONE)
            write_target(&f, m->receipts[i].target);
        if (!s || save_is_flushed(s))
            print_receipts(&f, i + 1);
    }
    if (s && !save_is_flushed(s)) {
        save_flush(s);
        print_receipts(&f, m->receipts_n);
    }
    progress_wipe(&f.progress);
    sum_up(f.counts, !s);
    return f.status                                             ? f.status
           : f.counts[MATCH_POSSIBLE] + f.counts[MATCH_REFUSED] ? STATUS_NO
                                                                : 0;
}

/* Holds the lock from the first read of the journal to the last write. */
static int take_in(struct import *im)
{
    struct save s;
    struct err e = ERR_INIT;
    bool dry = app_has(im->app, OPT_DRY_RUN);
    if (!dry && save_begin(&s, im->app->store.rootfd, &e) < 0)
        return app_fail(im->app, &e);
    int status =
        store_again(&im->app->store, &e) < 0 ? app_fail(im->app, &e) : know_the_house(im);
    if (status == 0)
        status = import_read(im);
    if (!dry)
        s.command = im->app->cmd->name;
    if (status == 0)
        status = write_all(im, dry ? NULL : &s);
    return dry ? status : err_graver(status, write_end(im->app, &s));
}

/* Parses HEADING=KEY;HEADING=KEY. */
static int parse_maps(struct import *im)
{
    struct app *app = im->app;
    struct span rest = app_opt(app, OPT_MAP), one;
    size_t cap = 0;
    const char **v = NULL;
    while (app_has(app, OPT_MAP) && span_cut(&rest, ';', &one)) {
        struct column c = {0};
        size_t at = one.n;
        while (at && one.p[at - 1] != '=')
            at--;
        struct span key = span_trim(span_from(one, at));
        if (at == 0 || !heading_target(key, &app->store.keys, &c))
            return app_usage(app,
                             "--map needs HEADING=KEY, not \"%.*s\"; KEY is a key of the "
                             "journal, x-..., first-name, last-name, street, city, or -",
                             (int)(one.n < 200 ? one.n : 200), one.p);
        v = arena_grow(&app->arena, v, im->maps_n, &cap, sizeof *v);
        v[im->maps_n++] = arena_copy(&app->arena, one).p;
    }
    im->maps = v;
    return 0;
}

static int parse_import(struct import *im)
{
    struct app *app = im->app;
    struct span order = app_opt(app, OPT_DATES);
    if (app->args_n != 1)
        return app_usage(app, "missing FILE; for standard input: -");
    im->order = span_is(order, "dmy")   ? DAY_ORDER_DMY
                : span_is(order, "mdy") ? DAY_ORDER_MDY
                                        : DAY_ORDER_UNKNOWN;
    if (order.n && im->order == DAY_ORDER_UNKNOWN)
        return app_usage(app, "--dates needs dmy or mdy, not \"%s\"", order.p);
    im->encoding = app_has(app, OPT_ENCODING) ? app_opt(app, OPT_ENCODING).p : NULL;
    im->matching.by_name = app_has(app, OPT_BY_NAME);
    im->matching.namesakes = app_has(app, OPT_NAMESAKES);
    return parse_maps(im);
}

static int read_input(struct import *im, struct buf *b)
{
    struct err e = ERR_INIT;
    im->name = app_arg(im->app, 0);
    int r = os_read_input(im->name.p, b, &e);
    if (span_is(im->name, "-"))
        im->name = SPAN("standard input");
    return r < 0 ? app_fail(im->app, &e) : 0;
}

static int run(struct app *app)
{
    struct import im = {.app = app};
    struct buf text = BUF_INIT;
    matching_init(&im.matching, &app->store, &app->arena);
    int status = parse_import(&im);
    if (status == 0)
        status = read_input(&im, &text);
    im.text = buf_span(&text);
    if (status == 0)
        status = take_in(&im);
    matching_release(&im.matching);
    arena_release(&im.headings);
    buf_release(&im.decoded);
    buf_release(&text);
    return status;
}

const struct command cmd_import = {
    .name = "import",
    .synopsis = "[--dry-run] [--dates ORDER] [--encoding ENCODING] [--map HEADING=KEY]\n"
                "       [--by-name] [--namesakes] FILE|-",
    .summary = "import guests from a CSV, vCard, iCalendar or JSON file",
    .example = "--dry-run guests.csv",
    .options = options,
    .needs = NEEDS_JOURNAL | FORMATS | TABLE | WRITES,
    .run = run,
};
