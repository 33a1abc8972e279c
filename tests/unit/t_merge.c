#include "unit.h"

#include "base/arena.h"
#include "merge/merge.h"
#include "text/edit.h"

#include <string.h>

/* One merge, done both ways round: the result must be the same. */
struct merged {
    enum merge_result result;
    struct buf out;
    struct arena arena;
    struct keys keys;
};

static enum merge_result run(struct merged *m, struct span b, struct span o, struct span t,
                             struct buf *out)
{
    struct merge_input in = {.base = b,
                             .ours = o,
                             .theirs = t,
                             .keys = &m->keys,
                             .marker = 7,
                             .ours_label = SPAN("ours"),
                             .theirs_label = SPAN("theirs")};
    return merge_lines(&in, out, &m->arena);
}

static void begin(struct merged *m)
{
    *m = (struct merged){.out = BUF_INIT, .arena = ARENA_INIT};
    keys_init(&m->keys, &m->arena);
}

static void end(struct merged *m)
{
    buf_release(&m->out);
    arena_release(&m->arena);
}

static void merge(struct merged *m, const char *b, const char *o, const char *t)
{
    begin(m);
    struct buf other = BUF_INIT;
    m->result = run(m, span_str(b), span_str(o), span_str(t), &m->out);
    CHECK_INT(run(m, span_str(b), span_str(t), span_str(o), &other), m->result);
    if (m->result == MERGE_CLEAN)
        CHECK_SPAN(buf_span(&other), buf_span(&m->out));
    buf_release(&other);
}

static void clean(const char *b, const char *o, const char *t, const char *want)
{
    struct merged m;
    merge(&m, b, o, t);
    CHECK_INT(m.result, MERGE_CLEAN);
    CHECK_STR(buf_span(&m.out), want);
    end(&m);
}

static void conflict(const char *b, const char *o, const char *t, const char *want)
{
    struct merged m;
    merge(&m, b, o, t);
    CHECK_INT(m.result, MERGE_CONFLICT);
    CHECK_STR(buf_span(&m.out), want);
    end(&m);
}

static void refused(struct span b, struct span o, struct span t)
{
    struct merged m;
    begin(&m);
    CHECK_INT(run(&m, b, o, t, &m.out), MERGE_REFUSED);
    CHECK_INT(m.out.n, 0);
    end(&m);
}

TEST(merge_one_side_only_is_that_side)
{
    clean("name: A\n", "zzz\n\nname: A\n", "name: A\n", "zzz\n\nname: A\n");
    clean("", "", "name: A", "name: A");
    clean("a: 1\n", "b: 2\n", "b: 2\n", "b: 2\n");
    clean("a: 1\n", "", "", "");
}

TEST(merge_both_append)
{
    clean("name: A\n2024-01-01 dish: a\n",
          "name: A\n2024-01-01 dish: a\n2024-01-03 visit: for 2\n2024-01-03 dish: c\n",
          "name: A\n2024-01-01 dish: a\n2024-01-02 visit: lunch\n2024-01-02 drink: b\n",
          "name: A\n2024-01-01 dish: a\n2024-01-02 visit: lunch\n2024-01-02 drink: b\n"
          "2024-01-03 visit: for 2\n2024-01-03 dish: c\n");
}

TEST(merge_orders_a_key_before_a_longer_one)
{
    clean("name: A\n", "name: A\nx-a: 1\n", "name: A\nX-a-b: 1\n",
          "name: A\nx-a: 1\nX-a-b: 1\n");
    clean("name: A\n", "name: A\nx-az: 2\n", "name: A\nX-AZ: 1\n",
          "name: A\nX-AZ: 1\nx-az: 2\n");
}

TEST(merge_both_append_the_same_day)
{
    clean("name: A\n", "name: A\n2024-01-01 19:00 visit: x\n2024-01-01 dish: q\n",
          "name: A\n2024-01-01 dish: b\n2024-01-01 note: n\n2024-01-01 dish+: a\n",
          "name: A\n2024-01-01 19:00 visit: x\n2024-01-01 dish+: a\n2024-01-01 dish: b\n"
          "2024-01-01 dish: q\n2024-01-01 note: n\n");
}

