/* Fields of other programs that are about food. */
#include "import/notes.h"
#include "import/standing.h"

#include "unit.h"

TEST(standing_answers)
{
    static const char *const yes[] = {"Yes", "x",  "✓",    "TRUE", "1",
                                      "ja",  "Sí", "はい", "да",   "☑"};
    static const char *const no[] = {"No",   "N/A",  "-",      "nein", "FALSE", "0",    "nej",
                                     "geen", "なし", "いいえ", "—",    "S/O",   "없음", "não"};
    static const char *const text[] = {"mild", "nuts",    "2", "×",
                                       "✗",    "no nuts", "",  "yes, nuts"};
    struct arena a = ARENA_INIT;
    struct lexicon x;
    lexicon_init(&x, &a);
    for (size_t i = 0; i < sizeof yes / sizeof *yes; i++)
        if (!CHECK_INT(standing_answer(&x, span_str(yes[i])), ANSWER_YES))
            unit_note("yes", span_str(yes[i]));
    for (size_t i = 0; i < sizeof no / sizeof *no; i++)
        if (!CHECK_INT(standing_answer(&x, span_str(no[i])), ANSWER_NO))
            unit_note("no", span_str(no[i]));
    for (size_t i = 0; i < sizeof text / sizeof *text; i++)
        if (!CHECK_INT(standing_answer(&x, span_str(text[i])), ANSWER_TEXT))
            unit_note("text", span_str(text[i]));
    arena_release(&a);
}

TEST(standing_headings)
{
    static const struct {
        const char *heading;
        int key; /* KEY_NONE: it names nothing */
        const char *word;
    } v[] = {
        {"Nut allergy", KEY_ALLERGY, "Nut"},
        {"Allergic to peanuts?", KEY_ALLERGY, "peanuts"},
        {"Allergie aux noix", KEY_ALLERGY, "noix"},
        {"Nussallergie", KEY_ALLERGY, "Nussallergie"},
        {"甲殻類アレルギー", KEY_ALLERGY, "甲殻類アレルギー"},
        {"ナッツアレルギーの有無", KEY_ALLERGY, "ナッツアレルギーの有無"},
        {"Lactose intolerant", KEY_INTOLERANCE, "Lactose intolerant"},
        {"Milk intolerance", KEY_INTOLERANCE, "Milk"},
        {"Gluten", KEY_ALLERGY, "Gluten"},
        {"Vegan?", KEY_DIET, "Vegan"},
        {"Allergies", KEY_NONE, ""},
        {"Allergies (nuts, milk)", KEY_NONE, ""},
        {"Food allergies e.g. nuts", KEY_NONE, ""},
        {"Wine", KEY_NONE, ""},
        {"Fish or meat", KEY_NONE, ""},
        {"Favourite fish", KEY_NONE, ""},
        {"Milk preference", KEY_NONE, ""},
        {"", KEY_NONE, ""},
    };
    struct arena a = ARENA_INIT;
    struct lexicon x;
    lexicon_init(&x, &a);
    for (size_t i = 0; i < sizeof v / sizeof *v; i++) {
        struct column c = {.key = KEY_NONE};
        bool found = standing_heading(&x, span_str(v[i].heading), &c, &a);
        if (!CHECK_INT(found, v[i].key != KEY_NONE) || !CHECK_INT(c.key, v[i].key))
            unit_note("heading", span_str(v[i].heading));
        CHECK_STR(c.word, v[i].word);
    }
    arena_release(&a);
}

TEST(standing_texts)
{
    static const struct {
        const char *word, *value, *want;
    } v[] = {
        {"", "nuts; milk", "nuts, milk"},
        {"", "nuts|milk / egg ::: soy", "nuts, milk, egg, soy"},
        {"", "- nuts\r\n- milk\n", "nuts, milk"},
        {"", "nuts (mild; 1/2) ;", "nuts (mild; 1/2)"},
        {"", "w/o nuts", "w/o nuts"},
        {"", "peanut; until 2027-01-01", "peanut; until 2027-01-01"},
        {"", ";", ""},
        {"", "N/A", "N/A"},
        {"", "FALSE", "none"},
        {"", "none\nn/a", "none"},
        {"", "Yes", "Yes"},
        {"", "Ei", "Ei"},
        {"", "ei?", "ei?"},
        {"", "keine", "keine"},
        {"Hühnerei", "Ei", "Hühnerei (Ei)"},
        {"pähkinä", "ei", ""},
        {"nut", "yes", "nut"},
        {"nut", "no", ""},
        {"nut", "severe", "nut (severe)"},
        {"nut", "severe\n(pen)", "nut (severe, pen)"},
    };
    struct arena a = ARENA_INIT;
    struct lexicon x;
    lexicon_init(&x, &a);
    for (size_t i = 0; i < sizeof v / sizeof *v; i++) {
        struct column c = {.kind = COLUMN_KEY, .key = KEY_ALLERGY, .word = span_str(v[i].word)};
        CHECK_STR(standing_text(&x, &c, span_str(v[i].value), &a), v[i].want);
    }
    struct column likes = {.kind = COLUMN_KEY, .key = KEY_LIKES};
    CHECK_STR(standing_text(&x, &likes, SPAN("-"), &a), "");
    CHECK_STR(standing_text(&x, &likes, SPAN("no"), &a), "no");
    arena_release(&a);
}

/* Returns the parts of a note as "key: text" in one text. */
static struct span cut_notes(const struct labels *l, const char *text, struct arena *a)
{
    struct buf b = BUF_INIT;
    struct notes n = {.labels = l, .rest = span_str(text), .a = a};
    struct note_part part;
    while (notes_next(&n, &part)) {
        struct span key = part.labelled ? l->keys->v[part.column.key].name : SPAN("note");
        buf_fmt(&b, "%.*s: %.*s|", (int)key.n, key.p, (int)part.text.n, part.text.p);
    }
    struct span all = arena_copy(a, buf_span(&b));
    buf_release(&b);
    return all;
}

TEST(notes)
{
    static const struct {
        const char *text, *want;
    } v[] = {
        {"Allergies: nuts", "allergy: nuts|"},
        {"Regular. Allergies: nuts. Likes: tea. Window", "note: Regular.|allergy: nuts|"
                                                         "likes: tea. Window|"},
        {"Window, allergy: nuts; milk", "note: Window,|allergy: nuts; milk|"},
        {"Allergies:\n- nuts\n* milk\n\nseat: corner",
         "allergy: nuts|allergy: milk|seat: corner|"},
        {"Allergies:\nnone told", "note: Allergies:|note: none told|"},
        {"Allergies:", "note: Allergies:|"},
        {"allergy = nuts\nAllergies - milk", "allergy: nuts|allergy: milk|"},
        {"tea - with milk", "note: tea - with milk|"},
        {"Severe peanut allergy: carries a pen",
         "allergy: Severe peanut allergy: carries a pen|"},
        {"Peanut allergy: yes", "allergy: yes|"},
        {"Asked her about an allergy to nuts: none",
         "note: Asked her about an allergy to nuts: none|"},
        {"Phone: 1\nName: Bo\ndish: soup", "note: Phone: 1|note: Name: Bo|note: dish: soup|"},
        {" \n\r\n", ""},
    };
    struct arena a = ARENA_INIT;
    struct lexicon x;
    struct keys keys;
    lexicon_init(&x, &a);
    keys_init(&keys, &a);
    struct labels l = {&keys, &x};
    for (size_t i = 0; i < sizeof v / sizeof *v; i++)
        CHECK_STR(cut_notes(&l, v[i].text, &a), v[i].want);
    arena_release(&a);
}
