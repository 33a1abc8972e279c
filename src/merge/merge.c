#include "merge/merge.h"

#include "base/utf8.h"
#include "merge/hunks.h"
#include "merge/internal.h"
#include "text/guest.h"

#include <stdlib.h>
#include <string.h>

/*
 * Notes: lines that are neither facts nor blank, in the order of the result, each with the fact
 * below it.
 */
struct merge_notes {
    struct line_match **v;
    size_t n, next;
};

/* Returns the value of the side that changed it; of both the larger, so a repetition agrees. */
static size_t merged_blanks(size_t base, size_t ours, size_t theirs)
{
    if (theirs == base)
        return ours;
    if (ours == base)
        return theirs;
    return ours > theirs ? ours : theirs;
}

static const struct place *line_in(const struct merge *m, const struct line_match *u, int side)
{
    return line_match_has(u, side) ? &m->side[side].v[u->at[side]] : NULL;
}

/*
 * Finds the fact of the result below each line of each side: `above[side][i]` is the rank of
 * the first such fact below line i, or m->out_n at the end of the file.
 */
static void find_anchors(const struct merge *m, uint32_t *above[SIDES], struct arena *a)
{
    for (int s = 0; s < SIDES; s++) {
        uint32_t rank = (uint32_t)m->out_n;
        above[s] = ARENA_NEW(a, uint32_t, m->side[s].n);
        for (size_t i = m->side[s].n; i-- > 0;) {
            const struct line_match *u = &m->v[m->side[s].v[i].match];
            if (u->line->kind == LINE_FACT && u->rank != NONE)
                rank = u->rank;
            above[s][i] = rank;
        }
    }
}

/*
 * Returns the fact that a note is above. If a side moved the note, its place counts; if both
 * did, the first of the two.
 */
static uint32_t anchor_of(const struct line_match *u, uint32_t *const above[SIDES])
{
    uint32_t at[SIDES];
    for (int s = 0; s < SIDES; s++)
        at[s] = line_match_has(u, s) ? above[s][u->at[s]] : NONE;
    if (at[THEIRS] == at[BASE])
        return at[OURS] == NONE ? at[THEIRS] : at[OURS];
    if (at[OURS] == at[BASE])
        return at[THEIRS];
    return at[OURS] < at[THEIRS] ? at[OURS] : at[THEIRS]; /* NONE is the largest */
}

static int by_rank(const void *x, const void *y)
{
    const struct line_match *a = *(struct line_match *const *)x,
                            *b = *(struct line_match *const *)y;
    return (a->rank > b->rank) - (a->rank < b->rank);
}

static int by_ours(const void *x, const void *y)
{
    const struct line_match *a = *(struct line_match *const *)x,
                            *b = *(struct line_match *const *)y;
    return (a->at[OURS] > b->at[OURS]) - (a->at[OURS] < b->at[OURS]);
}

static int by_theirs(const void *x, const void *y)
{
    const struct line_match *a = *(struct line_match *const *)x,
                            *b = *(struct line_match *const *)y;
    return (a->at[THEIRS] > b->at[THEIRS]) - (a->at[THEIRS] < b->at[THEIRS]);
}

/* Copies to `to` the lines of v that the side has, in its order. Returns their number. */
static size_t pick_side(struct line_match **v, size_t n, int side, struct line_match **to)
{
    size_t picked = 0;
    for (size_t i = 0; i < n; i++)
        if (line_match_has(v[i], side))
            to[picked++] = v[i];
    qsort(to, picked, sizeof *to, side == OURS ? by_ours : by_theirs);
    return picked;
}

/* Returns whether ours go first: they include all of theirs, or differ first by a lesser line.
 */
static bool ours_first(struct line_match **ours, size_t o, struct line_match **theirs, size_t t,
                       size_t n)
{
    if ((o == n) != (t == n))
        return o == n;
    for (size_t i = 0; i < o && i < t; i++)
        if (ours[i] != theirs[i])
            return span_cmp(ours[i]->line->text, theirs[i]->line->text) < 0;
    return o >= t;
}

/* Orders the notes above one fact as in each side, so that a remark of several lines stays
 * whole. */
static void order_notes(struct line_match **v, size_t n, struct arena *a)
{
    struct line_match **side[SIDES];
    size_t have[SIDES] = {0};
    for (int s = OURS; s < SIDES; s++) {
        side[s] = ARENA_NEW(a, struct line_match *, n);
        have[s] = pick_side(v, n, s, side[s]);
    }
    int first =
        ours_first(side[OURS], have[OURS], side[THEIRS], have[THEIRS], n) ? OURS : THEIRS;
    int second = first == OURS ? THEIRS : OURS;
    memcpy(v, side[first], have[first] * sizeof *v);
    size_t done = have[first];
    for (size_t i = 0; i < have[second]; i++)
        if (!line_match_has(side[second][i], first))
            v[done++] = side[second][i];
}