/* A conflict is where its lesser line would be. */
TEST(merge_a_conflict_has_its_place)
{
    conflict("name: A\n", "name: A\nbirthday: 01-01\nphone: 1\nlikes: tea\n",
             "name: A\nbirthday: 02-02\n",
             "name: A\nphone: 1\n<<<<<<< ours\nbirthday: 01-01\n=======\nbirthday: 02-02\n"
             ">>>>>>> theirs\nlikes: tea\n");
    conflict("name: A\naka: Z\nphone: 1\n", "name: A\naka: Z\nphone: 1\nbirthday: 01-01\n",
             "name: A\naka: Z\nphone: 1\nbirthday: 02-02\n",
             "name: A\naka: Z\nphone: 1\n<<<<<<< ours\nbirthday: 01-01\n=======\n"
             "birthday: 02-02\n>>>>>>> theirs\n");
    conflict("phone: 1\naka: Z\n", "name: A\nphone: 1\naka: Z\n", "name: B\nphone: 1\naka: Z\n",
             "<<<<<<< ours\nname: A\n=======\nname: B\n>>>>>>> theirs\nphone: 1\naka: Z\n");
}

TEST(merge_equal_additions_once)
{
    clean("name: A\n", "name: A\nlikes: tea\n2024-01-01 dish: a\n",
          "name: A\n2024-01-01 dish: a\nseat: bar\n",
          "name: A\nlikes: tea\nseat: bar\n2024-01-01 dish: a\n");
}

TEST(merge_removed_stays_removed)
{
    clean("name: A\nlikes: a\nlikes: b\n", "name: A\nlikes: b\n",
          "name: A\nlikes: a\nlikes: b\nvip: x\n", "name: A\nlikes: b\nvip: x\n");
    clean("name: A\nlikes: a\nlikes: b\nlikes: c\n", "name: A\nlikes: b\nlikes: c\n",
          "name: A\nlikes: a\nlikes: c\n", "name: A\nlikes: c\n");
}

TEST(merge_copies_are_one_fact)
{
    clean("tag: x\ntag: x\n", "tag: x\n", "tag: x\ntag: x\nvip: y\n", "tag: x\nvip: y\n");
    clean("tag: x\n", "", "tag: x\ntag: x\n", "");
    clean("vip: y\n", "vip: y\ntag: x\ntag: x\n", "tag: x\n", "tag: x\ntag: x\n");
}

TEST(merge_a_corrected_line_stays_in_its_place)
{
    clean("allergy: nuts\nname: A\nseat: bar\naka: B\n",
          "allergy: nuts\nname: A\nseat: counter\naka: B\n",
          "allergy: nuts (severe)\nname: A\nseat: bar\naka: B\n",
          "allergy: nuts (severe)\nname: A\nseat: counter\naka: B\n");
}

TEST(merge_correction_and_addition)
{
    clean("name: A\n2024-01-01 dish: cod\n", "name: A\n2024-01-01 dish+: cod; again\n",
          "name: A\n2024-01-01 dish: cod\n2024-01-01 dish: apple\n",
          "name: A\n2024-01-01 dish+: cod; again\n2024-01-01 dish: apple\n");
}

TEST(merge_changed_twice_is_a_conflict)
{
    conflict(
        "name: A\nseat: bar\nvip: y\n", "name: A\nseat: hall\nvip: y\n",
        "name: A\nseat: window\nvip: y\n",
        "name: A\n<<<<<<< ours\nseat: hall\n=======\nseat: window\n>>>>>>> theirs\nvip: y\n");
}

TEST(merge_equal_bodies_pair_first)
{
    /* Two of one date and key: only the body shows which became which. */
    conflict("2024-01-01 dish: a\n2024-01-01 dish: b\n",
             "2024-01-01 dish+: a\n2024-01-01 dish: b\n",
             "2024-01-01 dish-: a\n2024-01-01 dish~: b\n",
             "<<<<<<< ours\n2024-01-01 dish+: a\n=======\n2024-01-01 dish-: a\n>>>>>>> theirs\n"
             "2024-01-01 dish~: b\n");
    conflict("2024-01-01 19:00 booked: for 2\n", "2024-01-01 20:00 booked: for 2\n",
             "2024-01-01 21:00 booked: for 2\n",
             "<<<<<<< ours\n2024-01-01 20:00 booked: for 2\n=======\n"
             "2024-01-01 21:00 booked: for 2\n>>>>>>> theirs\n");
}

