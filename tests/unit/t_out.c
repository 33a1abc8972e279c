/* posix_openpt and its kin are XSI, not base POSIX. */
#define _XOPEN_SOURCE 700
#include "unit.h"

#include "out/escape.h"
#include "out/out.h"
#include "out/term.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

enum { NAME, NOTE, NUMBER, DAY, AT, VIP, LIKES, FIELDS };

static const struct field fields[FIELDS] = {
    [NAME] = {"name", FIELD_TEXT, STYLE_BOLD},   [NOTE] = {"note", FIELD_TEXT, STYLE_PLAIN},
    [NUMBER] = {"n", FIELD_INT, STYLE_PLAIN},    [DAY] = {"day", FIELD_DATE, STYLE_DIM},
    [AT] = {"at", FIELD_TIME, STYLE_PLAIN},      [VIP] = {"vip", FIELD_BOOL, STYLE_PLAIN},
    [LIKES] = {"likes", FIELD_LIST, STYLE_TONE},
};
static const char *const no_layouts[] = {""};
static const struct schema all = {"all", fields, FIELDS, no_layouts, 1};
static const struct schema one = {"one", fields, 1, no_layouts, 1};

static const struct out_options plain = {.format = OUT_TEXT};
static const struct out_options term = {.format = OUT_TEXT, .terminal = true};
static const struct out_options color = {.format = OUT_TEXT, .terminal = true, .color = true};

static struct buf got;

static int temporary(void)
{
    FILE *f = tmpfile();
    return f ? dup(fileno(f)) : -1;
}

static struct span read_back(int fd)
{
    char part[4096];
    ssize_t n;
    buf_clear(&got);
    lseek(fd, 0, SEEK_SET);
    while ((n = read(fd, part, sizeof part)) > 0)
        buf_add(&got, (struct span){part, (size_t)n});
    return buf_span(&got);
}

static struct span print(struct out_options options, const struct row *rows, size_t n)
{
    struct out o;
    struct err e = ERR_INIT;
    int fd = temporary();
    out_open(&o, dup(fd), options);
    for (size_t i = 0; i < n; i++)
        sink_row(out_sink(&o), &rows[i]);
    CHECK_INT(out_sink(&o)->rows, n);
    CHECK_INT(out_close(&o, &e), 0);
    CHECK_INT(e.status, 0);
    struct span s = read_back(fd);
    close(fd);
    return s;
}

/* The row as that layout shows it. */
static struct span laid(const char *layout, struct row r, struct out_options options)
{
    struct schema s = all;
    s.layouts = &layout;
    r.schema = &s;
    return print(options, &r, 1);
}

static struct span formatted(enum out_format format, struct row r)
{
    return print((struct out_options){.format = format}, &r, 1);
}

static struct row named(const char *name)
{
    struct row r = row_new(&all);
    row_text(&r, NAME, span_str(name));
    return r;
}

static struct row noted(const char *note)
{
    struct row r = row_new(&all);
    row_text(&r, NOTE, span_str(note));
    return r;
}

static struct row full(void)
{
    static const struct span likes[] = {{"sansho", 6}, {"aged vinegar", 12}};
    struct row r = named("Aiko");
    row_text(&r, NOTE, SPAN("by the window"));
    row_int(&r, NUMBER, -42);
    row_date(&r, DAY, date_make(2024, 3, 1));
    row_time(&r, AT, 19 * 60 + 5);
    row_bool(&r, VIP, true);
    row_list(&r, LIKES, likes, 2);
    return r;
}

TEST(out_text_values)
{
    CHECK_STR(laid("{name}|{n}|{day}|{at}|{vip}|{likes}|{note}", full(), plain),
              "Aiko|-42|2024-03-01|19:05|yes|sansho, aged vinegar|by the window\n");
    struct row r = row_new(&all);
    CHECK_STR(laid("<{name}{n}{day}{at}{vip}{likes}{note~}>", r, plain), "<>\n");
    row_bool(&r, VIP, false);
    CHECK_STR(laid("{vip}", r, plain), "no\n");
}

TEST(out_text_padding)
{
    CHECK_STR(laid("{name:6}|{n:>5}|{name:2}|", full(), plain), "Aiko  |  -42|Aiko|\n");
    CHECK_STR(laid("{name:6}|", named("中村"), plain), "中村  |\n");
    CHECK_STR(laid("{name:>6}|", named("中村"), plain), "  中村|\n");
    CHECK_STR(laid("{name:5}|", named("Zoe\xCC\x88"), plain), "Zoe\xCC\x88  |\n");
    CHECK_STR(laid("{name:3}|{note:3}|", noted("x"), plain), "   |x  |\n");
    CHECK_STR(laid("{name:5}|", named("a\x1b"), term), "a\\x1B|\n");
}

TEST(out_text_line_ends_without_spaces)
{
    CHECK_STR(laid("{name:12}", named("Aiko"), plain), "Aiko\n");
    CHECK_STR(laid("{name:8} {note}\n  {note}\nend ", named("Aiko"), plain), "Aiko\n\nend\n");
    CHECK_STR(laid("{name}", named("kept  "), plain), "kept  \n");
}

