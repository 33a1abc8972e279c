#include "unit.h"

#include "formats/encoding.h"
#include "formats/json.h"
#include "import/bookings.h"
#include "import/cells.h"
#include "import/columns.h"
#include "import/dates.h"
#include "import/headings.h"
#include "import/index.h"

static void check_day(const char *text, enum day_order order, enum day_read want,
                      const char *day)
{
    struct buf b = BUF_INIT;
    CHECK_INT(day_read(&b, span_str(text), order), want);
    CHECK_STR(buf_span(&b), day);
    buf_release(&b);
}

TEST(days_of_other_programs)
{
    static const char *const fourteenth[] = {
        "1980-06-14",
        "1980/6/14",
        "19800614",
        "1980年6月14日",
        "14 June 1980",
        "June 14, 1980",
        "14/06/1980",
        "06/14/1980",
        "14.6.1980",
        "1980-06-14T00:00:00Z",
        " 1980-06-14 ",
        "1980-06-14 00:00",
        "19800614T231000Z",
        "19800614T1430-0500",
        "1980-06-14T23:10:00.000Z",
        "June 14th, 1980",
        "Saturday, June 14, 1980",
        "14-Jun-80",
        "the 14th of June 1980",
        "14 juin 1980",
        "14. Juni 1980",
        "14 de junio de 1980",
        "14 giugno 1980",
        "14 de junho de 1980",
        "14 juni 1980",
        "samedi 14 juin 1980",
        "14/06/80",
        "06/14/80",
        "昭和55年6月14日",
        "1980년 6월 14일",
        "１９８０年６月１４日",
        "14. Jun. 1980",
    };
    for (size_t i = 0; i < sizeof fourteenth / sizeof *fourteenth; i++)
        check_day(fourteenth[i], DAY_ORDER_UNKNOWN, DAY_READ, "1980-06-14");
    check_day("14 März 1980", DAY_ORDER_UNKNOWN, DAY_READ, "1980-03-14");
    check_day("1er août 1980", DAY_ORDER_UNKNOWN, DAY_READ, "1980-08-01");
    check_day("平成2年1月3日", DAY_ORDER_UNKNOWN, DAY_READ, "1990-01-03");
    check_day("1604-06-14", DAY_ORDER_UNKNOWN, DAY_READ, "06-14");
    check_day("0000-06-14", DAY_ORDER_UNKNOWN, DAY_READ, "06-14");
    check_day("0000-00-00", DAY_ORDER_UNKNOWN, DAY_EMPTY, "");
    check_day("0/0/00", DAY_ORDER_UNKNOWN, DAY_EMPTY, "");
    check_day("3/4/80", DAY_ORDER_UNKNOWN, DAY_AMBIGUOUS, "");
    check_day("3/4/80", DAY_ORDER_DMY, DAY_READ, "1980-04-03");
    check_day("--0614", DAY_ORDER_UNKNOWN, DAY_READ, "06-14");
    check_day("--06-14", DAY_ORDER_UNKNOWN, DAY_READ, "06-14");
    check_day("6月4日", DAY_ORDER_UNKNOWN, DAY_READ, "06-04");
    check_day("Jun 4", DAY_ORDER_MDY, DAY_READ, "06-04");
    check_day("--0229", DAY_ORDER_UNKNOWN, DAY_READ, "02-29");
    check_day("3/4/1980", DAY_ORDER_UNKNOWN, DAY_AMBIGUOUS, "");
    check_day("3/4", DAY_ORDER_UNKNOWN, DAY_AMBIGUOUS, "");
    check_day("3/4/1980", DAY_ORDER_DMY, DAY_READ, "1980-04-03");
    check_day("3/4/1980", DAY_ORDER_MDY, DAY_READ, "1980-03-04");
    check_day("5/5/1980", DAY_ORDER_UNKNOWN, DAY_READ, "1980-05-05");
    check_day("Sept 3, 1980", DAY_ORDER_UNKNOWN, DAY_READ, "1980-09-03");
    check_day("1980 dec 31", DAY_ORDER_UNKNOWN, DAY_READ, "1980-12-31");
    check_day("1/13/1980", DAY_ORDER_UNKNOWN, DAY_READ, "1980-01-13");
    check_day("12/13", DAY_ORDER_DMY, DAY_READ, "12-13");
    check_day("13/12", DAY_ORDER_MDY, DAY_READ, "12-13");
    check_day("11/12", DAY_ORDER_UNKNOWN, DAY_AMBIGUOUS, "");
    check_day("12/11", DAY_ORDER_DMY, DAY_READ, "11-12");
    check_day("1/2/1980 3:00", DAY_ORDER_MDY, DAY_READ, "1980-01-02");
    check_day("14 June 1980 12:30", DAY_ORDER_UNKNOWN, DAY_READ, "1980-06-14");
    static const char *const none[] = {"",
                                       "soon",
                                       "31/31/1980",
                                       "1980-02-30",
                                       "3/4/07",
                                       "14 jui 1980",
                                       "1979-02-29",
                                       "14 June 07",
                                       "14 Jumble 1980",
                                       "14 June June 1980",
                                       "1/2/3/4",
                                       "------",
                                       "Ju 4",
                                       "June 1980",
                                       "June 31",
                                       "0614",
                                       "--061",
                                       "1980061",
                                       "123456789",
                                       "1980年6月",
                                       "6/31",
                                       "0/5",
                                       "5/0",
                                       "1980-06-14 10.00",
                                       "1980-06-14 noon:",
                                       "13/13",
                                       "123/4/1980",
                                       "3/123/1980",
                                       "123 June 1980",
                                       "1980 June 123",
                                       "3:4:1980",
                                       "1980-006-0014x",
                                       "1980 14 June 12",
                                       "14 1980 June 3",
                                       "June 123",
                                       "14 June 19801",
                                       "1/2/123",
                                       "1/123",
                                       "1980-6",
                                       "1980 6",
                                       "6月",
                                       "19800614 1"};
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        check_day(none[i], DAY_ORDER_DMY, DAY_UNREADABLE, "");
}