/* Two reworded lines of one date and key: each is paired with the line in its place, or with
 * its words.
 */
TEST(merge_pairs_by_place_and_words)
{
    conflict("2024-01-01 dish: cod\n2024-01-01 dish: rice\n", "2024-01-01 dish: cod\n",
             "2024-01-01 dish: black cod\n2024-01-01 dish: rice, pickles\n",
             "2024-01-01 dish: black cod\n<<<<<<< ours\n=======\n"
             "2024-01-01 dish: rice, pickles\n>>>>>>> theirs\n");
    conflict("2024-01-01 dish: cod\n2024-01-01 dish: rice\n",
             "2024-01-01 dish: black cod, miso\n2024-01-01 dish: rice with egg\n",
             "2024-01-01 dish: black cod\n2024-01-01 dish: rice, pickles\n",
             "<<<<<<< ours\n2024-01-01 dish: black cod, miso\n=======\n"
             "2024-01-01 dish: black cod\n>>>>>>> theirs\n"
             "<<<<<<< ours\n2024-01-01 dish: rice with egg\n=======\n"
             "2024-01-01 dish: rice, pickles\n>>>>>>> theirs\n");
    conflict("allergy: nutz\nallergy: egs\n", "allergy: nutz\n",
             "allergy: nuts\nallergy: eggs\n",
             "<<<<<<< ours\n=======\nallergy: eggs\n>>>>>>> theirs\nallergy: nuts\n");
    /* No common word: the order in one place decides. */
    conflict("2024-01-01 dish: a\n2024-01-01 dish: b\n",
             "2024-01-01 dish: c\n2024-01-01 dish: d\n", "2024-01-01 dish: b\n",
             "<<<<<<< ours\n2024-01-01 dish: c\n=======\n>>>>>>> theirs\n2024-01-01 dish: d\n");
    /* The words are elsewhere: they decide, not the place. */
    conflict("2024-01-01 dish: cod\n2024-01-01 note: n\n2024-01-01 dish: rice\n",
             "2024-01-01 dish: rice bowl\n2024-01-01 note: n\n2024-01-01 dish: black cod\n",
             "2024-01-01 note: n\n2024-01-01 dish: rice\n",
             "<<<<<<< ours\n2024-01-01 dish: black cod\n=======\n>>>>>>> theirs\n"
             "2024-01-01 dish: rice bowl\n2024-01-01 note: n\n");
}

TEST(merge_many_lines_reworded_are_paired_by_words)
{
    conflict("dish: eel [fish]\ndish: cod [fish]\ndish: tofu [soy]\n",
             "dish: eel [fish, soy]\ndish: cod [fish, soy]\ndish: beef\ndish: tofu [soy]\n",
             "dish: cod [fish, sesame]\ndish: tofu [soy]\n",
             "dish: beef\n"
             "<<<<<<< ours\ndish: cod [fish, soy]\n=======\ndish: cod [fish, sesame]\n"
             ">>>>>>> theirs\n"
             "<<<<<<< ours\ndish: eel [fish, soy]\n=======\n>>>>>>> theirs\n"
             "dish: tofu [soy]\n");
}

/* A key may have many facts, so one removed and another added are two changes. */
TEST(merge_unrelated_facts_are_not_paired)
{
    clean("likes: a\n", "", "likes: b\n", "likes: b\n");
    clean("tag: regular\n", "", "tag: press\nvip: y\n", "tag: press\nvip: y\n");
    clean("allergy: nuts\n", "", "allergy: sesame\n", "allergy: sesame\n");
    clean("likes: tea\n", "likes: rain\n", "likes: sake\n", "likes: rain\nlikes: sake\n");
    conflict("dish: black cod [fish]\ndish: eel [fish]\n",
             "dish: black cod [fish, sesame]\ndish: eel [fish]\n",
             "dish: eel [fish]\ndish: tofu [soy]\n",
             "<<<<<<< ours\ndish: black cod [fish, sesame]\n=======\n>>>>>>> theirs\n"
             "dish: eel [fish]\ndish: tofu [soy]\n");
    /* "none" answers whatever it replaces. */
    conflict("allergy: nuts\n", "allergy: none\n", "allergy: nuts (severe)\n",
             "<<<<<<< ours\nallergy: none\n=======\nallergy: nuts (severe)\n>>>>>>> theirs\n");
}