TEST(out_text_groups)
{
    const char *g = "{name}[ on {day}[ at {at}]][ ({note})]";
    struct row r = named("Aiko");
    CHECK_STR(laid(g, r, plain), "Aiko\n");
    row_time(&r, AT, 60);
    CHECK_STR(laid(g, r, plain), "Aiko on  at 01:00\n");
    row_date(&r, DAY, date_make(2024, 3, 1));
    CHECK_STR(laid(g, r, plain), "Aiko on 2024-03-01 at 01:00\n");
    CHECK_STR(laid(g, noted("x"), plain), " (x)\n");
    CHECK_STR(laid("[likes {likes}][note {note}]!", noted(""), plain), "!\n");
    r = row_new(&all);
    row_list(&r, LIKES, NULL, 0);
    row_bool(&r, VIP, false);
    CHECK_STR(laid("[likes {likes}][vip {vip}]", r, plain), "vip no\n");
}

TEST(out_text_brackets_stand_for_themselves)
{
    CHECK_STR(laid("{{name}} [[x] ]{{{name}}[[{{[[{name}]]", named("A"), plain),
              "{name}} [x] ]{A}[{[A]]\n");
    CHECK_STR(laid("[a {{{name}} b]", named("A"), plain), "a {A} b\n");
}

TEST(out_text_no_line)
{
    CHECK_STR(laid("", full(), plain), "");
    CHECK_STR(laid("[{note}][ {day}]", named("A"), plain), "");
    CHECK_STR(laid(" ", named("A"), plain), "\n");
    CHECK_STR(laid("{note}", named("A"), plain), "\n");
}

TEST(out_text_layouts_by_number)
{
    static const char *const layouts[] = {"0 {name}", "1 {note}\n  {name}", ""};
    const struct schema s = {"s", fields, FIELDS, layouts, 3};
    const struct schema other = {"other", fields, 1, layouts, 1};
    struct row rows[6];
    for (int i = 0; i < 5; i++) {
        rows[i] = full();
        rows[i].schema = &s;
        rows[i].layout = i % 3;
    }
    rows[5] = named("other");
    rows[5].schema = &other;
    CHECK_STR(print(plain, rows, 6), "0 Aiko\n1 by the window\n  Aiko\n0 Aiko\n"
                                     "1 by the window\n  Aiko\n0 other\n");
}

/* A wrong template is a bug, found the first time it is used. */
static int dies(const char *layout, int number)
{
    pid_t pid = fork();
    int status = 0;
    if (pid == 0) {
        int quiet = open("/dev/null", O_WRONLY);
        dup2(quiet, STDERR_FILENO);
        struct row r = named("A");
        r.layout = number;
        laid(layout, r, plain);
        _exit(0);
    }
    waitpid(pid, &status, 0);
    return WIFEXITED(status) && WEXITSTATUS(status) == STATUS_SYSTEM;
}

TEST(out_text_wrong_templates)
{
    CHECK(dies("{nobody}", 0));
    CHECK(dies("{name", 0));
    CHECK(dies("[{name}", 0));
    CHECK(dies("{name:}", 0));
    CHECK(dies("{name:x}", 0));
    CHECK(dies("{name}", 1));
    CHECK(dies("{name}", -1));
    CHECK(!dies("{name}", 0));
}

TEST(out_styles)
{
    struct row r = full();
    CHECK_STR(laid("{name:6}|{day} {note} {likes}", r, color),
              "\033[1mAiko\033[0m  |\033[2m2024-03-01\033[0m by the window "
              "sansho, aged vinegar\n");
    static const char *const tones[] = {"", "\033[32m", "\033[36m", "\033[33m", "\033[1;31m"};
    for (int i = 0; i < 5; i++) {
        struct buf want = BUF_INIT;
        r.tone = (enum tone)i;
        buf_fmt(&want, "%ssansho, aged vinegar%s\n", tones[i], i ? "\033[0m" : "");
        CHECK_STR(laid("{likes}", r, color), buf_cstr(&want));
        buf_release(&want);
    }
    CHECK_STR(laid("{name} {likes}", r, term), "Aiko sansho, aged vinegar\n");
    CHECK_STR(laid("{name:3}|", row_new(&all), color), "   |\n");
}

static struct out_options wide(size_t width)
{
    return (struct out_options){.format = OUT_TEXT, .width = width};
}