TEST(headings_of_other_programs)
{
    static const struct {
        const char *heading;
        enum column_kind kind;
        int key;
    } known[] = {
        {"First Name", COLUMN_FIRST, 0},
        {"firstName", COLUMN_FIRST, 0},
        {"first_name", COLUMN_FIRST, 0},
        {"Given Name", COLUMN_FIRST, 0},
        {"nombre", COLUMN_FIRST, 0},
        {"apellido", COLUMN_LAST, 0},
        {"氏（漢字）", COLUMN_LAST, 0},
        {"名（アア）", COLUMN_KANA_FIRST, 0},
        {"E-mail 1 - Value", COLUMN_KEY, KEY_EMAIL},
        {"email1", COLUMN_KEY, KEY_EMAIL},
        {"Eメール", COLUMN_KEY, KEY_EMAIL},
        {"電話", COLUMN_KEY, KEY_PHONE},
        {"phone_number_alt", COLUMN_KEY, KEY_PHONE},
        {"Home Phone 2", COLUMN_KEY, KEY_PHONE},
        {"Birthday", COLUMN_KEY, KEY_BIRTHDAY},
        {"cumpleaños", COLUMN_KEY, KEY_BIRTHDAY},
        {"BirthdayDate", COLUMN_BIRTH_DAY, 0},
        {"birthday_month", COLUMN_BIRTH_MONTH, 0},
        {"顧客タグ", COLUMN_KEY, KEY_TAG},
        {"Address 2 - City", COLUMN_CITY, 0},
        {"ZIP", COLUMN_ZIP, 0},
        {"Primary Email", COLUMN_KEY, KEY_EMAIL},
        {"Mobile Number", COLUMN_KEY, KEY_PHONE},
        {"Telefon geschäftlich 2", COLUMN_KEY, KEY_PHONE},
        {"Privat: PLZ", COLUMN_ZIP, 0},
        {"Ville (bureau)", COLUMN_CITY, 0},
        {"Dirección de correo electrónico secundaria", COLUMN_KEY, KEY_EMAIL},
        {"Data di Nascita", COLUMN_KEY, KEY_BIRTHDAY},
        {"Aniversário", COLUMN_KEY, KEY_BIRTHDAY},
        {"Aniversario", COLUMN_KEY, KEY_ANNIVERSARY},
        {"Huisadres, plaats", COLUMN_CITY, 0},
        {"都道府県 (自宅)", COLUMN_REGION, 0},
        {"商務 - 郵遞區號", COLUMN_ZIP, 0},
        {"Business Name", COLUMN_KEY, KEY_COMPANY},
        {"Alternate Name", COLUMN_OWN, 0},
        {"Business Fax", COLUMN_OWN, 0},
        {"Manager's Name", COLUMN_OWN, 0},
        {"Number of Guests", COLUMN_BOOKED_COVERS, 0},
        {"código país", COLUMN_OWN, 0},
    };
    struct arena a = ARENA_INIT;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        struct column c = heading_find(span_str(known[i].heading), &a);
        if (!CHECK_INT(c.kind, known[i].kind) ||
            !(c.kind != COLUMN_KEY || CHECK_INT(c.key, known[i].key)))
            CHECK_STR(c.heading, "");
    }
    CHECK_INT(heading_find(SPAN("Address 2 - City"), &a).index, 2);
    CHECK_INT(heading_find(SPAN("Street 2"), &a).index, 0);
    CHECK(heading_find(SPAN("Home City"), &a).index == heading_find(SPAN("City"), &a).index);
    CHECK(heading_find(SPAN("Work City"), &a).index != heading_find(SPAN("City"), &a).index);
    CHECK_STR(heading_find(SPAN("Lifetime Spend (€)"), &a).own, "x-lifetime-spend");
    CHECK_STR(heading_find(SPAN("ランキング"), &a).own, "x-ランキング");
    CHECK_STR(heading_find(SPAN("***"), &a).own, "x-column");
    arena_release(&a);
}