TEST(merge_a_conflict_has_the_new_lines_of_both)
{
    conflict("name: A\nseat: a\n", "name: A\nseat: b\nseat: c\n", "name: A\nseat: d\n",
             "name: A\n<<<<<<< ours\nseat: b\nseat: c\n=======\nseat: d\n>>>>>>> theirs\n");
    conflict("2024-01-01 19:00 visit: for 2\n",
             "2024-01-01 19:00 visit: lunch\n2024-01-01 20:00 visit: bar\n",
             "2024-01-01 19:00 visit: for 3\n",
             "<<<<<<< ours\n2024-01-01 19:00 visit: lunch\n2024-01-01 20:00 visit: bar\n"
             "=======\n2024-01-01 19:00 visit: for 3\n>>>>>>> theirs\n");
}

/* One fact, new on both sides: the line that says more of it stays. */
TEST(merge_a_fact_new_on_both_sides_is_one)
{
    clean("name: A\n", "name: A\n2024-01-01 dish: eel\n", "name: A\n2024-01-01 dish+: eel\n",
          "name: A\n2024-01-01 dish+: eel\n");
    clean("name: A\n", "name: A\n2024-01-01 note: x\n", "name: A\n2024-01-01 note: x; later\n",
          "name: A\n2024-01-01 note: x; later\n");
    clean("name: A\n", "name: A\n2024-01-01 visit: dinner for 2\n",
          "name: A\n2024-01-01 19:30 visit: dinner for 2\n",
          "name: A\n2024-01-01 19:30 visit: dinner for 2\n");
    clean("name: A\n", "name: A\nlikes: tea\nlikes:  sake\n",
          "name: A\nlikes: tea; iced\nlikes: sake\n",
          "name: A\nlikes:  sake\nlikes: tea; iced\n");
    conflict("name: A\n", "name: A\n2024-01-01 dish-: eel\n",
             "name: A\n2024-01-01 dish+: eel\n",
             "name: A\n<<<<<<< ours\n2024-01-01 dish-: eel\n=======\n2024-01-01 dish+: eel\n"
             ">>>>>>> theirs\n");
    conflict("name: A\n", "name: A\n2024-01-01 dish+: eel\n",
             "name: A\n2024-01-01 dish: eel; cold\n",
             "name: A\n<<<<<<< ours\n2024-01-01 dish+: eel\n=======\n"
             "2024-01-01 dish: eel; cold\n>>>>>>> theirs\n");
    /* Two sittings, or two portions on one side, are not one fact. */
    clean("", "2024-01-01 12:00 visit: for 2\n", "2024-01-01 19:00 visit: for 2\n",
          "2024-01-01 12:00 visit: for 2\n2024-01-01 19:00 visit: for 2\n");
    /* A note has no remark, but what was added to it is not another note. */
    clean("", "2024-01-01 note: x; y\n", "2024-01-01 note: x\n", "2024-01-01 note: x; y\n");
    clean("", "2024-01-01 dish: eel\n2024-01-01 dish: eel; again\n", "2024-01-01 dish+: eel\n",
          "2024-01-01 dish+: eel\n2024-01-01 dish: eel; again\n");
}

/* If one side only changed the spelling of a line, the other side's change is kept. */
TEST(merge_spelling_is_no_change)
{
    clean("Likes :tea\nvip: x\n", "likes: tea\nvip: x\n", "Likes :tea; iced\nvip: x\n",
          "Likes :tea; iced\nvip: x\n");
    clean("Likes :tea\nvip: x\n", "likes: tea\nvip: x\n", "vip: x\n", "vip: x\n");
    clean("Likes :tea\n", "likes: tea\n", "likes:  tea\n", "likes:  tea\n");
    /* Without the remark it is more than another spelling. */
    conflict("likes: tea; iced\n", "likes: tea\n", "likes: tea; hot\n",
             "<<<<<<< ours\nlikes: tea\n=======\nlikes: tea; hot\n>>>>>>> theirs\n");
}

/* Where histories cross, git's base may be a conflict of its own: all its versions are base. */
TEST(merge_drops_markers_of_the_base)
{
    clean("name: A\n<<<<<<<<< a\nseat: window\n=========\nseat: hall\n>>>>>>>>> b\n",
          "name: A\nseat: window\n2024-01-01 dish: a\n",
          "name: A\nseat: window\n2024-01-02 dish: b\n",
          "name: A\nseat: window\n2024-01-01 dish: a\n2024-01-02 dish: b\n");
    clean("<<<<<<< a\n||||||| b\nseat: x\n=======\nseat: y\n>>>>>>> b\n", "seat: x\n",
          "seat: x\nvip: z\n", "seat: x\nvip: z\n");
}

