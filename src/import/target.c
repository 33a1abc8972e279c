#include "import/target.h"

#include "base/fold.h"

static const char *const parts[COLUMN_KINDS] = {
    [COLUMN_OWN] = "x", /* in the table only */
    [COLUMN_PREFIX] = "prefix",
    [COLUMN_FIRST] = "first-name",
    [COLUMN_MIDDLE] = "middle-name",
    [COLUMN_LAST] = "last-name",
    [COLUMN_SUFFIX] = "suffix",
    [COLUMN_KANA_FIRST] = "kana-first",
    [COLUMN_KANA_MIDDLE] = "kana-middle",
    [COLUMN_KANA_LAST] = "kana-last",
    [COLUMN_STREET] = "street",
    [COLUMN_CITY] = "city",
    [COLUMN_REGION] = "region",
    [COLUMN_ZIP] = "zip",
    [COLUMN_COUNTRY] = "country",
    [COLUMN_BIRTH_DAY] = "birth-day",
    [COLUMN_BIRTH_MONTH] = "birth-month",
    [COLUMN_BIRTH_YEAR] = "birth-year",
    [COLUMN_ANNIVERSARY_DAY] = "anniversary-day",
    [COLUMN_ANNIVERSARY_MONTH] = "anniversary-month",
    [COLUMN_BOOKED_DATE] = "booked-date",
    [COLUMN_BOOKED_TIME] = "booked-time",
    [COLUMN_BOOKED_COVERS] = "booked-covers",
    [COLUMN_BOOKED_TABLE] = "booked-table",
    [COLUMN_BOOKED_STATUS] = "booked-status",
};

const char *target_name(enum column_kind part)
{
    return parts[part];
}

bool target_find(struct span name, const struct keys *keys, struct heading_meaning *m)
{
    m->key = keys_find(keys, name);
    m->kind = m->key == KEY_ADDRESS ? COLUMN_ADDRESS : COLUMN_KEY;
    for (int i = 0; m->key == KEY_NONE && i < COLUMN_KINDS; i++)
        if (parts[i] && span_is(name, parts[i])) {
            m->kind = i;
            return true;
        }
    return m->key != KEY_NONE;
}

void target_letters(struct buf *b, struct span heading)
{
    size_t start = b->n, end;
    fold_words(b, heading);
    end = start;
    for (size_t i = start; i < b->n; i++)
        if (b->p[i] != ' ' && !(b->p[i] >= '0' && b->p[i] <= '9'))
            b->p[end++] = b->p[i];
    b->n = end;
}
