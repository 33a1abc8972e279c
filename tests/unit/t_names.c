/* Parts of real names, of many scripts, from tests/data/names.tsv. */
#include "base/buf.h"
#include "base/fold.h"
#include "text/slug.h"

#include "unit.h"

#include <stdio.h>
#include <stdlib.h>

static bool load(struct buf *b)
{
    const char *root = getenv("ROOT");
    struct buf path = BUF_INIT;
    buf_fmt(&path, "%s/tests/data/names.tsv", root != NULL ? root : ".");
    FILE *f = fopen(buf_cstr(&path), "r");
    buf_release(&path);
    if (!CHECK(f != NULL))
        return false;
    size_t n;
    while ((n = fread(buf_room(b, 4096), 1, 4096, f)) > 0)
        b->n += n;
    fclose(f);
    return true;
}

/* Calls check for each name of the file; returns how many there are. */
static size_t each_name(bool (*check)(struct span name))
{
    struct buf file = BUF_INIT;
    size_t n = 0;
    struct span rest, line, field = {0};
    if (!load(&file))
        return 0;
    rest = buf_span(&file);
    while (span_line(&rest, &line)) {
        if (span_starts(line, SPAN("#")))
            continue;
        while (span_cut(&line, '\t', &field)) {
        }
        if (!check(field))
            unit_note("name", field);
        n++;
    }
    buf_release(&file);
    return n;
}

static bool slugs(struct span name)
{
    struct buf id = BUF_INIT;
    const char *why;
    bool ok = CHECK(slug_make(&id, name, &why)) && CHECK(slug_valid(buf_span(&id)));
    buf_release(&id);
    return ok;
}

static bool folds_once(struct span name)
{
    static void (*const folders[])(struct buf *, struct span) = {fold_add, fold_words,
                                                                 fold_slug};
    bool ok = true;
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
        struct buf once = BUF_INIT, twice = BUF_INIT;
        folders[i](&once, name);
        folders[i](&twice, buf_span(&once));
        ok = CHECK_SPAN(buf_span(&twice), buf_span(&once)) && ok;
        buf_release(&once);
        buf_release(&twice);
    }
    return ok;
}

TEST(names_slug)
{
    CHECK(each_name(slugs) > 1000);
}

TEST(names_fold)
{
    CHECK(each_name(folds_once) > 1000);
}