static void merge_kind(struct merged *m, enum merge_kind kind, const char *b, const char *o,
                       const char *t)
{
    begin(m);
    struct merge_input in = {.kind = kind,
                             .base = span_str(b),
                             .ours = span_str(o),
                             .theirs = span_str(t),
                             .keys = &m->keys,
                             .marker = 7,
                             .ours_label = SPAN("ours"),
                             .theirs_label = SPAN("theirs")};
    m->result = merge_lines(&in, &m->out, &m->arena);
}

static void check_kind(enum merge_kind kind, const char *b, const char *o, const char *t,
                       const char *want)
{
    bool conflict = strstr(want, "<<<<<<<");
    struct merged m;
    merge_kind(&m, kind, b, o, t);
    CHECK_INT(m.result, conflict ? MERGE_CONFLICT : MERGE_CLEAN);
    CHECK_STR(buf_span(&m.out), want);
    end(&m);
    if (conflict)
        return;
    merge_kind(&m, kind, b, t, o);
    CHECK_INT(m.result, MERGE_CLEAN);
    CHECK_STR(buf_span(&m.out), want);
    end(&m);
}

TEST(merge_settings)
{
    const enum merge_kind k = MERGE_SETTINGS;
    check_kind(k, "# ours\nversion: 1\n", "# ours\nversion: 1\nagain: 2 visits\n",
               "# ours\nversion: 1\ncommit: yes\n",
               "# ours\nversion: 1\nagain: 2 visits\ncommit: yes\n");
    check_kind(k, "version: 1\n", "version: 1\nagain: 2 visits\n",
               "version: 1\nagain: 3 visits\n",
               "version: 1\n<<<<<<< ours\nagain: 2 visits\n=======\nagain: 3 visits\n"
               ">>>>>>> theirs\n");
    check_kind(k, "version: 1\nlayout: flat\n", "version: 1\nlayout: sharded\n",
               "version: 1\nlayout: flat\nitem: part\n",
               "version: 1\nlayout: sharded\nitem: part\n");
    check_kind(k, "version: 1\n", "version: 1\nitem: part\n", "version: 1\nitem: tool\n",
               "version: 1\nitem: part\nitem: tool\n");
    check_kind(k, "again: 1 visits\n", "again: 2 visits\n", "",
               "<<<<<<< ours\nagain: 2 visits\n=======\n>>>>>>> theirs\n");
}

TEST(merge_menu_keeps_the_order)
{
    const enum merge_kind k = MERGE_ORDERED;
    check_kind(k, "soup\nbeef\n", "soup\nbeef\ntart\n", "soup\nbeef\ncake\n",
               "soup\nbeef\ncake\ntart\n");
    check_kind(k, "soup\nbeef\n", "soup\nbeef\ntart\n", "soup\nbeef\ntart\ncake\n",
               "soup\nbeef\ntart\ncake\n");
    check_kind(k, "z\nb\na\n", "z\nbb\na\n", "z\nb\naa\n", "z\nbb\naa\n");
    check_kind(k, "z\nb\na\n", "z\na\n", "z\nb\n", "z\n");
    check_kind(k, "z\nb\na\n", "y\nz\nb\na\n", "b\na\n", "y\nb\na\n");
    check_kind(k, "z\nb\na\n", "b\na\nz\n", "z\nb\na\nc\n", "b\na\nc\nz\n");
    check_kind(k, "soup\nbeef\n", "soup\nlamb\n", "soup\npork\n",
               "soup\n<<<<<<< ours\nlamb\n=======\npork\n>>>>>>> theirs\n");
    check_kind(k, "soup\nbeef\n", "soup\n", "soup\nbeef, rare\n",
               "soup\n<<<<<<< ours\n=======\nbeef, rare\n>>>>>>> theirs\n");
    check_kind(k, "a\nb\nc\nd\ne\n", "a\nX\nd\ne\n", "a\nb\nY\nZ\ne\n",
               "a\n<<<<<<< ours\nX\nd\n=======\nb\nY\nZ\n>>>>>>> theirs\ne\n");
    check_kind(k, "a\n\nb\n", "a\n\n\nb\n", "a\nc\n\nb\n", "a\nc\n\n\nb\n");
}

