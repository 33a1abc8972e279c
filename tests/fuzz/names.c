/* Names of people: a name agrees with itself, and two agree whichever comes first. */
#include "fuzz.h"

#include "base/fold.h"
#include "text/names.h"
#include "text/titles.h"

static struct span folded(struct span s)
{
    struct buf b = BUF_INIT;
    fold_words(&b, s);
    return fuzz_keep(&b);
}

static struct span key_of(struct span s)
{
    struct buf b = BUF_INIT;
    bool made = names_key(&b, s);
    MUST(made || b.n == 0);
    return fuzz_keep(&b);
}

static void check_parts(struct span name)
{
    struct span parts[NAME_PARTS];
    size_t n = 0;
    names_split(name, parts);
    for (size_t i = 0; i < NAME_PARTS; i++) {
        MUST(parts[i].n == 0 ||
             (parts[i].p >= name.p && parts[i].p + parts[i].n <= name.p + name.n));
        n += parts[i].n;
    }
    MUST(n <= name.n);
}

void fuzz_one(struct span input)
{
    check_parts(input);
    struct span one = fuzz_part(&input), a = folded(one), b = folded(input);
    struct span x = key_of(a);
    MUST(names_agree(a, 0, b, 0) == names_agree(b, 0, a, 0));
    MUST(!x.n || names_agree(a, 0, a, 0));
    MUST(titles_only(a) == (x.n == 0));
    titles_is_generation(a);
    names_need_title(a);
    MUST(names_agree(a, titles_kind(b), b, 0) == names_agree(b, 0, a, titles_kind(b)));
}
