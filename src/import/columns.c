#include "import/columns.h"

#include "base/buf.h"
#include "base/fold.h"
#include "query/suspicious.h"
#include "text/slug.h"

#include <stdlib.h>

/*
 * The words of headings, by what they mean, as people and programs write them: guest lists of
 * Google Contacts (both forms), Outlook, Square, Toast, TableCheck, SevenRooms, ResDiary,
 * NowBookIt, Resmio, CoverManager and their like, in English, Spanish and Japanese.
 */
struct synonyms {
    enum column_kind kind;
    int key;
    const char *words; /* cut at | */
};

static const struct synonyms synonyms[] = {
    {COLUMN_KEY, KEY_NAME,
     "name|full name|display name|guest|guest name|client name|customer name|customer|contact|"
     "nombre completo|nombre y apellidos|nombre y apellido|cliente|"
     "名前|氏名|お名前|お客様名|顧客名|氏名（漢字）|お名前（漢字）"},
    {COLUMN_FIRST, 0,
     "first name|given name|forename|nombre|nombre de pila|名|名（漢字）|first"},
    {COLUMN_MIDDLE, 0, "middle name|additional name|segundo nombre|ミドルネーム"},
    {COLUMN_LAST, 0,
     "last name|family name|surname|apellido|apellidos|primer apellido|氏|姓|苗字|氏（漢字）|"
     "姓（漢字）|last"},
    {COLUMN_PREFIX, 0, "name prefix|prefix|salutation|tratamiento"},
    {COLUMN_SUFFIX, 0, "name suffix|suffix|sufijo"},
    {COLUMN_KANA_FIRST, 0,
     "phonetic first name|given name yomi|名（アア）|名（カナ）|名（かな）|名カナ|メイ|"
     "名（フリガナ）"},
    {COLUMN_KANA_MIDDLE, 0, "phonetic middle name|additional name yomi"},
    {COLUMN_KANA_LAST, 0,
     "phonetic last name|family name yomi|氏（アア）|氏（カナ）|姓（カナ）|氏（かな）|"
     "姓（かな）|姓カナ|氏カナ|セイ|姓（フリガナ）"},
    {COLUMN_KEY, KEY_KANA,
     "yomi name|kana|phonetic name|フリガナ|ふりがな|カナ|氏名カナ|氏名（カナ）|お名前（カナ）|"
     "ヨミガナ|読み"},
    {COLUMN_KEY, KEY_AKA, "nickname|short name|aka|alias|apodo|sobrenombre|ニックネーム"},
    {COLUMN_KEY, KEY_PHONE,
     "phone|phone number|phone value|telephone|tel|mobile|mobile phone|cell|cell phone|"
     "primary phone|home phone|business phone|other phone|additional phone|phone number alt|"
     "phone alt|teléfono|telefono|móvil|teléfono móvil|número de teléfono|"
     "電話|電話番号|携帯|携帯電話|携帯番号|連絡先"},
    {COLUMN_KEY, KEY_EMAIL,
     "email|e mail|email address|e mail address|e mail value|email value|email alt|mail|"
     "correo|correo electrónico|Eメール|メール|メールアドレス|電子メール"},
    {COLUMN_ADDRESS, 0,
     "address|full address|address formatted|home address|business address|dirección|"
     "domicilio|住所|ご住所"},
    {COLUMN_STREET, 0,
     "street|street address|address street|home street|address extended address|"
     "address po box|home address po box|calle|番地"},
    {COLUMN_CITY, 0, "city|town|suburb|address city|home city|ciudad|población|市区町村"},
    {COLUMN_REGION, 0,
     "state|region|county|province|address region|home state|provincia|都道府県"},
    {COLUMN_ZIP, 0,
     "zip|zip code|postcode|postal code|address postal code|home postal code|código postal|"
     "cp|郵便番号"},
    {COLUMN_COUNTRY, 0, "country|address country|home country|home country region|país|国"},
    {COLUMN_KEY, KEY_COMPANY,
     "company|organization|organisation|organization name|empresa|compañía|会社|会社名|"
     "勤務先"},
    {COLUMN_KEY, KEY_BIRTHDAY,
     "birthday|birth date|birthdate|date of birth|dob|cumpleaños|fecha de nacimiento|"
     "誕生日|生年月日"},
    {COLUMN_BIRTH_DAY, 0, "birthday day|birthday date|day of birth"},
    {COLUMN_BIRTH_MONTH, 0, "birthday month|birth month"},
    {COLUMN_BIRTH_YEAR, 0, "birthday year|birth year"},
    {COLUMN_KEY, KEY_ANNIVERSARY, "anniversary|aniversario|記念日"},
    {COLUMN_ANNIVERSARY_DAY, 0, "anniversary day"},
    {COLUMN_ANNIVERSARY_MONTH, 0, "anniversary month"},
    {COLUMN_KEY, KEY_SINCE,
     "since|first visit|first visit date|customer since|primera visita|初回来店|初回来店日"},
    {COLUMN_KEY, KEY_DIET,
     "diet|dietary requirements|dietary restrictions|dietary needs|dietary preferences|"
     "dieta|restricciones alimentarias|食事制限"},
    {COLUMN_KEY, KEY_LIKES, "likes|preferences|gustos|preferencias|好み|好きなもの"},
    {COLUMN_KEY, KEY_DISLIKES, "dislikes|no le gusta|嫌いなもの|苦手なもの|苦手"},
    {COLUMN_KEY, KEY_SEAT, "seat|seating preference|favourite table|mesa preferida|座席|席"},
    {COLUMN_KEY, KEY_TAG,
     "tag|tags|labels|client tags|guest tags|group membership|categories|etiquetas|etiqueta|"
     "タグ|顧客タグ"},
    {COLUMN_KEY, KEY_VIP, "vip"},
    {COLUMN_KEY, KEY_LANGUAGE, "language|idioma|言語"},
    {COLUMN_KEY, KEY_PARTNER, "spouse|partner|pareja|cónyuge|配偶者"},
    {COLUMN_KEY, KEY_NOTE,
     "note|notes|private notes|comments|remarks|notas|nota|observaciones|comentarios|"
     "備考|メモ|ノート|顧客メモ"},
};

