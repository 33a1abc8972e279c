#include "sync/settle.h"

#include "entry/editor.h"
#include "cli/message.h"
#include "merge/merge.h"

#include <string.h>

enum { STDIN };

bool settle_wants(const struct settling *s, struct span id, struct span path, size_t from,
                  size_t to)
{
    for (size_t i = 0; i < s->wanted_n; i++) {
        const struct wanted *w = &s->wanted[i];
        if ((span_eq(w->what, path) || (id.n && span_eq(w->what, id))) &&
            (!w->line || (from <= (size_t)w->line && (size_t)w->line <= to)))
            return true;
    }
    return s->wanted_n == 0;
}

/* Returns the letter in brackets if the word is it, or the word that begins so: "(m)ine". */
static char letter_of(const char *question, struct span word)
{
    for (const char *p = question; word.n && (p = strchr(p, '(')) != NULL; p++) {
        size_t more = strspn(p + 3, "abcdefghijklmnopqrstuvwxyz");
        if (span_lower(word.p[0]) == p[1] &&
            (word.n == 1 || span_eq_nocase(span_from(word, 1), (struct span){p + 3, more})))
            return p[1];
    }
    return '\0';
}

char settle_ask(struct settling *s, const char *question, const char *help)
{
    char answer[64];
    struct err e = ERR_INIT;
    for (;;) {
        out_flush(&s->app->out, &e);
        message_prompt(span_str(question));
        int n = os_read_line(STDIN, answer, sizeof answer);
        if (n < 0) {
            message_prompt(SPAN("\n"));
            return '\0';
        }
        char c = letter_of(question, span_trim((struct span){answer, (size_t)n}));
        if (c)
            return c;
        message_prompt(span_str(help));
    }
}

static void print_side(struct settling *s, const char *label, struct span lines)
{
    struct span line;
    if (!lines.n)
        out_printf(&s->app->out, "  %-7s (no such line)\n", label);
    while (span_line(&lines, &line)) {
        out_printf(&s->app->out, "  %-7s ", label);
        out_text(&s->app->out, line);
        out_text(&s->app->out, SPAN("\n"));
    }
}

static void print_hunk(struct settling *s, const struct conflict_text *c, const struct hunk *h)
{
    out_printf(&s->app->out, "%s:%zu\n", c->path.p, h->lineno);
    print_side(s, "mine", c->swapped ? h->theirs : h->ours);
    print_side(s, "theirs", c->swapped ? h->ours : h->theirs);
}

/* Hands the hunk to the editor until no marker is in it; false where the editor failed. */
static bool edit(struct settling *s, const struct conflict_text *c, const struct hunk *h,
                 struct span *edited)
{
    struct session session;
    struct hunks rest;
    if (editor_begin(&session, s->app, c->id.n ? c->id : SPAN("resolve"), h->whole))
        return false;
    int status = editor_run(&session, edited);
    hunks_parse(&rest, *edited, &s->app->arena);
    if (!status && rest.n)
        app_note("the markers <<<<<<< and >>>>>>> are still there; nothing was resolved");
    editor_end(&session, status);
    return !status && !rest.n;
}

static enum hunk_choice choice_of(const struct conflict_text *c, enum side side)
{
    switch (side) {
    case SIDE_MINE: return c->swapped ? HUNK_THEIRS : HUNK_OURS;
    case SIDE_THEIRS: return c->swapped ? HUNK_OURS : HUNK_THEIRS;
    case SIDE_BOTH: return HUNK_BOTH;
    default: return HUNK_KEPT;
    }
}

static const char hunk_help[] = "  mine    the lines of this machine\n"
                                "  theirs  the lines of the other side\n"
                                "  both    all of these lines\n"
                                "  edit    change them in the editor\n" SETTLE_HELP_SKIP;

