/* Whether two names may be one person's. */
#include "base/arena.h"
#include "base/fold.h"
#include "text/names.h"
#include "text/titles.h"

#include "unit.h"

static struct span folded(const char *name, struct arena *a)
{
    struct buf b = BUF_INIT;
    fold_words(&b, span_str(name));
    struct span s = arena_copy(a, buf_span(&b));
    buf_release(&b);
    return s;
}

TEST(names_agree)
{
    static const struct {
        const char *a, *b;
        bool agree;
    } v[] = {
        {"Aiko Nakamura", "NAKAMURA, Aikö", true},
        {"Aiko", "Aiko Nakamura", true},
        {"Mr. Bo Dahl", "Bo Dahl", true},
        {"Herr Prof. Dr. Udo Weber", "Udo Weber", true},
        {"Ann Berg, PhD", "Ann Berg", true},
        {"Mr Berg", "Berg", true},
        {"John Smith Jr.", "Smith, John Junior", true},
        {"山田太郎", "山田 太郎", true},
        {"太郎 山田", "山田太郎", true},
        {"山田 太郎 様", "山田太郎", true},
        {"山田太郎様", "山田太郎", true},
        {"山田", "山田 太郎", true},
        {"김 철수", "김철수님", true},
        {"Mr.", "Mr. Cy Ek", false},
        {"Mr Berg", "Mrs Berg", false},
        {"Herr Berg", "Frau Berg", false},
        {"M. Dupont", "Mme Dupont", false},
        {"Mr Berg", "Ann Berg", false},
        {"Frau Dr. Weber", "Dr. Weber", true},
        {"Frau M. Weber", "Frau Weber", false},
        {"Mr and Mrs Berg", "Mr & Mrs Berg", true},
        {"Dr. Weber", "Mrs Weber", false},
        {"Miss Berg", "Mrs Berg", false},
        {"Ann and Bo Berg", "Bo and Ann Berg", true},
        {"Ann and Bo Berg", "Bo Berg", false},
        {"Ana y Luis García", "Ana García", false},
        {"李国强", "李國強 先生", true},
        {"渡辺花子", "渡邉 花子", true},
        {"فاطمة إبراهيم", "فاطمه ابراهیم", true},
        {"Mr & Mrs Berg", "Mr Berg", false},
        {"Hr. Weber", "Fr. Weber", false},
        {"Familie Weber", "Dr. Weber", false},
        {"陈大文先生", "陈大文太太", false},
        {"山田太郎先生", "山田太郎様", true},
        {"김철수 선생님", "김철수", true},
        {"Dr. A. Weber", "Dr. B. Weber", false},
        {"John Smith", "John Smith Sr.", false},
        {"John Smith Jr.", "John Smith Sr.", false},
        {"John Smith II", "John Smith III", false},
        {"Ann Berg", "Bo Berg", false},
        {"Don Smith", "Jane Smith", false},
        {"山田太郎", "田山太郎", false},
        {"山田花子", "山田太郎", false},
        {"", "Ann", false},
    };
    struct arena a = ARENA_INIT;
    for (size_t i = 0; i < sizeof v / sizeof *v; i++) {
        struct span x = folded(v[i].a, &a), y = folded(v[i].b, &a);
        if (!CHECK_INT(names_agree(x, 0, y, 0), v[i].agree) ||
            !CHECK_INT(names_agree(y, 0, x, 0), v[i].agree))
            unit_note(v[i].a, span_str(v[i].b));
    }
    arena_release(&a);
}

TEST(titles_only)
{
    static const char *const nobody[] = {"Mr.",  "Dr",   "Herr Dr.", "Jr.",
                                         "Frau", "先生", "Sig.ra"};
    static const char *const somebody[] = {"Mr. Ek", "Mark", "Sri", "Don", "Jack Ma", "様子"};
    struct arena a = ARENA_INIT;
    for (size_t i = 0; i < sizeof nobody / sizeof *nobody; i++)
        if (!CHECK(titles_only(folded(nobody[i], &a))))
            unit_note("somebody", span_str(nobody[i]));
    for (size_t i = 0; i < sizeof somebody / sizeof *somebody; i++)
        if (!CHECK(!titles_only(folded(somebody[i], &a))))
            unit_note("nobody", span_str(somebody[i]));
    CHECK(titles_is_generation(folded("Sr.", &a)) && titles_is_generation(folded("III", &a)));
    CHECK(!titles_is_generation(folded("PhD", &a)) && !titles_is_generation(folded("", &a)));
    arena_release(&a);
}

/* Titles from columns. */
TEST(names_titles)
{
    static const struct {
        const char *a, *title_a, *b, *title_b;
        bool agree;
    } v[] = {
        {"J Berg", "Mr", "J Berg", "Mr.", true},
        {"J Berg", "Mr", "J Berg", "", true},
        {"J Berg", "Mr", "J Berg", "Chef", true},
        {"J Berg", "Mr", "J Berg", "Mrs", false},
        {"Mr J Berg", "", "J Berg", "Mrs", false},
        {"J Berg", "Dña.", "J Berg", "D.", false},
        {"陈大文", "先生", "陈大文", "太太", false},
        {"山田", "様", "山田", "夫人", false},
        {"山田", "様", "山田", "先生", true},
    };
    struct arena a = ARENA_INIT;
    for (size_t i = 0; i < sizeof v / sizeof *v; i++) {
        unsigned x = titles_kind(folded(v[i].title_a, &a));
        unsigned y = titles_kind(folded(v[i].title_b, &a));
        if (!CHECK_INT(names_agree(folded(v[i].a, &a), x, folded(v[i].b, &a), y),
                       v[i].agree))
            unit_note(v[i].title_a, span_str(v[i].title_b));
    }
    CHECK(names_need_title(folded("Berg", &a)) && names_need_title(folded("王", &a)));
    CHECK(!names_need_title(folded("Mr Berg", &a)) && !names_need_title(folded("Bo Ek", &a)));
    CHECK(!names_need_title(folded("王芳", &a)) && !names_need_title(folded("", &a)));
    arena_release(&a);
}

TEST(names_parts)
{
    static const struct {
        const char *name, *want[NAME_PARTS];
    } v[] = {
        {"Ann Berg", {"Berg", "Ann", "", ""}},
        {"Berg, Ann Mae", {"Berg", "Ann Mae", "", ""}},
        {"Dr. Ann B. van der Berg Jr.", {"van der Berg", "Ann B.", "Dr.", "Jr."}},
        {"Ann Berg, PhD", {"Berg", "Ann", "", "PhD"}},
        {"Madonna", {"Madonna", "", "", ""}},
        {"山田 太郎", {"山田", "太郎", "", ""}},
        {"山田太郎", {"山田太郎", "", "", ""}},
        {"김 철수", {"김", "철수", "", ""}},
        {"Mr.", {"Mr.", "", "", ""}},
        {"  ", {"", "", "", ""}},
        {",", {"", "", "", ""}},
    };
    for (size_t i = 0; i < sizeof v / sizeof *v; i++) {
        struct span parts[NAME_PARTS];
        names_split(span_str(v[i].name), parts);
        for (size_t k = 0; k < NAME_PARTS; k++)
            CHECK_STR(parts[k], v[i].want[k]);
    }
}