TEST(out_wrap_words)
{
    const char *text = "she asked for the recipe, and for a quiet table near the window";
    CHECK_STR(laid("note: {note~}", noted(text), wide(32)), "note: she asked for the recipe,\n"
                                                            "      and for a quiet table near\n"
                                                            "      the window\n");
    CHECK_STR(laid("note: {note~} (end)", noted(text), wide(40)),
              "note: she asked for the recipe, and for\n"
              "      a quiet table near the window (end)\n");
    CHECK_STR(laid("note: {note~}", noted(text), wide(80)),
              "note: she asked for the recipe, and for a quiet table near the window\n");
    CHECK_STR(laid("note: {note~}", noted(text), plain),
              "note: she asked for the recipe, and for a quiet table near the window\n");
    CHECK_STR(laid("{note~}", noted("abc  def"), wide(3)), "abc\ndef\n");
    CHECK_STR(laid("{note~}", noted("abc  "), wide(4)), "abc\n");
    CHECK_STR(laid("{note~}", noted("abc  "), wide(5)), "abc  \n");
    CHECK_STR(laid("a\n{note~}", noted(""), wide(40)), "a\n\n");
    CHECK_STR(laid("{name:10}{note~}", noted("one two three"), wide(20)),
              "          one two\n          three\n");
}

TEST(out_wrap_long_words)
{
    CHECK_STR(laid("{note~}", noted("an aaaaaaaaaabbbbbbbbbbcc end"), wide(10)),
              "an\naaaaaaaaaa\nbbbbbbbbbb\ncc end\n");
    CHECK_STR(laid("{note~}", noted("an aaaaaaaaaa"), wide(10)), "an\naaaaaaaaaa\n");
    CHECK_STR(laid("{note~}", noted("中中"), wide(1)), "中\n中\n");
}

/* A strip too narrow to read moves to the next line. */
TEST(out_wrap_narrow)
{
    const char *name = "A heading of thirty columns !!";
    struct row r = named(name);
    row_text(&r, NOTE, SPAN("likes the window"));
    CHECK_STR(laid("{name} {note~}", r, wide(32)),
              "A heading of thirty columns !!\n    likes the window\n");
    row_text(&r, NOTE, SPAN("x"));
    CHECK_STR(laid("{name} {note~}", r, wide(32)), "A heading of thirty columns !! x\n");
    row_text(&r, NOTE, SPAN("abc def"));
    CHECK_STR(laid("{name} {note~}", r, wide(4)), "A heading of thirty columns !!\nabc\ndef\n");
}

/* A break is taken where what follows does not fit, or not in a strip that can be read. */
TEST(out_break)
{
    const char *layout = "{name:6}  {|2}{n:>4} x[ {|4}{likes}]";
    CHECK_STR(laid(layout, full(), plain), "Aiko     -42 x sansho, aged vinegar\n");
    CHECK_STR(laid(layout, full(), wide(35)), "Aiko     -42 x sansho, aged vinegar\n");
    CHECK_STR(laid(layout, full(), wide(34)), "Aiko     -42 x\n    sansho, aged vinegar\n");
    CHECK_STR(laid(layout, full(), wide(13)), "Aiko\n   -42 x\n    sansho, aged vinegar\n");
    CHECK_STR(laid("{name:6} {|2}[{note}]x", named("Aiko"), wide(8)), "Aiko   x\n");
    CHECK_STR(laid("{name:6} {|2}{note:9}", named("Aiko"), wide(7)), "Aiko\n");
    CHECK_STR(laid("{|2}{name:6}\n{|3}{likes}", full(), wide(3)),
              "Aiko\nsansho, aged vinegar\n");
}

TEST(out_break_before_wrapped)
{
    const char *layout = "{name:10}{|2}{note~:24}| {|4}({n})";
    struct row r = full();
    CHECK_STR(laid(layout, r, plain), "Aiko      by the window           | (-42)\n");
    CHECK_STR(laid(layout, r, wide(34)), "Aiko      by the window           |\n    (-42)\n");
    row_text(&r, NOTE, SPAN("by the window, and not by the kitchen"));
    CHECK_STR(laid(layout, r, wide(34)),
              "Aiko      by the window, and not\n          by the kitchen| (-42)\n");
    CHECK_STR(laid(layout, r, wide(33)),
              "Aiko\n  by the window, and not by the\n  kitchen| (-42)\n");
}

TEST(out_wrap_cjk)
{
    const char *text = "黒毛和牛、山椒、そして（熟成）酢が好きです。窓際の席、静かな場所";
    CHECK_STR(laid("好: {note~}", noted(text), wide(32)), "好: 黒毛和牛、山椒、そして（熟\n"
                                                          "    成）酢が好きです。窓際の席、\n"
                                                          "    静かな場所\n");
    /* 、 does not begin a line and （ does not end one. */
    CHECK_STR(laid("{note~}", noted("一二三四、五"), wide(8)), "一二三\n四、五\n");
    CHECK_STR(laid("{note~}", noted("一二三（四）"), wide(8)), "一二三\n（四）\n");
    CHECK_STR(laid("{note~}", noted("abc一二 def三"), wide(6)), "abc一\n二 def\n三\n");
    /* A digit stays with its counter, and a Korean word whole. */
    CHECK_STR(laid("{note~}", noted("一二12名です"), wide(6)), "一二\n12名で\nす\n");
    CHECK_STR(laid("{note~}", noted("가나 다라마 3명"), wide(9)), "가나\n다라마\n3명\n");
    CHECK_STR(laid("{note~}", noted("가나다라마"), wide(6)), "가나다\n라마\n");
}