/* A dish that one side moved and the other took out does not come back unasked. */
TEST(merge_menu_brings_nothing_back)
{
    check_kind(MERGE_ORDERED, "a\nb\nc\n", "b\nc\na\n", "b\nc\n",
               "b\nc\n<<<<<<< ours\na\n=======\n>>>>>>> theirs\n");
}

TEST(merge_kind_of_paths)
{
    CHECK_INT(merge_kind_of(SPAN("journal.conf")), MERGE_SETTINGS);
    CHECK_INT(merge_kind_of(SPAN("house/journal.conf")), MERGE_SETTINGS);
    CHECK_INT(merge_kind_of(SPAN("menus/2026-11-23.txt")), MERGE_ORDERED);
    CHECK_INT(merge_kind_of(SPAN("house/menus/x.txt")), MERGE_ORDERED);
    CHECK_INT(merge_kind_of(SPAN("guests/me/menus.txt")), MERGE_FACTS);
    CHECK_INT(merge_kind_of(SPAN("dishes.txt")), MERGE_FACTS);
    CHECK_INT(merge_kind_of(SPAN("")), MERGE_FACTS);
}

TEST(merge_deleted_and_changed_is_a_conflict)
{
    conflict("name: A\nlikes: tea\n", "name: A\n", "name: A\nlikes: green tea\n",
             "name: A\n<<<<<<< ours\n=======\nlikes: green tea\n>>>>>>> theirs\n");
    conflict("name: A\nlikes: tea\n", "name: A\nlikes: tea; iced\n", "name: A\n",
             "name: A\n<<<<<<< ours\nlikes: tea; iced\n=======\n>>>>>>> theirs\n");
}

TEST(merge_the_same_change_is_none)
{
    clean("name: A\nseat: bar\n", "name: A\nseat: hall\nvip: x\n", "name: A\nseat: hall\n",
          "name: A\nseat: hall\nvip: x\n");
}

TEST(merge_name_and_birthday_once)
{
    conflict("", "name: Ann\nlikes: tea\n", "name: Anna\nlikes: sake\n",
             "<<<<<<< ours\nname: Ann\n=======\nname: Anna\n>>>>>>> theirs\nlikes: sake\n"
             "likes: tea\n");
    conflict(
        "name: A\n", "name: A\nbirthday: 06-14\n", "name: A\nbirthday: 06-15\n",
        "name: A\n<<<<<<< ours\nbirthday: 06-14\n=======\nbirthday: 06-15\n>>>>>>> theirs\n");
    clean("name: A\n", "name: A\naka: B\n", "name: A\naka: C\n", "name: A\naka: B\naka: C\n");
}

TEST(merge_a_booking_moved_twice_is_a_conflict)
{
    conflict("name: A\n2026-11-23 booked: for 2\n", "name: A\n2026-11-24 booked: for 2\n",
             "name: A\n2026-11-25 booked: for 2\n",
             "name: A\n<<<<<<< ours\n2026-11-24 booked: for 2\n=======\n"
             "2026-11-25 booked: for 2\n>>>>>>> theirs\n");
    clean("name: A\n2026-11-23 booked: for 2\n", "name: A\n2026-11-24 booked: for 2\n",
          "name: A\n2026-11-24 booked: for 2\nvip: x\n",
          "name: A\nvip: x\n2026-11-24 booked: for 2\n");
    clean("name: A\n", "name: A\n2026-11-24 booked: for 2\n",
          "name: A\n2026-11-25 booked: for 2\n",
          "name: A\n2026-11-24 booked: for 2\n2026-11-25 booked: for 2\n");
}

TEST(merge_comments_travel_with_the_fact_below)
{
    clean("name: A\n# about the seat\nseat: bar\n",
          "name: A\n# about the seat\nseat: hall\nlikes: tea\n",
          "name: A\nphone: 1\n# about the seat\nseat: bar\n# the end\n",
          "name: A\nphone: 1\nlikes: tea\n# about the seat\nseat: hall\n# the end\n");
    clean("name: A\n2024-01-01 dish: b\n",
          "name: A\n# two lines,\n# in this order\n2024-01-01 dish: a\n2024-01-01 dish: b\n",
          "name: A\nwho knows\n2024-01-01 dish: b\n2024-02-30 dish: no such day\n",
          "name: A\n# two lines,\n# in this order\n2024-01-01 dish: a\nwho knows\n"
          "2024-01-01 dish: b\n2024-02-30 dish: no such day\n");
}

