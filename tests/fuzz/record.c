/* HEADING, then a value: whatever a column says, the lines of the record are facts. */
#include "fuzz.h"

#include "import/bookings.h"
#include "import/naming.h"
#include "text/edit.h"

static struct labels labels;

static void begin(void)
{
    static struct arena kept;
    static struct keys keys;
    static struct lexicon lexicon;
    if (labels.keys)
        return;
    keys_init(&keys, &kept);
    lexicon_init(&lexicon, &kept);
    labels = (struct labels){&keys, &lexicon};
}

static void check_lines(const struct person *p)
{
    for (size_t i = 0; i < p->lines.n; i++) {
        struct fact f = fact_parse(p->lines.v[i], 0, labels.keys);
        MUST(f.kind == LINE_FACT && (f.text.n || f.key == KEY_BOOKED));
        MUST(!edit_refuses(p->lines.v[i]));
    }
}

void fuzz_one(struct span input)
{
    struct buf why = BUF_INIT;
    struct person p;
    begin();
    struct span heading = fuzz_part(&input);
    struct column c = heading_find(heading, &fuzz_arena),
                  note = {.kind = COLUMN_KEY, .key = KEY_NOTE};
    labels_heading(&labels, &c, &fuzz_arena);
    person_begin(&p, 1, &labels, DAY_ORDER_DMY, &why, &fuzz_arena);
    person_add(&p, &c, input);
    person_add(&p, &note, input);
    naming_finish(&p);
    person_finish(&p);
    bookings_finish(&p);
    if (!p.refused)
        check_lines(&p);
    buf_release(&why);
}