TEST(out_wrap_marks)
{
    /* e + acute, three marks on one base, a family joined by ZWJ, a flag of variation. */
    CHECK_STR(laid("{note~}",
                   noted("e\xCC\x81"
                         "e\xCC\x81"
                         "e\xCC\x81"),
                   wide(2)),
              "e\xCC\x81"
              "e\xCC\x81\ne\xCC\x81\n");
    CHECK_STR(laid("{note~}", noted("abq\xCC\x81\xCC\x82\xCC\x83z"), wide(3)),
              "abq\xCC\x81\xCC\x82\xCC\x83\nz\n");
    struct span pair = SPAN("\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7");
    CHECK_INT(glyph_at(pair, ESCAPE_NOT).n, pair.n);
}

TEST(out_wrap_closes_colour_on_each_line)
{
    struct out_options o = color;
    o.width = 8;
    CHECK_STR(laid("x {name~}", named("one two three"), o),
              "x\n\033[1mone two\033[0m\n\033[1mthree\033[0m\n");
}

TEST(out_parts_stand_out)
{
    static const char text[] = "one\ttwo three";
    const struct span parts[] = {{text, 2}, {text + 3, 3}, {text + 10, 3}};
    struct row r = noted(text);
    row_parts(&r, NOTE, parts, 3);
    CHECK_STR(laid("{note}|", r, color),
              "\033[1;31mon\033[0me\033[1;31m\033[7m\\x09\033[27mtw\033[0mo th"
              "\033[1;31mree\033[0m|\n");
    CHECK_STR(laid("{note}|", r, term), "one\\x09two three|\n");
    struct out_options o = color;
    o.width = 12;
    CHECK_STR(laid("{note~}", r, o),
              "\033[1;31mon\033[0me\033[1;31m\033[7m\\x09\033[27mtw\033[0mo\n"
              "th\033[1;31mree\033[0m\n");
}

TEST(out_terminal_escapes)
{
    const char *bad = "a\x1b[31m\t\x7f\xC2\x9B\xE2\x80\xAE\xFF\xC3z";
    CHECK_STR(laid("{name}", named(bad), term),
              "a\\x1B[31m\\x09\\x7FU+009BU+202E\\xFF\\xC3z\n");
    CHECK_STR(laid("{name}", named(bad), plain),
              "a\x1b[31m\t\x7f\xC2\x9B\xE2\x80\xAE\xFF\xC3z\n");
    CHECK_STR(laid("{note}", noted("a\rb"), color), "a\033[7m\\x0D\033[27mb\n");
    CHECK_STR(laid("{name}", named("Zoë 中 👩"), term), "Zoë 中 👩\n");
    /* A mark after an escape has nothing to sit on, and is no part of it. */
    CHECK_STR(laid("{note:5}|", noted("\xFF\xCC\x81"), term), "\\xFF\xCC\x81 |\n");
    /* Nor does a control hide among marks. */
    CHECK_STR(laid("{note:12}|", noted("e\xCC\x81\xE2\x80\xAEx"), term),
              "e\xCC\x81U+202Ex    |\n");
    CHECK_INT(escape_width(SPAN("a\x01\xE2\x80\xAE"), ESCAPE_PLAIN), 11);
}

TEST(out_terminal_escapes_wrap_whole)
{
    struct out_options o = term;
    o.width = 6;
    CHECK_STR(laid("{note~}",
                   noted("abc\x01"
                         "def\x02"),
                   o),
              "abc\n\\x01de\nf\\x02\n");
}

static struct span texts(struct out_options options)
{
    struct out o;
    struct err e = ERR_INIT;
    int fd = temporary();
    out_open(&o, dup(fd), options);
    out_text(&o, SPAN("a\tb\r\n\xFF\0c\n"));
    out_printf(&o, "%d %s\n", 7, "\x07");
    CHECK_INT(out_close(&o, &e), 0);
    struct span s = read_back(fd);
    close(fd);
    return s;
}

/* A line can be 1 MiB of marks and bidi controls: no glyph looks through all of it. */
TEST(out_terminal_long_cluster)
{
    enum { PAIRS = 200000 };
    struct buf b = BUF_INIT;
    for (int i = 0; i < PAIRS; i++)
        buf_str(&b, "\u0301\u200E");
    CHECK_INT(escape_width(buf_span(&b), ESCAPE_PLAIN), PAIRS * 6);
    buf_release(&b);
}

TEST(out_raw_text)
{
    CHECK_SPAN(texts(plain), SPAN("a\tb\r\n\xFF\0c\n7 \x07\n"));
    CHECK_STR(texts(term), "a\tb\\x0D\n\\xFF\\x00c\n7 \\x07\n");
}

