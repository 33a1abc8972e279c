/*
 * Turns the character tables of src/data into the C of base/chars.h:
 *     tables fold.tsv compose.tsv classes.tsv unspaced.tsv order.tsv width.tsv han.tsv
 * >unicode.c Runs on the machine that builds. It ends with status 1 at a line that it does not
 * understand, or that does not fit the types of base/chars.h.
 */
#include "base/chars.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TEXT_MAX = 65536, PAIRS_MAX = 1024, HAN_MAX = 4096 };

static uint8_t bits[CHARS_MAX + 1], order[CHARS_MAX + 1];
static uint16_t fold[CHARS_MAX + 1];
static uint32_t text[TEXT_MAX];
static size_t text_n = 1; /* 0 means "no entry" */
static struct char_pair pairs[PAIRS_MAX];
static size_t pairs_n;
static struct char_han han[HAN_MAX];
static size_t han_n;

static const char *file;
static unsigned line_number;

static _Noreturn void fail(const char *why)
{
    fprintf(stderr, "tables: %s:%u: %s\n", file, line_number, why);
    exit(1);
}

/* Reads the code point at *p, in hexadecimal, and moves *p after it. */
static uint32_t code(char **p)
{
    char *end;
    unsigned long c = strtoul(*p, &end, 16);
    if (end == *p || c > CHARS_MAX)
        fail("not a code point");
    *p = end;
    return (uint32_t)c;
}

static void skip(char **p, char c)
{
    if (**p != c)
        fail("not the character expected");
    ++*p;
}

/* Returns where the text is in `text`, and adds it if it is new. */
static uint16_t text_at(const uint32_t *s, uint32_t n)
{
    size_t i = 1;
    for (; i < text_n; i += text[i] + 1)
        if (text[i] == n && memcmp(text + i + 1, s, n * sizeof *s) == 0)
            return (uint16_t)i;
    if (text_n + n + 1 > TEXT_MAX)
        fail("too much text");
    text[text_n] = n;
    memcpy(text + text_n + 1, s, n * sizeof *s);
    text_n += n + 1;
    return (uint16_t)i;
}

/* Reads "-", which is no text, or code points joined by "+". */
static uint16_t target(char **p)
{
    uint32_t s[8] = {0}, n = 0;
    if (**p == '-') {
        ++*p;
        return text_at(s, 0);
    }
    for (;; ++*p) {
        if (n == sizeof s / sizeof *s)
            fail("too long");
        s[n++] = code(p);
        if (**p != '+')
            return text_at(s, n);
    }
}

static void read_fold(uint32_t first, uint32_t last, char *p)
{
    if (*p == '=') {
        p++;
        uint16_t at = target(&p);
        for (uint32_t c = first; c <= last; c++)
            fold[c] = at;
    } else if (last > first) {
        long distance = strtol(p, &p, 10);
        for (uint32_t c = first; c <= last; c++) {
            uint32_t to = (uint32_t)((long)c + distance);
            fold[c] = text_at(&to, 1);
        }
    } else {
        fold[first++] = target(&p);
        while (*p == ' ' && first <= CHARS_MAX) {
            p++;
            fold[first++] = target(&p);
        }
    }
    skip(&p, '\0');
}

static void read_compose(uint32_t first, uint32_t last, char *p)
{
    struct char_pair *pair = &pairs[pairs_n++];
    if (pairs_n == PAIRS_MAX || first != last)
        fail("not a pair");
    pair->first = first;
    pair->second = code(&p);
    skip(&p, '\t');
    pair->both = code(&p);
    skip(&p, '\0');
    bits[pair->second] |= CHAR_JOINS;
}

static void read_classes(uint32_t first, uint32_t last, char *p)
{
    uint8_t class = strcmp(p, "letter") == 0       ? CHAR_LETTER
                    : strcmp(p, "mark") == 0       ? CHAR_MARK
                    : strcmp(p, "apostrophe") == 0 ? CHAR_APOSTROPHE
                                                   : 0;
    if (class == 0)
        fail("unknown class");
    for (uint32_t c = first; c <= last; c++)
        bits[c] |= class;
}

static void read_unspaced(uint32_t first, uint32_t last, char *p)
{
    if (strcmp(p, "unspaced") != 0)
        fail("unknown word");
    for (uint32_t c = first; c <= last; c++)
        bits[c] |= CHAR_UNSPACED;
}

static void read_order(uint32_t first, uint32_t last, char *p)
{
    unsigned long n = strtoul(p, &p, 10);
    if (n == 0 || n > UINT8_MAX || *p != '\0')
        fail("not a combining class");
    for (uint32_t c = first; c <= last; c++) {
        order[c] = (uint8_t)n;
        bits[c] |= CHAR_ORDERED;
    }
}

static void read_width(uint32_t first, uint32_t last, char *p)
{
    if ((*p != '0' && *p != '2') || p[1] != '\0')
        fail("a width is 0 or 2");
    for (uint32_t c = first; c <= last; c++)
        bits[c] = (uint8_t)((bits[c] & ~(3U << CHAR_WIDTH_SHIFT)) |
                            ((unsigned)(*p - '0') << CHAR_WIDTH_SHIFT));
}

static void read_han(uint32_t first, uint32_t last, char *p)
{
    uint32_t to = code(&p);
    if (first != last || first > UINT16_MAX || to > UINT16_MAX || first < 0x800 || to < 0x800)
        fail("not two characters of three bytes in UTF-8");
    if (han_n == HAN_MAX || (han_n && first <= han[han_n - 1].from))
        fail("too many characters, or not in order");
    han[han_n++] = (struct char_han){(uint16_t)first, (uint16_t)to};
    skip(&p, '\0');
}