static enum hunk_choice ask_hunk(struct settling *s, const struct conflict_text *c,
                                 const struct hunk *h, struct span *edited)
{
    for (;;) {
        switch (settle_ask(s, "keep (m)ine, (t)heirs, (b)oth, (e)dit, (s)kip? ", hunk_help)) {
        case 'm': return choice_of(c, SIDE_MINE);
        case 't': return choice_of(c, SIDE_THEIRS);
        case 'b': return HUNK_BOTH;
        case 'e':
            if (edit(s, c, h, edited))
                return HUNK_EDITED;
            break;
        default: return HUNK_KEPT;
        }
    }
}

static enum hunk_choice decide(struct settling *s, const struct conflict_text *c,
                               const struct hunk *h, struct span *edited)
{
    if (!settle_wants(s, c->id, c->path, h->lineno, h->end))
        return HUNK_KEPT;
    if (s->side == SIDE_UNDECIDED || c->unseen)
        print_hunk(s, c, h);
    if (s->side != SIDE_UNDECIDED)
        return choice_of(c, s->side);
    return s->asks ? ask_hunk(s, c, h, edited) : HUNK_KEPT;
}

int settle_text(struct settling *s, const struct conflict_text *c, struct err *e)
{
    struct hunks h;
    struct buf out = BUF_INIT;
    size_t kept = 0;
    hunks_parse(&h, c->text, &s->app->arena);
    for (size_t i = 0; i < h.n; i++) {
        struct span edited = {NULL, 0};
        enum hunk_choice choice = decide(s, c, &h.v[i], &edited);
        kept += choice == HUNK_KEPT;
        buf_add(&out, h.v[i].before);
        hunk_write(&out, &h.v[i], choice, edited);
    }
    buf_add(&out, h.after);
    s->left += kept;
    int r = 1;
    if (!kept || (kept < h.n && !c->whole))
        r = settle_write(s, c->path, c->there, buf_span(&out), e);
    buf_release(&out);
    return r < 0 ? -1 : !kept;
}

int settle_merge(struct span path, struct span base, struct span mine, struct span theirs,
                 struct span *text, struct arena *a)
{
    struct arena scratch = ARENA_INIT;
    struct keys keys;
    struct buf out = BUF_INIT;
    keys_init(&keys, &scratch);
    struct merge_input m = {.kind = merge_kind_of(path),
                            .base = base,
                            .ours = mine,
                            .theirs = theirs,
                            .keys = &keys,
                            .marker = 7,
                            .ours_label = SPAN("mine"),
                            .theirs_label = SPAN("theirs")};
    int result = (int)merge_lines(&m, &out, &scratch);
    *text = buf_move(&out, a);
    arena_release(&scratch);
    return result;
}

int settle_read(struct settling *s, struct span path, struct span *src, struct err *e)
{
    struct buf b = BUF_INIT;
    int got = os_read(s->app->store.rootfd, path.p, &b, NULL, e);
    *src = got > 0 ? arena_copy(&s->app->arena, buf_span(&b)) : (struct span){NULL, 0};
    if (got > 0 && !src->p)
        *src = SPAN("");
    buf_release(&b);
    return got < 0 ? -1 : 0;
}

bool settle_has_facts(struct span id, struct span path)
{
    return id.n || span_is(path, "dishes.txt") || span_is(path, "allergens.txt");
}

void settle_add_lines(struct set *set, struct span src)
{
    struct span line;
    while (span_line(&src, &line))
        if (span_trim(line).n)
            set_add(set, span_trim(line), NULL);
}

/* The bytes that a file must have, and those that it gets. */
struct replacement {
    struct span path, there, now;
};

static int replace(void *ctx, struct span old, struct buf *out, struct err *e)
{
    const struct replacement *r = ctx;
    if (!old.p != !r->there.p || !span_eq(old, r->there))
        return err_set(e, STATUS_FILE,
                       "%s was changed by another program; to continue: journal resolve",
                       r->path.p);
    buf_add(out, r->now);
    return !old.p || !span_eq(old, r->now);
}

int settle_write(struct settling *s, struct span path, struct span there, struct span now,
                 struct err *e)
{
    struct replacement r = {path, there, now};
    return save_file(&s->save, path.p, replace, &r, e) < 0 ? -1 : 1;
}