/* Columns whose meaning the others decide. */
TEST(headings_beside_others)
{
    static const struct {
        const char *headings[4];
        int at;
        enum column_kind kind;
    } tables[] = {
        {{"Name", "Vorname"}, 0, COLUMN_LAST},
        {{"Name", "Vorname", "Nachname"}, 0, COLUMN_KEY},
        {{"Nome", "Apelido"}, 1, COLUMN_LAST},
        {{"Nome", "Sobrenome", "Apelido"}, 2, COLUMN_KEY},
        {{"Birth Day", "Birth Month", "Birth Year"}, 0, COLUMN_BIRTH_DAY},
        {{"Birth Day", "Name"}, 0, COLUMN_KEY},
        {{"Geburtstag", "Geburtsmonat", "Geburtsjahr"}, 0, COLUMN_BIRTH_DAY},
        {{"Name", "Date", "Time"}, 1, COLUMN_BOOKED_DATE},
        {{"Name", "Date", "Pax"}, 2, COLUMN_BOOKED_COVERS},
        {{"Name", "Date", "Status"}, 1, COLUMN_OWN},
        {{"Booking Date", "Time", "Name"}, 0, COLUMN_BOOKED_DATE},
        {{"Booking Date", "Date", "Time"}, 0, COLUMN_OWN},
        {{"Booked By", "Date", "Time"}, 0, COLUMN_KEY},
        {{"Booked By", "First Name", "Last Name"}, 0, COLUMN_OWN},
        {{"Name", "Table", "Guests"}, 1, COLUMN_OWN},
    };
    struct arena a = ARENA_INIT;
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        struct column v[4], *columns[4];
        size_t n = 0;
        for (; n < 4 && tables[i].headings[n]; n++) {
            v[n] = heading_find(span_str(tables[i].headings[n]), &a);
            columns[n] = &v[n];
        }
        headings_settle(columns, n);
        CHECK_INT(v[tables[i].at].kind, tables[i].kind);
    }
    arena_release(&a);
}