static struct merge_notes gather_notes(struct merge *m, struct arena *a)
{
    uint32_t *above[SIDES];
    find_anchors(m, above, a);
    struct merge_notes notes = {ARENA_NEW(a, struct line_match *, m->n), 0, 0};
    for (size_t i = 0; i < m->n; i++) {
        struct line_match *u = &m->v[i];
        if (u->line->kind == LINE_FACT || !(line_match_kept(u) || line_match_added(u)))
            continue;
        u->rank = anchor_of(u, above);
        notes.v[notes.n++] = u;
    }
    qsort(notes.v, notes.n, sizeof *notes.v, by_rank);
    for (size_t i = 0, end; i < notes.n; i = end) {
        for (end = i; end < notes.n && notes.v[end]->rank == notes.v[i]->rank; end++)
            ;
        order_notes(notes.v + i, end - i, a);
    }
    return notes;
}

/* The state of writing: the line ending of the line above, and whether that line had a date. */
struct writer {
    const struct merge_input *in;
    const struct merge *m;
    struct buf *out;
    struct merge_notes notes;
    bool cr, dated;
};

static void end_line(struct writer *w)
{
    buf_str(w->out, w->cr ? "\r\n" : "\n");
}

static void write_marker(struct writer *w, char c, struct span label)
{
    buf_fill(w->out, c, w->in->marker);
    if (label.n) {
        buf_char(w->out, ' ');
        buf_add(w->out, label);
    }
    end_line(w);
}

/*
 * Counts the blank lines above a line. Each side has a blank line above its first dated line;
 * in the result only the first dated line needs it.
 */
static size_t blanks_in(const struct writer *w, const struct line_match *u, int side)
{
    const struct place *l = line_in(w->m, u, side);
    if (!l)
        return 0;
    bool parts =
        !line_match_has(u, BASE) && u->line->date != DATE_NONE && w->dated &&
        (u->at[side] == 0 || w->m->lines[l[-1].line].date == DATE_NONE);
    return parts ? 0 : l->blanks;
}

static size_t blanks_above(const struct writer *w, const struct line_match *u)
{
    size_t n[SIDES];
    for (int s = 0; s < SIDES; s++)
        n[s] = blanks_in(w, u, s);
    return merged_blanks(n[BASE], n[OURS], n[THEIRS]);
}

/*
 * Returns the line ending: that of the side that changed it. A last line without LF does not
 * count. Without a base, LF wins.
 */
static int settle_cr(int base, int ours, int theirs)
{
    int b = base < 0 ? 1 : base, o = ours < 0 ? b : ours, t = theirs < 0 ? b : theirs;
    bool known = base >= 0 || ours >= 0 || theirs >= 0;
    return !known ? -1 : o == t ? o : !b;
}

/* Writes a line. A kept line keeps its ending; a new one takes that of the line above. */
static void write_line_match(struct writer *w, const struct line_match *u, bool blanks)
{
    for (size_t n = blanks ? blanks_above(w, u) : 0; n > 0; n--)
        end_line(w);
    int cr = -1;
    if (line_match_kept(u))
        cr = settle_cr(line_in(w->m, u, BASE)->cr, line_in(w->m, u, OURS)->cr,
                       line_in(w->m, u, THEIRS)->cr);
    if (cr >= 0)
        w->cr = cr;
    buf_add(w->out, u->line->text);
    end_line(w);
}

static void write_notes(struct writer *w, size_t rank)
{
    struct merge_notes *notes = &w->notes;
    for (; notes->next < notes->n && notes->v[notes->next]->rank == rank; notes->next++)
        write_line_match(w, notes->v[notes->next], true);
}

/* Writes the facts of one conflict, from m->out[i] on, ours first. Returns the index after
 * them. */
static size_t write_conflict(struct writer *w, size_t i)
{
    const struct merge *m = w->m;
    size_t conflict = m->out[i]->conflict;
    write_marker(w, '<', w->in->ours_label);
    for (; i < m->out_n && m->out[i]->conflict == conflict && line_match_has(m->out[i], OURS);
         i++)
        write_line_match(w, m->out[i], false);
    write_marker(w, '=', (struct span){NULL, 0});
    for (; i < m->out_n && m->out[i]->conflict == conflict; i++)
        write_line_match(w, m->out[i], false);
    write_marker(w, '>', w->in->theirs_label);
    return i;
}