TEST(out_tsv)
{
    CHECK_STR(formatted(OUT_TSV, full()),
              "name\tnote\tn\tday\tat\tvip\tlikes\n"
              "Aiko\tby the window\t-42\t2024-03-01\t19:05\tyes\tsansho, aged vinegar\n");
    struct row rows[2] = {named("a\tb\nc\\d\re\xFF"), row_new(&all)};
    CHECK_STR(print((struct out_options){.format = OUT_TSV}, rows, 2),
              "name\tnote\tn\tday\tat\tvip\tlikes\n"
              "a\\tb\\nc\\\\d\\re\xFF\t\t\t\t\t\t\n\t\t\t\t\t\t\n");
    struct row r = row_new(&one);
    row_text(&r, NAME, SPAN("a\tb\x1b\xFF"));
    CHECK_STR(print((struct out_options){.format = OUT_TSV, .terminal = true}, &r, 1),
              "name\na\\tb\\x1B\\xFF\n");
}

TEST(out_csv)
{
    CHECK_STR(formatted(OUT_CSV, full()),
              "name,note,n,day,at,vip,likes\r\n"
              "Aiko,by the window,-42,2024-03-01,19:05,yes,\"sansho, aged vinegar\"\r\n");
    struct row r = named("say \"x\"");
    row_text(&r, NOTE, SPAN("a\r\nb\xFF"));
    CHECK_STR(formatted(OUT_CSV, r), "name,note,n,day,at,vip,likes\r\n"
                                     "\"say \"\"x\"\"\",\"a\r\nb\xFF\",,,,,\r\n");
    r = row_new(&one);
    CHECK_STR(formatted(OUT_CSV, r), "name\r\n\"\"\r\n");
}

TEST(out_csv_on_a_terminal)
{
    struct row r = row_new(&one);
    row_text(&r, NAME, SPAN("=\"\x1b\"\n\xFF"));
    CHECK_STR(print((struct out_options){.format = OUT_CSV, .terminal = true}, &r, 1),
              "name\r\n\"'=\"\"\\x1B\"\"\\x0A\\xFF\"\r\n");
}

TEST(out_csv_guards_a_list)
{
    static const struct span likes[] = {{"=1+1", 4}, {"tea", 3}};
    struct row r = named("A");
    row_list(&r, LIKES, likes, 2);
    CHECK_STR(formatted(OUT_CSV, r), "name,note,n,day,at,vip,likes\r\n"
                                     "A,,,,,,\"'=1+1, tea\"\r\n");
}

TEST(out_csv_guards_formulas)
{
    static const char *const risky[][3] = {
        {"=1+1", "'=1+1", "=1+1"},
        {"+1", "'+1", "+1"},
        {"-1", "'-1", "-1"},
        {"@SUM", "'@SUM", "@SUM"},
        {"\tx", "'\tx", "\tx"},
        {"\rx", "\"'\rx\"", "\"\rx\""},
        {"=\"a\"", "\"'=\"\"a\"\"\"", "\"=\"\"a\"\"\""},
        {"a=1", "a=1", "a=1"},
        {"'=1", "'=1", "'=1"},
    };
    for (size_t i = 0; i < sizeof risky / sizeof *risky; i++) {
        struct row r = row_new(&one);
        row_text(&r, NAME, span_str(risky[i][0]));
        for (int raw = 0; raw < 2; raw++) {
            struct buf want = BUF_INIT;
            buf_fmt(&want, "name\r\n%s\r\n", risky[i][1 + raw]);
            CHECK_STR(formatted(raw ? OUT_CSV_RAW : OUT_CSV, r), buf_cstr(&want));
            buf_release(&want);
        }
    }
}

TEST(out_json)
{
    CHECK_STR(formatted(OUT_JSON, full()),
              "{\"name\": \"Aiko\", \"note\": \"by the window\", \"n\": -42, "
              "\"day\": \"2024-03-01\", \"at\": \"19:05\", \"vip\": true, "
              "\"likes\": [\"sansho\", \"aged vinegar\"]}\n");
    CHECK_STR(formatted(OUT_JSON, row_new(&all)),
              "{\"name\": null, \"note\": null, \"n\": null, \"day\": null, \"at\": null, "
              "\"vip\": null, \"likes\": null}\n");
    struct row r = row_new(&one);
    row_text(&r, NAME, SPAN("\"\\/\b\f\n\r\t\0\x1f\x7f\xC2\x85\xE2\x80\xAE\xE2\x80\xA8é"));
    CHECK_STR(formatted(OUT_JSON, r),
              "{\"name\": \"\\\"\\\\/\\u0008\\u000c\\n\\r\\t\\u0000\\u001f\\u007f\\u0085\\u202e"
              "\xE2\x80\xA8é\"}\n");
    row_text(&r, NAME, SPAN(""));
    CHECK_STR(formatted(OUT_JSON, r), "{\"name\": \"\"}\n");
}

TEST(out_json_keeps_bad_bytes)
{
    static const struct span likes[] = {{"ok", 2}, {"\xFF\xFE", 2}, {"", 0}};
    static const struct field two[] = {{"a", FIELD_TEXT, STYLE_PLAIN},
                                       {"b", FIELD_LIST, STYLE_PLAIN}};
    const struct schema s = {"two", two, 2, no_layouts, 1};
    struct row r = row_new(&s);
    row_text(&r, 0, SPAN("x\xC3"));
    row_list(&r, 1, likes, 3);
    CHECK_STR(formatted(OUT_JSON, r),
              "{\"a\": \"x\xEF\xBF\xBD\", \"b\": [\"ok\", \"\xEF\xBF\xBD\xEF\xBF\xBD\", \"\"], "
              "\"raw\": {\"a\": \"eMM=\", \"b\": [\"b2s=\", \"//4=\", \"\"]}}\n");
    row_text(&r, 0, SPAN("fine"));
    row_list(&r, 1, likes, 1);
    CHECK_STR(formatted(OUT_JSON, r), "{\"a\": \"fine\", \"b\": [\"ok\"]}\n");
}