TEST(merge_both_comment_one_fact)
{
    clean("name: A\n", "# m1\n# a2\nname: A\n", "# n1\n# b2\nname: A\n",
          "# m1\n# a2\n# n1\n# b2\nname: A\n");
}

TEST(merge_who_has_all_the_comments_sets_their_order)
{
    clean("name: A\n", "# b\n# a\nname: A\n", "# a\nname: A\n", "# b\n# a\nname: A\n");
    clean("name: A\n", "# a\n# b\nname: A\n", "# b\nname: A\n", "# a\n# b\nname: A\n");
}

TEST(merge_comments_of_a_conflict_stand_above_it)
{
    conflict("name: A\n", "name: A\nbirthday: 01-01\nlikes: tea\n",
             "name: A\n# sure\nbirthday: 02-02\n",
             "name: A\n# sure\n<<<<<<< ours\nbirthday: 01-01\n=======\nbirthday: 02-02\n"
             ">>>>>>> theirs\nlikes: tea\n");
}

TEST(merge_a_comment_outlives_its_fact)
{
    clean("# c\nlikes: a\nseat: b\n", "# c\nseat: b\n", "# c\nlikes: a\nseat: b\nvip: x\n",
          "# c\nseat: b\nvip: x\n");
}

TEST(merge_lines_that_are_no_facts)
{
    clean("nuts = tree-nut\n", "nuts = tree-nut\nbonito = fish\n",
          "nuts = tree-nut\nuni = urchin\n", "nuts = tree-nut\nbonito = fish\nuni = urchin\n");
}

TEST(merge_blank_lines)
{
    clean("name: A\n\n2024-01-01 dish: a\n", "name: A\nvip: x\n\n2024-01-01 dish: a\n",
          "name: A\n\n2024-01-01 dish: a\n\n2024-01-02 dish: b\n",
          "name: A\nvip: x\n\n2024-01-01 dish: a\n\n2024-01-02 dish: b\n");
    /* Each side set the first dated line apart; one blank line is enough. */
    clean("name: A\n", "name: A\n\n2024-01-01 dish: a\n", "name: A\n\n2024-01-02 dish: b\n",
          "name: A\n\n2024-01-01 dish: a\n2024-01-02 dish: b\n");
    /* At the end of the file: what one side changed, or the larger number. */
    clean("name: A\n\n", "name: A\n\n\n", "name: A\nvip: x\n", "name: A\nvip: x\n\n\n");
    clean("name: A\n\n", "name: A\n\n", "name: A\nvip: x\n", "name: A\nvip: x\n");
    clean("name: A\n\n", "name: A\n", "name: A\n\nvip: x\n", "name: A\n\nvip: x\n");
    clean("name: A\n", "name: A\n# c\n\n", "name: A\nvip: x\n\n", "name: A\nvip: x\n# c\n\n");
}

TEST(merge_keeps_an_order_one_side_made)
{
    clean("2024-01-02 dish: b\nname: A\n2024-01-01 dish: a\n",
          "name: A\n\n2024-01-01 dish: a\n2024-01-02 dish: b\n",
          "2024-01-02 dish: b\nname: A\n2024-01-01 dish: a\n2024-01-03 dish: c\n",
          "name: A\n\n2024-01-01 dish: a\n2024-01-02 dish: b\n2024-01-03 dish: c\n");
}

TEST(merge_crlf_on_one_side)
{
    clean("name: A\nvip: x\n", "name: A\r\nvip: x\r\n", "name: A\nvip: x\ntag: t\n",
          "name: A\r\ntag: t\r\nvip: x\r\n");
    clean("name: A\r\nvip: x\r\n", "name: A\r\nvip: x\r\n2024-01-01 dish: a\r\n",
          "name: A\nvip: x\n", "name: A\nvip: x\n2024-01-01 dish: a\n");
    clean("", "aka: A\r\nvip: x\r\n", "aka: B\r\n", "aka: A\r\naka: B\r\nvip: x\r\n");
    conflict("seat: a\r\n", "seat: b\r\n", "seat: c\r\n",
             "<<<<<<< ours\r\nseat: b\r\n=======\r\nseat: c\r\n>>>>>>> theirs\r\n");
}