static void write_facts(struct writer *w)
{
    const struct merge *m = w->m;
    for (size_t i = 0; i < m->out_n;) {
        const struct line_match *u = m->out[i];
        const struct mline *l = u->conflict == NONE ? u->line : m->conflict[u->conflict].least;
        write_notes(w, i);
        if (u->conflict != NONE) {
            i = write_conflict(w, i);
        } else {
            write_line_match(w, u, true);
            i++;
        }
        w->dated = l->date != DATE_NONE;
    }
    write_notes(w, m->out_n);
}

static size_t blanks_at_end(const struct merge *m)
{
    return merged_blanks(m->side[BASE].blanks, m->side[OURS].blanks, m->side[THEIRS].blanks);
}

static void write_result(struct writer *w)
{
    const struct side *s = w->m->side;
    if (merged_blanks(s[BASE].bom, s[OURS].bom, s[THEIRS].bom))
        buf_add(w->out, UTF8_BOM);
    w->cr = settle_cr(s[BASE].first_cr, s[OURS].first_cr, s[THEIRS].first_cr) > 0;
    write_facts(w);
    size_t blanks = blanks_at_end(w->m);
    for (size_t n = blanks; n > 0; n--)
        end_line(w);
    bool conflict_ends = w->m->out_n && w->m->out[w->m->out_n - 1]->conflict != NONE;
    if (conflict_ends || blanks ||
        !merged_blanks(s[BASE].open_end, s[OURS].open_end, s[THEIRS].open_end))
        return;
    for (const char *end = "\n\r"; *end; end++)
        if (w->out->n && w->out->p[w->out->n - 1] == *end)
            w->out->n--;
}

/* The proof reads every file again, and uses nothing but its bytes. */
enum { RESULT = SIDES, MARKERS, ABSORBED, COUNTS };

/* The texts of all lines, and how often each of RESULT and so on has each. */
struct proof {
    struct set texts;
    uint32_t (*have)[COUNTS];
    size_t cap;
};

static void proof_add(struct proof *p, struct span text, int from)
{
    size_t i;
    if (set_add(&p->texts, text, &i)) {
        p->have = arena_widen(p->texts.arena, p->have, i, &p->cap, sizeof *p->have);
        memset(p->have[i], 0, sizeof p->have[i]);
    }
    p->have[i][from]++;
}

static void proof_read(struct proof *p, struct span src, int from)
{
    struct span text;
    int8_t cr;
    src = span_from(src, utf8_bom(src));
    while (merge_next(&src, &text, &cr))
        if (span_trim(text).n)
            proof_add(p, text, from);
}

/*
 * Proves that the result, with its conflicts, has each line as often as merge_copies allows,
 * less the lines that others say in full, and no other line. So an error in pairing or ordering
 * cannot lose a fact.
 */
static bool proof_holds(const struct proof *p)
{
    for (size_t i = 0; i < p->texts.n; i++) {
        const uint32_t *have = p->have[i];
        if (have[RESULT] + have[ABSORBED] != merge_copies(have) + have[MARKERS])
            return false;
    }
    return true;
}

static void proof_markers(struct proof *p, const struct merge_input *in)
{
    struct buf b = BUF_INIT;
    struct span none = {NULL, 0};
    struct writer w = {.in = in, .out = &b};
    write_marker(&w, '<', in->ours_label);
    write_marker(&w, '=', none);
    write_marker(&w, '>', in->theirs_label);
    proof_read(p, arena_copy(p->texts.arena, buf_span(&b)), MARKERS);
    buf_release(&b);
}

/* Adds the lines that others say in full. Returns false if one says more. */
static bool proof_absorbed(struct proof *p, const struct merge *m)
{
    for (size_t i = 0; i < m->n; i++) {
        const struct line_match *u = &m->v[i];
        if (u->absorbed_by == NONE)
            continue;
        if (!mline_adds_nothing(u->line, m->v[u->absorbed_by].line))
            return false;
        proof_add(p, u->line->text, ABSORBED);
    }
    return true;
}

static bool prove(const struct merge_input *in, const struct merge *m, struct span out)
{
    struct arena scratch = ARENA_INIT;
    struct proof p = {.texts = SET_INIT(&scratch)};
    proof_read(&p, in->base, BASE);
    proof_read(&p, in->ours, OURS);
    proof_read(&p, in->theirs, THEIRS);
    proof_read(&p, out, RESULT);
    for (size_t i = 0; i < m->conflicts; i++)
        proof_markers(&p, in);
    bool holds = proof_absorbed(&p, m) && proof_holds(&p);
    arena_release(&scratch);
    return holds;
}

