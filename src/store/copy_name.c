#include "store/copy_name.h"

#include "base/fold.h"

#include <string.h>

/*
 * Words that programs put into the name of a copy, in the languages they are sold in, folded.
 * One between spaces is a whole word; many surnames begin with "kopi".
 */
static const char *const signs[] = {
    "conflict", "konflik",   "conflit",   "cakis",    "ristirii", "utkoz",      "motstrid",
    "modstrid", "strijdig",  "конфл",     "συγκρουσ", "競合",     "衝突",       "冲突",
    "충돌",     "xung dot",  "تعارض",     "متعارض",   "התנגש",    "ขัดแย้ง",      " copy ",
    " copia ",  " copie ",   " kopie ",   " kopia ",  " kopi ",   " kopija ",   " kopio ",
    " kopya ",  " koopia ",  " masolat",  " копия ",  " копія ",  " kopiera ",  " αντιγραφο ",
    "こぴー",   "複製",      "副本",      "复制",     "複本",     "拷贝",       "사본",
    "สำเนา",    " ban sao ", " salinan ", " نسخة ",   " עותק ",   "safebackup", NULL,
};

/* Words for a file that is older than the one beside it. */
static const char *const old_signs[] = {
    " backup ", " bak ", " orig ", " original ", " old ", " sauvegarde ", " sicherung ", NULL,
};

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80);
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool has_sign(struct span extra, const char *const *words)
{
    struct buf b = BUF_INIT;
    bool found = false;
    buf_char(&b, ' ');
    fold_words(&b, extra);
    buf_char(&b, ' ');
    for (size_t i = 0; words[i] && !found; i++)
        found = strstr(buf_cstr(&b), words[i]) != NULL;
    buf_release(&b);
    return found;
}

/* Returns whether the text is a number in brackets or not: " (1)", " 2", " - 3". */
static bool is_number(struct span extra)
{
    bool digit = false;
    if (span_starts(extra, SPAN("-"))) /* "aiko-2" is a guest's id, "2026-11-23-2" a menu's */
        return false;
    for (size_t i = 0; i < extra.n; i++) {
        digit = digit || is_digit(extra.p[i]);
        if (!is_digit(extra.p[i]) && !strchr(" ()[]-", extra.p[i]))
            return false;
    }
    return digit;
}

/* Returns whether the text is like "-DESKTOP-AB12", which OneDrive adds: a machine's name. */
static bool is_machine(struct span extra)
{
    bool capital = false, small = false, more = false;
    if (!span_starts(extra, SPAN("-")))
        return false;
    for (size_t i = 1; i < extra.n; i++) {
        capital = capital || (extra.p[i] >= 'A' && extra.p[i] <= 'Z');
        small = small || (extra.p[i] >= 'a' && extra.p[i] <= 'z');
        more = more || is_digit(extra.p[i]) || extra.p[i] == '-';
    }
    return (capital && !small && more) || span_find(extra, SPAN("MacBook")) != SPAN_NONE;
}

/* Returns whether the text is only words: "anna berg" may be another person than "anna". */
static bool is_words(struct span extra)
{
    for (size_t i = 0; i < extra.n; i++)
        if (!is_letter(extra.p[i]) && !strchr(" -'_", extra.p[i]) &&
            !(extra.p[i] == '.' && i + 1 < extra.n && extra.p[i + 1] == ' '))
            return false;
    return true;
}

/* Returns the text without ".ext" at its end. */
static struct span without_ending(struct span extra)
{
    size_t n = extra.n;
    while (n && (is_letter(extra.p[n - 1]) || is_digit(extra.p[n - 1])))
        n--;
    return n && n < extra.n && extra.p[n - 1] == '.' ? span_head(extra, n - 1) : extra;
}

/*
 * Returns whether the text after a whole file name, "aiko.txt", is what editors and programs
 * that rotate files add: "~", ".bak", ".1", ".~1~", "#".
 */
static bool is_backup_ending(struct span rest)
{
    static const char *const known[] = {".bak", ".orig", ".old", ".backup", ".save", ".sav"};
    bool letter = false;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (span_is_nocase(rest, known[i]))
            return true;
    for (size_t i = 0; i < rest.n; i++)
        letter = letter || is_letter(rest.p[i]);
    return rest.n && !letter;
}

/* Returns the text before and after the stem, without the suffix that follows it or ends it. */
static struct span extra_of(struct buf *b, struct span file, size_t from, size_t to,
                            struct span suffix)
{
    struct span rest = span_from(file, to);
    buf_add(b, span_head(file, from));
    if (rest.n >= suffix.n && span_eq_nocase(span_head(rest, suffix.n), suffix))
        rest = span_from(rest, suffix.n);
    else if (rest.n >= suffix.n && span_eq_nocase(span_from(rest, rest.n - suffix.n), suffix))
        rest = span_head(rest, rest.n - suffix.n);
    buf_add(b, rest);
    return buf_span(b);
}

/* Returns what a file in a directory of guests is whose name has no sign of a copy. */
static enum copy_kind guest_kind(struct span extra)
{
    struct span name = without_ending(extra);
    if (span_is_nocase(span_from(extra, name.n), ".rej"))
        return COPY_PATCH;
    return span_starts(extra, SPAN("-")) || !span_trim(name).n || !is_words(name) ||
                   has_sign(extra, old_signs)
               ? COPY_BACKUP
               : COPY_NONE;
}

enum copy_kind copy_name_kind(struct span file, size_t from, size_t to, struct span suffix,
                              bool guest)
{
    struct buf b = BUF_INIT;
    struct span rest = span_from(file, to), extra = extra_of(&b, file, from, to, suffix);
    bool whole = span_starts(rest, suffix);
    bool text = guest || whole || span_ends(rest, suffix);
    enum copy_kind kind = COPY_NONE;
    if (whole && (!from || span_is(extra, "##")) && !is_number(extra) &&
        is_backup_ending(span_from(rest, suffix.n)))
        kind = COPY_BACKUP;
    else if (text &&
             (has_sign(extra, signs) || (!from && (is_number(extra) || is_machine(extra)))))
        kind = COPY_CONFLICT;
    else if (guest)
        kind = guest_kind(extra);
    else if (!from && span_starts(rest, SPAN(".")) && is_backup_ending(rest))
        kind = COPY_BACKUP;
    buf_release(&b);
    return kind;
}

size_t copy_name_id(struct span id)
{
    static const char *const ends[] = {
        "-conflict", "-sync-conflict", "-copy",  "-kopie", "-copia", "-copie", "-kopia",
        "-konflikt", "のコピー",       "コピー", "的副本", "副本",   "사본",   "복사본",
    };
    for (size_t n = 1; n + 1 < id.n; n++) {
        unsigned char c = (unsigned char)id.p[n];
        if (c == '-' ? !strchr("csk", id.p[n + 1]) : c < 0xE3) /* few names have an end */
            continue;
        for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
            if (id.p[n + 1] == ends[i][1] && span_starts(span_from(id, n), span_str(ends[i])))
                return n;
    }
    return 0;
}

bool copy_name_begins(struct span file, size_t at)
{
    return at == 0 || (!is_letter(file.p[at - 1]) && !is_digit(file.p[at - 1]));
}

bool copy_name_ends(struct span file, size_t at)
{
    return at == file.n || (!is_letter(file.p[at]) && !is_digit(file.p[at])) ||
           fold_begins_unspaced(span_from(file, at));
}