TEST(out_second_schema)
{
    struct row rows[3] = {row_new(&one), named("Kenji"), row_new(&one)};
    row_text(&rows[0], NAME, SPAN("Aiko"));
    row_text(&rows[2], NAME, SPAN("Mia"));
    CHECK_STR(
        print((struct out_options){.format = OUT_TSV}, rows, 3),
        "name\nAiko\n\nname\tnote\tn\tday\tat\tvip\tlikes\nKenji\t\t\t\t\t\t\n\nname\nMia\n");
    CHECK_STR(print((struct out_options){.format = OUT_CSV}, rows, 2),
              "name\r\nAiko\r\n\r\nname,note,n,day,at,vip,likes\r\nKenji,,,,,,\r\n");
}

static struct span begun(enum out_format format, bool row)
{
    struct out o;
    struct err e = ERR_INIT;
    int fd = temporary();
    out_open(&o, dup(fd), (struct out_options){.format = format});
    out_begin(&o, &one);
    struct row r = row_new(&one);
    row_text(&r, NAME, SPAN("A"));
    if (row)
        sink_row(out_sink(&o), &r);
    CHECK_INT(out_close(&o, &e), 0);
    struct span s = read_back(fd);
    close(fd);
    return s;
}

TEST(out_header_without_rows)
{
    CHECK_STR(begun(OUT_TSV, false), "name\n");
    CHECK_STR(begun(OUT_TSV, true), "name\nA\n");
    CHECK_STR(begun(OUT_CSV, false), "name\r\n");
    CHECK_STR(begun(OUT_CSV_RAW, true), "name\r\nA\r\n");
    CHECK_STR(begun(OUT_JSON, false), "");
    CHECK_STR(begun(OUT_TEXT, false), "");
}

TEST(out_writes_large_pieces)
{
    struct out o;
    struct err e = ERR_INIT;
    struct row r = row_new(&one);
    int fd = temporary();
    row_text(&r, NAME, SPAN("0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcd"));
    out_open(&o, dup(fd), (struct out_options){.format = OUT_TSV});
    for (int i = 0; i < 1000; i++)
        sink_row(out_sink(&o), &r);
    CHECK_INT(read_back(fd).n, 0);
    for (int i = 0; i < 1000; i++)
        sink_row(out_sink(&o), &r);
    CHECK(read_back(fd).n >= 64 * 1024);
    CHECK_INT(out_flush(&o, &e), 0);
    CHECK_INT(read_back(fd).n, 5 + 2000 * 63);
    CHECK_INT(out_close(&o, &e), 0);
    close(fd);
}

static int print_to(int fd, struct err *e)
{
    struct out o;
    struct row r = full();
    out_open(&o, fd, (struct out_options){.format = OUT_JSON});
    sink_row(out_sink(&o), &r);
    int flushed = out_flush(&o, e);
    CHECK_INT(flushed, e->status ? -1 : 0);
    for (int i = 0; i < 10000; i++)
        sink_row(out_sink(&o), &r);
    CHECK_INT(o.err.status ? o.buf.n : 0, 0); /* once failed, nothing piles up */
    return out_close(&o, e);
}

TEST(out_full_disk)
{
    struct err e = ERR_INIT;
    int fd = open("/dev/full", O_WRONLY);
    if (!CHECK(fd >= 0))
        return;
    CHECK_INT(print_to(fd, &e), -1);
    CHECK_INT(e.status, STATUS_SYSTEM);
    CHECK(strstr(e.text, strerror(ENOSPC)) != NULL);
    CHECK_INT(fcntl(fd, F_GETFD), -1);
}

TEST(out_reader_gone)
{
    struct err e = ERR_INIT;
    int ends[2];
    signal(SIGPIPE, SIG_IGN);
    if (!CHECK(pipe(ends) == 0))
        return;
    close(ends[0]);
    CHECK_INT(print_to(ends[1], &e), -1);
    CHECK_INT(e.status, STATUS_SYSTEM);
    CHECK_STR(span_str(e.text), "");
}

TEST(out_bad_descriptor)
{
    struct err e = ERR_INIT;
    struct out o;
    int fd = temporary();
    close(fd);
    out_open(&o, fd, plain);
    CHECK_INT(out_close(&o, &e), -1); /* nothing to write, but the close is checked */
    CHECK_INT(e.status, STATUS_SYSTEM);
    CHECK(e.text[0]);
}