TEST(noise_of_other_programs)
{
    CHECK(headings_is_noise(SPAN("Priority"), SPAN("Normal")));
    CHECK(!headings_is_noise(SPAN("Priority"), SPAN("High")));
    CHECK(headings_is_noise(SPAN("E-mail 1 - Label"), SPAN("* Home")));
    CHECK(headings_is_noise(SPAN("Priorität"), SPAN("normal")));
    CHECK(!headings_is_noise(SPAN("Notes"), SPAN("Normal")));
}

static void check_cells(bool (*next)(struct span *, struct span *), const char *text,
                        const char *want)
{
    struct buf b = BUF_INIT;
    struct span rest = span_str(text), one;
    while (next(&rest, &one)) {
        buf_str(&b, b.n ? "|" : "");
        buf_add(&b, one);
    }
    CHECK_STR(buf_span(&b), want);
    buf_release(&b);
}

TEST(several_values_in_a_cell)
{
    check_cells(cell_phone, "+15555550100, +15555550101", "+15555550100|+15555550101");
    check_cells(cell_phone, "15555550100/15555550101", "15555550100|15555550101");
    check_cells(cell_phone, "0170 1234567 or 030 1234567", "0170 1234567|030 1234567");
    check_cells(cell_phone, "+49 170 1 +49 170 1234567", "+49 170 1|+49 170 1234567");
    check_cells(cell_phone, "1 ::: 2;;3", "1|2|3");
    check_cells(cell_phone, "030/1234567", "030/1234567");
    check_cells(cell_phone, "030 1234567/8", "030 1234567/8");
    check_cells(cell_phone, "1,555,0100", "1,555,0100");
    check_cells(cell_phone, "tel:+4930123", "+4930123");
    check_cells(cell_mail, "a@b.c, d@e.f g@h.i;j@k.l", "a@b.c|d@e.f|g@h.i|j@k.l");
    check_cells(cell_mail, "Ann Berg <a@b.c>; mailto:d@e.f", "a@b.c|d@e.f");
    check_cells(cell_mail, "a@b.c (home)", "a@b.c (home)");
    check_cells(cell_name, "Annie | ::: A. Berg", "Annie|A. Berg");
}

TEST(guards_of_spreadsheets)
{
    CHECK_STR(cell_plain(SPAN("=\"0049170\"")), "0049170");
    CHECK_STR(cell_plain(SPAN(" '+49170 ")), "+49170");
    CHECK_STR(cell_plain(SPAN("'quoted'")), "'quoted'");
    CHECK(cell_is_shortened(SPAN("4.91701E+11")));
    CHECK(cell_is_shortened(SPAN("4,9E11")));
    CHECK(!cell_is_shortened(SPAN("49170")));
    CHECK(!cell_is_shortened(SPAN("49170 ext 1")));
    CHECK(!cell_is_shortened(SPAN("E11")));
}

TEST(encodings)
{
    size_t at;
    CHECK(encoding_guess(SPAN("name\nJos\xC3\xA9"), &at) == NULL);
    CHECK_STR(span_str(encoding_guess(SPAN("Jos\xE9,Andr\xE9s"), &at)), "WINDOWS-1252");
    CHECK_INT(at, 3);
    CHECK_STR(span_str(encoding_guess(SPAN("\x92\x86\x91\xBA\x88\xA4\x8E\x71"), &at)), "CP932");
    /* ひろ 愛子 in EUC-JP; 王小明 in GB 18030 and in Big5; Анна in Windows-1251 */
    CHECK_STR(span_str(encoding_guess(SPAN("\xA4\xD2\xA4\xED \xB0\xA6\xBB\xD2"), &at)),
              "EUC-JP");
    CHECK_STR(span_str(encoding_guess(SPAN("\xCD\xF5\xD0\xA1\xC3\xF7"), &at)),
              ENCODING_UNKNOWN);
    CHECK_STR(span_str(encoding_guess(SPAN("\xA4\xFD\xA4p\xA9\xFA"), &at)), ENCODING_UNKNOWN);
    CHECK_STR(span_str(encoding_guess(SPAN("Name\n\xC0\xED\xED\xE0"), &at)), ENCODING_UNKNOWN);
    CHECK_STR(span_str(encoding_guess(SPAN("Gr\xF6\xDF"
                                           "e"),
                                      &at)),
              "WINDOWS-1252");
    CHECK_STR(span_str(encoding_guess(SPAN("\xFF\xFEN\0a\0"), &at)), "UTF-16LE");
    CHECK_STR(span_str(encoding_guess(SPAN("\0N\0a\0m\0e"), &at)), "UTF-16BE");
}