TEST(merge_missing_last_newline)
{
    clean("name: A", "name: A\nvip: x", "name: A\ntag: t", "name: A\ntag: t\nvip: x");
    clean("name: A", "name: A\nvip: x\n", "name: A\ntag: t", "name: A\ntag: t\nvip: x\n");
    clean("name: A\r\n", "name: A\r\nvip: x", "name: A\r\ntag: t\r\n",
          "name: A\r\ntag: t\r\nvip: x");
    /* the side that ended it says how */
    clean("name: A\r\nvip: x", "name: A\r\ntag: t\r\nvip: x", "name: A\r\nvip: x\n",
          "name: A\r\ntag: t\r\nvip: x\n");
    clean("name: A\nvip: x", "name: A\ntag: t\nvip: x", "name: A\nvip: x\r\n",
          "name: A\ntag: t\nvip: x\r\n");
    conflict("seat: a", "seat: b", "seat: c",
             "<<<<<<< ours\nseat: b\n=======\nseat: c\n>>>>>>> theirs\n");
}

TEST(merge_byte_order_mark)
{
    clean("name: A\n", "\xEF\xBB\xBFname: A\nvip: x\n", "name: A\ntag: t\n",
          "\xEF\xBB\xBFname: A\ntag: t\nvip: x\n");
    clean("\xEF\xBB\xBFname: A\n", "name: A\nvip: x\n", "\xEF\xBB\xBFname: A\ntag: t\n",
          "name: A\ntag: t\nvip: x\n");
}

TEST(merge_refuses_nul_and_markers)
{
    struct span fine = SPAN("name: A\n"), nul = SPAN("name: A\n\0"), other = SPAN("vip: x\n");
    struct span marked = SPAN("<<<<<<< a\nvip: x\n=======\nvip: y\n>>>>>>> b\n");
    refused(fine, nul, other);
    refused(nul, fine, other);
    refused(fine, other, nul);
    refused(fine, other, marked);
    refused(fine, marked, marked);
}

TEST(merge_marker_width)
{
    struct merged m;
    begin(&m);
    struct merge_input in = {.base = SPAN("seat: a\n"),
                             .ours = SPAN("seat: b\n"),
                             .theirs = SPAN("seat: c\n"),
                             .keys = &m.keys,
                             .marker = 9};
    CHECK_INT(merge_lines(&in, &m.out, &m.arena), MERGE_CONFLICT);
    CHECK_STR(buf_span(&m.out), "<<<<<<<<<\nseat: b\n=========\nseat: c\n>>>>>>>>>\n");
    end(&m);
}

TEST(merge_keeps_what_stands_in_the_buffer)
{
    struct merged m;
    begin(&m);
    buf_str(&m.out, "before ");
    run(&m, SPAN(""), SPAN("vip: a\n"), SPAN("vip: b\n"), &m.out);
    CHECK_STR(buf_span(&m.out), "before vip: a\nvip: b\n");
    end(&m);
}

/* Where a day is new, the merge puts it where `add` would. */
TEST(merge_places_a_new_day_as_add_does)
{
    static const char *const files[] = {"name: A\n", "name: A\n\n2024-01-01 dish: a\n",
                                        "2024-03-01 dish: c\n2024-01-01 dish: a\n",
                                        "# c\n2024-03-01 dish: c\n"};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        struct merged m;
        begin(&m);
        struct buf ours = BUF_INIT, theirs = BUF_INIT, want = BUF_INIT;
        struct span base = span_str(files[i]);
        edit_insert(&ours, base, SPAN("2024-02-01 visit: for 2"), &m.keys);
        edit_insert(&theirs, base, SPAN("x-zone: 9"), &m.keys);
        edit_insert(&want, buf_span(&theirs), SPAN("2024-02-01 visit: for 2"), &m.keys);
        CHECK_INT(run(&m, base, buf_span(&ours), buf_span(&theirs), &m.out), MERGE_CLEAN);
        CHECK_SPAN(buf_span(&m.out), buf_span(&want));
        buf_release(&ours);
        buf_release(&theirs);
        buf_release(&want);
        end(&m);
    }
}