/* Reads each line of the file that is not a comment: "first TAB …" or "first-last TAB …". */
static void read_file(const char *name, void (*line)(uint32_t first, uint32_t last, char *rest))
{
    char buffer[512];
    file = name;
    line_number = 0;
    FILE *f = fopen(name, "r");
    if (f == NULL)
        fail("cannot be opened");
    while (fgets(buffer, sizeof buffer, f) != NULL) {
        line_number++;
        size_t n = strcspn(buffer, "\n");
        if (buffer[n] != '\n')
            fail("line too long");
        buffer[n] = '\0';
        if (buffer[0] == '#')
            continue;
        char *p = buffer;
        uint32_t first = code(&p), last = first;
        if (*p == '-') {
            p++;
            last = code(&p);
        }
        skip(&p, '\t');
        line(first, last, p);
    }
    if (ferror(f) || line_number == 0)
        fail("cannot be read");
    fclose(f);
}

static void put_numbers(const char *start, const uint32_t *v, size_t n, const char *end)
{
    fputs(start, stdout);
    for (size_t i = 0; i < n; i++)
        printf("%u,%s", (unsigned)v[i], i % 24 == 23 ? "\n" : "");
    fputs(end, stdout);
}

/* Prints a table in two levels: equal pages of `all`, of items of `size` bytes, are in it once. */
static void put_pages(const char *name, const char *type, const void *all, size_t size)
{
    static uint32_t page[CHARS_PAGES], unique[CHARS_PAGES];
    const char *bytes = all;
    size_t n = 0;
    printf("const %s %s[][CHARS_PAGE] = {\n", type, name);
    for (size_t i = 0; i < CHARS_PAGES; i++) {
        const char *p = bytes + i * CHARS_PAGE * size;
        size_t k = 0;
        while (k < n &&
               memcmp(bytes + unique[k] * CHARS_PAGE * size, p, CHARS_PAGE * size) != 0)
            k++;
        page[i] = (uint32_t)k;
        if (k < n)
            continue;
        unique[n++] = (uint32_t)i;
        uint32_t v[CHARS_PAGE];
        for (size_t j = 0; j < CHARS_PAGE; j++)
            v[j] = size == 1 ? ((const uint8_t *)p)[j] : ((const uint16_t *)p)[j];
        put_numbers("{", v, CHARS_PAGE, "},\n");
    }
    if (n > UINT8_MAX + 1)
        fail("too many pages");
    printf("};\nconst uint8_t %s_page[] = {\n", name);
    put_numbers("", page, CHARS_PAGES, "};\n");
}

static void put_order(void)
{
    printf("const struct char_order chars_order[] = {\n");
    unsigned n = 0;
    for (uint32_t c = 0; c <= CHARS_MAX; n++) {
        uint32_t end = c;
        while (end <= CHARS_MAX && order[end] == order[c])
            end++;
        if (order[c] != 0)
            printf("{%u,%u,%u},\n", (unsigned)c, (unsigned)(end - c), order[c]);
        else
            n--;
        c = end;
    }
    printf("};\nconst uint32_t chars_order_n = %u;\n", n);
}

static int by_pair(const void *va, const void *vb)
{
    const struct char_pair *a = va, *b = vb;
    if (a->first != b->first)
        return a->first < b->first ? -1 : 1;
    return a->second < b->second ? -1 : a->second > b->second;
}

static void put_pairs(void)
{
    qsort(pairs, pairs_n, sizeof *pairs, by_pair);
    printf("const struct char_pair chars_pairs[] = {\n");
    for (size_t i = 0; i < pairs_n; i++)
        printf("{%u,%u,%u},\n", (unsigned)pairs[i].first, (unsigned)pairs[i].second,
               (unsigned)pairs[i].both);
    printf("};\nconst uint32_t chars_pairs_n = %zu;\n", pairs_n);
}

static void put_han(void)
{
    printf("const struct char_han chars_han[] = {\n");
    for (size_t i = 0; i < han_n; i++)
        printf("{%u,%u},%s", han[i].from, han[i].to, i % 8 == 7 ? "\n" : "");
    printf("};\nconst uint32_t chars_han_n = %zu;\n", han_n);
}

int main(int argc, char **argv)
{
    static void (*const readers[])(uint32_t, uint32_t, char *) = {
        read_fold, read_compose, read_classes, read_unspaced, read_order, read_width, read_han,
    };
    enum { FILES = sizeof readers / sizeof *readers };
    if (argc != FILES + 1) {
        fprintf(stderr,
                "usage: tables fold compose classes unspaced order width han >unicode.c\n");
        return 2;
    }
    memset(bits, 1 << CHAR_WIDTH_SHIFT, sizeof bits);
    for (int i = 0; i < FILES; i++)
        read_file(argv[i + 1], readers[i]);
    printf("/* Made by src/data/tables.c from src/data: change those. */\n"
           "#include \"base/chars.h\"\n");
    put_pages("chars_bits", "uint8_t", bits, sizeof *bits);
    put_pages("chars_fold", "uint16_t", fold, sizeof *fold);
    put_numbers("const uint32_t chars_fold_text[] = {\n", text, text_n, "};\n");
    put_order();
    put_pairs();
    put_han();
    if (fflush(stdout) != 0 || ferror(stdout))
        fail("the tables cannot be written");
    return 0;
}