/* What --map calls what is no key of the journal. */
static const char *const parts[COLUMN_KINDS] = {
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
};

struct heading {
    struct span word; /* as known() makes it */
    const struct synonyms *of;
};

struct headings {
    struct heading *v;
    size_t n, cap;
};

/* The letters of a heading, folded: what it is compared by. */
static struct span letters(struct span heading, struct arena *a)
{
    struct buf folded = BUF_INIT, kept = BUF_INIT;
    fold_words(&folded, heading);
    for (size_t i = 0; i < folded.n; i++)
        if (folded.p[i] != ' ' && !(folded.p[i] >= '0' && folded.p[i] <= '9'))
            buf_char(&kept, folded.p[i]);
    struct span s = arena_copy(a, buf_span(&kept));
    buf_release(&folded);
    buf_release(&kept);
    return s;
}

static int by_word(const void *x, const void *y)
{
    const struct heading *a = x, *b = y;
    return span_cmp(a->word, b->word);
}

const struct headings *headings_new(struct arena *a)
{
    struct headings *h = ARENA_NEW(a, struct headings, 1);
    for (size_t i = 0; i < sizeof synonyms / sizeof *synonyms; i++) {
        struct span rest = span_str(synonyms[i].words), word;
        while (span_cut(&rest, '|', &word)) {
            h->v = arena_grow(a, h->v, h->n, &h->cap, sizeof *h->v);
            h->v[h->n++] = (struct heading){letters(word, a), &synonyms[i]};
        }
    }
    qsort(h->v, h->n, sizeof *h->v, by_word);
    return h;
}

/* x- and the slug: what is left of a heading that no key can be made of is x-column. */
struct span heading_own(struct span heading, struct arena *a)
{
    struct buf b = BUF_INIT;
    const char *why;
    buf_str(&b, "x-");
    if (!slug_make(&b, heading, &why))
        buf_str(&b, "column");
    buf_str(&b, key_prefix(buf_span(&b)) == b.n ? "" : "-column");
    struct span key = arena_copy(a, span_head(buf_span(&b), key_prefix(buf_span(&b))));
    buf_release(&b);
    return key;
}

/* The first number in a heading, as far as somebody may have that many addresses. */
static unsigned number_in(struct span heading)
{
    for (size_t i = 0; i < heading.n; i++)
        if (heading.p[i] >= '0' && heading.p[i] <= '9')
            return (unsigned)(heading.p[i] - '0');
    return 0;
}

struct column heading_find(const struct headings *h, struct span heading, struct arena *a)
{
    struct heading wanted = {letters(heading, a), NULL};
    struct column c = {
        .kind = COLUMN_OWN, .key = KEY_NONE, .index = number_in(heading), .heading = heading};
    const struct heading *found =
        wanted.word.n ? bsearch(&wanted, h->v, h->n, sizeof *h->v, by_word) : NULL;
    if (found) {
        c.kind = found->of->kind;
        c.key = found->of->key;
    } else if (suspicious_key(heading)) {
        bool milder = span_find(wanted.word, SPAN("toler")) != SPAN_NONE;
        c.kind = COLUMN_KEY; /* never one of the user's own, where no plan would look */
        c.key = milder ? KEY_INTOLERANCE : KEY_ALLERGY;
    } else {
        c.own = heading_own(heading, a);
    }
    return c;
}

bool heading_target(struct span word, const struct keys *keys, struct column *c)
{
    c->key = keys_find(keys, word);
    if (c->key != KEY_NONE) {
        c->kind = c->key == KEY_ADDRESS ? COLUMN_ADDRESS : COLUMN_KEY;
        return true;
    }
    if (span_starts(word, SPAN("x-")) && word.n > 2 && key_prefix(word) == word.n) {
        c->kind = COLUMN_OWN;
        c->own = word;
        return true;
    }
    for (int i = 0; i < COLUMN_KINDS; i++)
        if (parts[i] && span_is(word, parts[i])) {
            c->kind = (enum column_kind)i;
            return true;
        }
    c->kind = COLUMN_SKIP;
    return span_is(word, "-");
}

bool column_names(const struct column *c)
{
    return (c->kind == COLUMN_KEY && c->key == KEY_NAME) || c->kind == COLUMN_FIRST ||
           c->kind == COLUMN_LAST;
}