/* A terminal of our own: *far is where its screen would be. */
static int terminal(int *far)
{
    struct termios how;
    *far = posix_openpt(O_RDWR | O_NOCTTY);
    if (*far < 0 || grantpt(*far) < 0 || unlockpt(*far) < 0)
        return -1;
    int near = open(ptsname(*far), O_RDWR | O_NOCTTY);
    if (near >= 0 && tcgetattr(near, &how) == 0) {
        how.c_oflag &= ~(tcflag_t)OPOST;
        tcsetattr(near, TCSANOW, &how);
    }
    return near;
}

TEST(out_terminal_sees_each_row)
{
    int far, near = terminal(&far);
    struct out o;
    struct err e = ERR_INIT;
    struct row r = row_new(&one);
    char seen[64];
    if (!CHECK(near >= 0))
        return;
    row_text(&r, NAME, SPAN("Aiko"));
    out_open(&o, near, (struct out_options){.format = OUT_TSV, .terminal = true});
    sink_row(out_sink(&o), &r);
    ssize_t n = read(far, seen, sizeof seen);
    CHECK_STR(((struct span){seen, n > 0 ? (size_t)n : 0}), "name\nAiko\n");
    CHECK_INT(out_close(&o, &e), 0);
    close(far);
}

TEST(term_color_choice)
{
    enum term_color c = TERM_COLOR_AUTO;
    CHECK(term_color_parse(SPAN("never"), &c) && c == TERM_COLOR_NEVER);
    CHECK(term_color_parse(SPAN("always"), &c) && c == TERM_COLOR_ALWAYS);
    CHECK(term_color_parse(SPAN("auto"), &c) && c == TERM_COLOR_AUTO);
    CHECK(!term_color_parse(SPAN("Auto"), &c) && !term_color_parse(SPAN(""), &c));

    int far, near = terminal(&far), file = temporary();
    if (!CHECK(near >= 0))
        return;
    setenv("TERM", "xterm", 1);
    unsetenv("NO_COLOR");
    CHECK(term_color(near, TERM_COLOR_AUTO));
    CHECK(!term_color(file, TERM_COLOR_AUTO));
    CHECK(!term_color(near, TERM_COLOR_NEVER));
    CHECK(term_color(file, TERM_COLOR_ALWAYS));
    setenv("NO_COLOR", "", 1);
    CHECK(term_color(near, TERM_COLOR_AUTO));
    setenv("NO_COLOR", "1", 1);
    CHECK(!term_color(near, TERM_COLOR_AUTO));
    CHECK(term_color(near, TERM_COLOR_ALWAYS));
    unsetenv("NO_COLOR");
    setenv("TERM", "dumb", 1);
    CHECK(!term_color(near, TERM_COLOR_AUTO));
    unsetenv("TERM");
    CHECK(!term_color(near, TERM_COLOR_AUTO));
}

TEST(term_width_choice)
{
    int far, near = terminal(&far), file = temporary();
    struct winsize size = {.ws_col = 57, .ws_row = 20};
    if (!CHECK(near >= 0))
        return;
    setenv("COLUMNS", "40", 1);
    CHECK_INT(term_width(file), 0);
    CHECK_INT(term_width(near), 40);
    setenv("COLUMNS", "wide", 1);
    CHECK_INT(term_width(near), 80);
    CHECK_INT(ioctl(near, TIOCSWINSZ, &size), 0);
    CHECK_INT(term_width(near), 57);
    setenv("COLUMNS", "0", 1);
    CHECK_INT(term_width(near), 57);
    unsetenv("COLUMNS");
    CHECK_INT(term_width(near), 57);
}

static char page[] = "/tmp/journal-out-XXXXXX"; /* what the pager was given */

static void pager_setup(const char *pager)
{
    if (!getenv("PAGE"))
        CHECK(mkstemp(page) >= 0);
    setenv("PAGE", page, 1);
    setenv("TERM", "xterm", 1);
    if (pager)
        setenv("PAGER", pager, 1);
    else
        unsetenv("PAGER");
}

/* Prints `rows` rows through the pager; what close said. */
static int paged(int fd, size_t rows, struct err *e)
{
    struct term_pager p;
    struct out o;
    struct row r = row_new(&one);
    row_text(&r, NAME, SPAN("Aiko"));
    int to = term_pager_start(&p, fd, e);
    if (!CHECK(to >= 0 && to != fd))
        return 0;
    out_open(&o, to, (struct out_options){.format = OUT_TSV, .terminal = true});
    for (size_t i = 0; i < rows; i++)
        sink_row(out_sink(&o), &r);
    int result = out_close(&o, e);
    CHECK_INT(term_pager_wait(&p, e), 0);
    return result;
}

static struct span page_text(void)
{
    int fd = open(page, O_RDONLY);
    struct span s = read_back(fd);
    close(fd);
    return s;
}