static bool is_refused(struct span src)
{
    size_t line;
    return text_check(src, &line) != TEXT_FINE;
}

/* Returns true for a byte order mark anywhere but at the start, where it is no part of a line.
 */
static bool has_mark_inside(struct span src)
{
    return span_find(span_from(src, utf8_bom(src)), SPAN("\xEF\xBB\xBF")) != SPAN_NONE;
}

const char *merge_refusal(const struct merge_input *in)
{
    const struct span v[] = {in->base, in->ours, in->theirs};
    bool nul = false, conflict = false, mark = false;
    for (size_t i = 0; i < sizeof v / sizeof *v; i++) {
        nul |= span_chr(v[i], '\0') != SPAN_NONE;
        conflict |= i > 0 && guest_has_conflict(v[i]);
        mark |= has_mark_inside(v[i]);
    }
    return nul        ? "a version of it contains a NUL byte, so it is not text"
           : conflict ? "a version of it has git conflict markers; resolve them first"
           : mark ? "a version of it has a byte order mark (U+FEFF) in the middle; remove it"
                  : "its lines could not be merged without losing one";
}

/* Takes one side, byte for byte, if the other changed nothing or both changed the same. */
static bool take_side(const struct merge_input *in, struct buf *out)
{
    if (span_eq(in->ours, in->theirs) || span_eq(in->theirs, in->base))
        buf_add(out, in->ours);
    else if (span_eq(in->ours, in->base))
        buf_add(out, in->theirs);
    else
        return false;
    return true;
}

/*
 * Returns the base without the markers of conflicts. Where histories cross, git merges the
 * bases first, and what conflicts there is a base in each of its versions.
 */
static struct span base_without_markers(struct span base, struct arena *a)
{
    struct buf b = BUF_INIT;
    struct span line;
    if (!guest_has_conflict(base))
        return base;
    while (span_line(&base, &line)) {
        if (hunks_is_marker(line))
            continue;
        buf_add(&b, line);
        buf_char(&b, '\n');
    }
    return buf_move(&b, a);
}

/* Merges inputs that are text without conflict markers. */
static enum merge_result merge_facts(const struct merge_input *in, struct buf *out,
                                     struct arena *a)
{
    struct arena texts = ARENA_INIT, places = ARENA_INIT;
    struct merge m = {.arena = &places,
                      .kept = a,
                      .texts = SET_INIT(&texts),
                      .settings = in->kind == MERGE_SETTINGS,
                      .two_people = merge_is_two_people(in)};
    merge_split(&m, BASE, in->base, in->keys);
    merge_split(&m, OURS, in->ours, in->keys);
    merge_split(&m, THEIRS, in->theirs, in->keys);
    arena_release(&texts);
    merge_match(&m);
    merge_find_conflicts(&m);
    merge_order(&m);
    size_t start = out->n;
    struct writer w = {.in = in, .m = &m, .out = out, .notes = gather_notes(&m, &places)};
    write_result(&w);
    arena_release(&places);
    if (!prove(in, &m, span_from(buf_span(out), start))) {
        out->n = start;
        return MERGE_REFUSED;
    }
    return m.conflicts ? MERGE_CONFLICT : MERGE_CLEAN;
}

enum merge_result merge_lines(const struct merge_input *in, struct buf *out, struct arena *a)
{
    struct merge_input clear = *in;
    clear.base = base_without_markers(in->base, a);
    if (is_refused(clear.base) || is_refused(in->ours) || is_refused(in->theirs))
        return MERGE_REFUSED;
    if (take_side(&clear, out))
        return MERGE_CLEAN;
    return in->kind == MERGE_ORDERED ? merge_ordered(&clear, out, a)
                                     : merge_facts(&clear, out, a);
}

enum merge_kind merge_kind_of(struct span path)
{
    struct span part, folder = {NULL, 0}, file = {NULL, 0};
    while (span_cut(&path, '/', &part)) {
        folder = file;
        file = part;
    }
    return span_is(file, "journal.conf") ? MERGE_SETTINGS
           : span_is(folder, "menus")    ? MERGE_ORDERED
                                         : MERGE_FACTS;
}

bool merge_setting_is_single(struct span name)
{
    static const char *const once[] = {"version",  "again", "commit",   "layout", "codes",
                                       "day-ends", "ask",   "capacity", "brief",  "expires"};
    for (size_t i = 0; i < sizeof once / sizeof *once; i++)
        if (span_is_nocase(name, once[i]))
            return true;
    return false;
}
