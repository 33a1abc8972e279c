/* Names: folding and ids. */
#include "fuzz.h"

#include "base/fold.h"
#include "base/utf8.h"
#include "base/width.h"
#include "text/slug.h"

static struct span fold(struct span s, void (*how)(struct buf *, struct span))
{
    struct buf b = BUF_INIT;
    how(&b, s);
    return fuzz_keep(&b);
}

static void check_fold(struct span s)
{
    struct span f = fold(s, fold_add), w = fold(s, fold_words);
    MUST_EQ(fold(f, fold_add), f);
    MUST_EQ(fold(w, fold_words), w);
    MUST(!utf8_valid(s) || (utf8_valid(f) && utf8_valid(w)));
    MUST(fold_distance(f, f, 2) == 0);
    MUST(fold_distance(s, w, 3) == fold_distance(w, s, 3));
}

static void check_slug(struct span s)
{
    struct buf b = BUF_INIT;
    const char *why = "";
    bool made = slug_make(&b, s, &why);
    struct span id = fuzz_keep(&b);
    MUST(made ? id.n > 0 && id.n <= 100 && !why : id.n == 0 && why);
    MUST(slug_prefix(s) <= s.n);
    if (!made)
        return;
    MUST(slug_valid(id) && utf8_valid(id) && slug_prefix(id) == id.n);
    MUST(slug_make(&b, id, &why));
    MUST_EQ(fuzz_keep(&b), id);
    for (size_t i = 0; i < id.n; i++) {
        unsigned char c = (unsigned char)id.p[i];
        MUST(c >= 0x80 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
             (c == '-' && i > 0 && i + 1 < id.n));
    }
}

void fuzz_one(struct span input)
{
    check_fold(input);
    check_slug(input);
}