static void check_decoded(struct span s, const char *encoding, const char *want)
{
    struct buf b = BUF_INIT;
    CHECK(encoding_decode(&b, s, encoding));
    CHECK_STR(buf_span(&b), want);
    buf_release(&b);
}

TEST(other_encodings_decoded)
{
    struct buf b = BUF_INIT;
    check_decoded(SPAN("Jos\xE9 \x80 \x92s"), "WINDOWS-1252", "José € ’s");
    check_decoded(SPAN("\xFF\xFEN\0\x60\x4F\x3E\xD8\xFF\xDD!\0"), "UTF-16LE", "N你🧿!");
    check_decoded(SPAN("\0N\xD8\0\0o\0"), "UTF-16BE", "N\xEF\xBF\xBDo");
    CHECK(!encoding_decode(&b, SPAN("\x92\x86"), "CP932"));
    CHECK(encoding_is_mixed(SPAN("José, André, Jos\xE9")));
    CHECK(!encoding_is_mixed(SPAN("Jos\xE9, Andr\xE9")));
    buf_release(&b);
}

TEST(known_by_number_and_name)
{
    struct arena a = ARENA_INIT;
    struct keys keys;
    struct guest_index k;
    struct guest g;
    struct buf b = BUF_INIT;
    enum index_kind kind;
    size_t cursor = 0;
    keys_init(&keys, &a);
    index_init(&k, &a);
    guest_parse(&g, SPAN("aiko"),
                SPAN("name: Aiko Nakamura\nphone: +44 (0)1632 960114\n"
                     "email: Aiko@X.example\n"),
                &keys, &a);
    size_t who = index_add(&k, g.id);
    index_add_facts(&k, who, g.v, g.n);
    static const char *const same[] = {"name: NAKAMURA, Aikö", "phone: 01632 960114",
                                       "phone: ０１６３２ ９６０１１４",
                                       "email: aiko@x.example"};
    for (size_t i = 0; i < sizeof same / sizeof *same; i++) {
        struct fact f = fact_parse(span_str(same[i]), 0, &keys);
        cursor = 0;
        if (CHECK(index_key_of(&f, &kind, &b)))
            CHECK_INT(index_find(&k, kind, buf_span(&b), &cursor), who);
        CHECK(index_find(&k, kind, buf_span(&b), &cursor) == INDEX_NONE);
    }
    static const char *const none[] = {
        "phone: 12345", "email: aiko", "name:", "name: ...", "note: 123456", "# name: Aiko"};
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
        struct fact f = fact_parse(span_str(none[i]), 0, &keys);
        CHECK(!index_key_of(&f, &kind, &b));
    }
    static const char *const other[] = {"phone: 1632 960115", "phone: 960114", "name: Nakamura",
                                        "email: iko@x.example", "kana: Aiko Nakamura San"};
    for (size_t i = 0; i < sizeof other / sizeof *other; i++) {
        struct fact f = fact_parse(span_str(other[i]), 0, &keys);
        cursor = 0;
        CHECK(index_key_of(&f, &kind, &b));
        CHECK(index_find(&k, kind, buf_span(&b), &cursor) == INDEX_NONE);
    }
    CHECK(k.v[who].contact);
    CHECK(index_key_of(&g.v[0], &kind, &b));
    CHECK_STR(buf_span(&b), "aiko nakamura");
    CHECK(index_key_of(&g.v[1], &kind, &b));
    CHECK_STR(buf_span(&b), "632960114");
    CHECK(index_key_of(&g.v[2], &kind, &b));
    CHECK_STR(buf_span(&b), "aiko@x.example");
    buf_release(&b);
    arena_release(&a);
}