TEST(term_pager)
{
    int far, near = terminal(&far);
    struct err e = ERR_INIT;
    if (!CHECK(near >= 0))
        return;
    unsetenv("LESS");
    pager_setup("{ echo \"$LESS\"; cat; } >\"$PAGE\"");
    CHECK_INT(paged(near, 1, &e), 0);
    CHECK_STR(page_text(), "FRX\nname\nAiko\n");
    setenv("LESS", "S", 1);
    CHECK_INT(paged(near, 1, &e), 0);
    CHECK_STR(page_text(), "S\nname\nAiko\n");
    /* It is left early: no message, and nothing waits. */
    pager_setup("head -n 1 >\"$PAGE\"");
    CHECK_INT(paged(near, 200000, &e), -1);
    CHECK_STR(page_text(), "name\n");
    CHECK_STR(span_str(e.text), "");
    unlink(page);
}

TEST(term_pager_that_cannot_start)
{
    int far, near = terminal(&far);
    struct rlimit usual, none;
    struct term_pager p;
    struct err e = ERR_INIT;
    if (!CHECK(near >= 0) || !CHECK(getrlimit(RLIMIT_NOFILE, &usual) == 0))
        return;
    none = usual;
    none.rlim_cur = (rlim_t)near + 1;
    CHECK(setrlimit(RLIMIT_NOFILE, &none) == 0);
    setenv("PAGER", "more", 1);
    CHECK_INT(term_pager_start(&p, near, &e), -1);
    CHECK_INT(e.status, STATUS_SYSTEM);
    e = ERR_INIT;
    CHECK_INT(term_pager_wait(&p, &e), 0);
    setrlimit(RLIMIT_NOFILE, &usual); /* the leak checker opens files at exit */
}

TEST(term_pager_none)
{
    struct term_pager p;
    struct err e = ERR_INIT;
    int far, near = terminal(&far), file = temporary();
    pager_setup("cat");
    CHECK_INT(term_pager_start(&p, near, &e), near);
    CHECK_INT(term_pager_wait(&p, &e), 0);
    pager_setup("false");
    CHECK_INT(term_pager_start(&p, file, &e), file);
    pager_setup(NULL);
    setenv("PATH", "/nowhere", 1);
    CHECK_INT(term_pager_start(&p, near, &e), near);
    unlink(page);
}

TEST(term_pager_default)
{
    int far, near = terminal(&far);
    struct err e = ERR_INIT;
    char dir[] = "/tmp/journal-bin-XXXXXX", less[64], path[4096];
    const char *old = getenv("PATH");
    if (!CHECK(mkdtemp(dir) != NULL) || !CHECK(near >= 0))
        return;
    snprintf(less, sizeof less, "%s/less", dir);
    snprintf(path, sizeof path, ":/nowhere:%s:%s", dir, old ? old : "/usr/bin:/bin");
    FILE *f = fopen(less, "w");
    if (CHECK(f != NULL)) {
        fputs("#!/bin/sh\n{ echo \"less $*\"; cat; } >\"$PAGE\"\n", f);
        fclose(f);
    }
    chmod(less, 0700);
    setenv("PATH", path, 1);
    pager_setup(NULL);
    CHECK_INT(paged(near, 1, &e), 0);
    CHECK_STR(page_text(), "less -FRX\nname\nAiko\n");
    struct term_pager p;
    setenv("TERM", "dumb", 1);
    CHECK_INT(term_pager_start(&p, near, &e), near);
    unlink(less);
    rmdir(dir);
    unlink(page);
}

/* Bars: in eighths of a column, something is never nothing, and the most fills it. */
static const struct field bar_fields[] = {{"n", FIELD_INT, STYLE_PLAIN},
                                          {"most", FIELD_INT, STYLE_PLAIN}};
static const char *const bar_layouts[] = {"|{n#most:4}|{n#most}|"};
static const struct schema bar_schema = {"bars", bar_fields, 2, bar_layouts, 1};

static void check_bar(int64_t n, int64_t most, bool ascii, const char *expected)
{
    struct row r = row_new(&bar_schema);
    row_int(&r, 0, n);
    row_int(&r, 1, most);
    struct out_options options = {.format = OUT_TEXT, .ascii = ascii};
    CHECK_STR(print(options, &r, 1), expected);
}

/* On a page that is narrower, bars shrink together, and at last there are none. */
TEST(out_bars_narrow)
{
    struct row r = row_new(&bar_schema);
    row_int(&r, 0, 4);
    row_int(&r, 1, 8);
    CHECK_STR(print(wide(8), &r, 1), "|██  |▄|\n");
    CHECK_STR(print(wide(5), &r, 1), "|██  ||\n");
    CHECK_STR(print(wide(3), &r, 1), "|█ ||\n");
    CHECK_STR(print(wide(1), &r, 1), "|||\n");
}

TEST(out_bars)
{
    check_bar(8, 8, false, "|████|█|\n");
    check_bar(4, 8, false, "|██  |▄|\n");
    check_bar(3, 8, false, "|█▌  |▃|\n");
    check_bar(1, 1000, false, "|▏   |▁|\n");
    check_bar(0, 8, false, "|    | |\n");
    check_bar(0, 0, false, "|    | |\n");
    check_bar(9, 8, false, "|████|█|\n");
    check_bar(4, 8, true, "|##  |=|\n");
    check_bar(1, 1000, true, "|#   |.|\n");
}