/* More entries than there is room for at first; of one key, the last entry comes first. */
TEST(known_many)
{
    struct arena a = ARENA_INIT;
    struct guest_index k;
    size_t cursor = 0, found = 0, who;
    index_init(&k, &a);
    CHECK(index_find(&k, INDEX_ID, SPAN("1"), &cursor) == INDEX_NONE);
    for (int i = 0; i < 3000; i++) {
        CHECK_INT(index_add(&k, arena_fmt(&a, "%d", i)), i);
        index_add_key(&k, (size_t)i, INDEX_NAME,
                      i % 1000 ? arena_fmt(&a, "n%d", i) : SPAN("a"));
        index_add_key(&k, (size_t)i, INDEX_NAME, SPAN("all"));
        index_add_key(&k, (size_t)i, INDEX_NAME, SPAN("all"));
    }
    CHECK(!k.v[7].contact);
    CHECK_INT(index_find(&k, INDEX_ID, SPAN("2999"), &cursor), 2999);
    CHECK(index_find(&k, INDEX_NAME, SPAN("2999"), &cursor) == INDEX_NONE);
    cursor = 0;
    CHECK_INT(index_find(&k, INDEX_NAME, SPAN("a"), &cursor), 2000);
    CHECK_INT(index_find(&k, INDEX_NAME, SPAN("a"), &cursor), 1000);
    CHECK_INT(index_find(&k, INDEX_NAME, SPAN("a"), &cursor), 0);
    CHECK(index_find(&k, INDEX_NAME, SPAN("a"), &cursor) == INDEX_NONE);
    cursor = 0;
    while ((who = index_find(&k, INDEX_NAME, SPAN("all"), &cursor)) != INDEX_NONE)
        found++;
    CHECK_INT(found, 3000);
    arena_release(&a);
}

TEST(base64)
{
    struct buf b = BUF_INIT;
    CHECK(base64_decode(&b, SPAN("6Q==")) && b.n == 1 && b.p[0] == '\xE9');
    CHECK(base64_decode(&b, SPAN("Zm9v")) && b.n == 4);
    CHECK(!base64_decode(&b, SPAN("Zm9")) && !base64_decode(&b, SPAN("Zm9*")) && b.n == 4);
    buf_release(&b);
}

TEST(hours_of_booking_lists)
{
    static const struct {
        const char *text;
        int hour, minute; /* hour -1: none */
        bool utc;
    } cases[] = {
        {"19:30", 19, 30, false},
        {"19:30:00", 19, 30, false},
        {"19:30:00.000", 19, 30, false},
        {"18:30:00Z", 18, 30, true},
        {"7:30 PM", 19, 30, false},
        {"7pm", 19, 0, false},
        {"12:15 am", 0, 15, false},
        {"12:00 p.m.", 12, 0, false},
        {"19h30", 19, 30, false},
        {"19h", 19, 0, false},
        {"19.30 Uhr", 19, 30, false},
        {"1930", 19, 30, false},
        {"19時30分", 19, 30, false},
        {"午後7時", 19, 0, false},
        {"오후 7시 30분", 19, 30, false},
        {"１９：３０", 19, 30, false},
        {"19:00-21:00", 19, 0, false},
        {"19:00 – 21:00", 19, 0, false},
        {"19:00+02:00", 19, 0, false},
        {"dinner", -1, 0, false},
        {"7", -1, 0, false},
        {"25:00", -1, 0, false},
        {"19:75", -1, 0, false},
        {"13:00 pm", -1, 0, false},
        {"19:30 or so", -1, 0, false},
        {"", -1, 0, false},
        {"2026", 20, 26, false},
        {"19:30:", -1, 0, false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bool utc;
        int time = booking_hour(span_str(cases[i].text), &utc);
        CHECK_INT(time, cases[i].hour < 0 ? TIME_NONE : cases[i].hour * 60 + cases[i].minute);
        if (cases[i].hour >= 0)
            CHECK_INT(utc, cases[i].utc);
    }
}
