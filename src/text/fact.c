#include "text/fact.h"

#include "base/utf8.h"

#ifdef __SSE2__
#include <emmintrin.h>
enum { WIDE = sizeof(__m128i) };
#endif

static const struct span WIDE_COLON = {"\xEF\xBC\x9A", 3};

static const struct problem_text problem_texts[] = {
    [PROBLEM_NONE] = {"none", "", ""},
    [PROBLEM_NOT_A_FACT] = {"not-a-fact", "not a fact: no `key:` here",
                            "write `key: text`, or begin the line with # to make it a comment"},
    [PROBLEM_DATE] = {"bad-date", "impossible date", "write a real day as YYYY-MM-DD"},
    [PROBLEM_TIME] = {"bad-time", "impossible time",
                      "write the time of day as HH:MM, 00:00 to 23:59"},
    [PROBLEM_CONFLICT] =
        {"conflict-marker", "a git conflict marker",
         "to choose between the lines: journal resolve"},
    [PROBLEM_KEY] = {"unknown-key", "unknown key",
                     "correct it, begin it with x-, or add it to a class in journal.conf"},
    [PROBLEM_UNDATED] = {"no-date", "this key needs a date", "put YYYY-MM-DD before the key"},
    [PROBLEM_EMPTY] = {"no-text", "a standing fact needs a text",
                       "write the fact, or `none` if the guest said so"},
    [PROBLEM_MARK] = {"idle-mark", "this key does not use this mark", "remove the mark"},
    [PROBLEM_BRACKET] = {"open-bracket", "unclosed bracket", "close it on the same line"},
    [PROBLEM_YEARLY] = {"bad-day", "impossible day of the year", "write MM-DD or YYYY-MM-DD"},
};

struct problem_text problem_text(enum problem problem)
{
    return problem_texts[problem];
}

static bool is_marker(struct span line)
{
    char c = line.p[0];
    size_t n = 0;
    if (c != '<' && c != '>' && c != '=' && c != '|')
        return false;
    while (n < line.n && line.p[n] == c)
        n++;
    return n >= 7 && (n == line.n || line.p[n] == ' ');
}

static void other(struct fact *f, enum problem problem)
{
    f->kind = LINE_OTHER;
    f->class = CLASS_UNKNOWN;
    f->key = KEY_NONE;
    f->date = DATE_NONE;
    f->time = TIME_NONE;
    f->mark = 0;
    f->problem = (uint8_t)problem;
}

static bool starts_with_digit(struct span s)
{
    return s.n && s.p[0] >= '0' && s.p[0] <= '9';
}

/*
 * Does the word look like an attempt at a date or a time: digits and - / . : only, with at
 * least that many of the one or the other? "12 oysters" and "1/2 chicken" are no attempt.
 */
static bool looks_numeric(struct span word, size_t digits, size_t signs)
{
    size_t d = 0, s = 0;
    for (size_t i = 0; i < word.n; i++)
        if (word.p[i] >= '0' && word.p[i] <= '9')
            d++;
        else if ((word.p[i] >= '-' && word.p[i] <= '/') || word.p[i] == ':')
            s++;
        else
            return false;
    return starts_with_digit(word) && (d >= digits || s >= signs);
}

static bool like_date(struct span word)
{
    return looks_numeric(word, 6, 2) || span_chr(word, ':') == 2;
}

static bool like_time(struct span word)
{
    bool signs = span_chr(word, ':') != SPAN_NONE || span_chr(word, '.') != SPAN_NONE;
    return looks_numeric(word, signs ? 3 : 4, SPAN_NONE);
}

static struct span first_word(struct span s)
{
    struct span word;
    span_word(&s, &word);
    return word;
}

/* Takes what parses as `size` bytes off the front of *rest, if a word ends there. */
static bool take_word(struct span *rest, size_t size, bool parses)
{
    if (!parses || (rest->n > size && !span_is_blank(rest->p[size])))
        return false;
    *rest = span_skip_blanks(span_from(*rest, size));
    return true;
}

/*
 * Take a time or a date off the front of *rest. Return false (and make *f `other`) if it is
 * impossible.
 */
static bool take_time(struct fact *f, struct span *rest)
{
    if (!starts_with_digit(*rest))
        return true;
    daytime_t time = time_parse(span_head(*rest, TIME_SIZE));
    if (take_word(rest, TIME_SIZE, time != TIME_NONE)) {
        f->time = time;
    } else if (like_time(first_word(*rest))) {
        other(f, PROBLEM_TIME);
        return false;
    }
    return true;
}

static bool take_date(struct fact *f, struct span *rest)
{
    if (!starts_with_digit(*rest))
        return true;
    date_t date = date_parse(span_head(*rest, DATE_SIZE));
    if (take_word(rest, DATE_SIZE, date != DATE_NONE)) {
        f->date = date;
    } else if (like_date(first_word(*rest))) {
        other(f, PROBLEM_DATE);
        return false;
    }
    return true;
}

static size_t colon_at(struct span s)
{
    return s.n && s.p[0] == ':' ? 1 : span_starts(s, WIDE_COLON) ? WIDE_COLON.n : 0;
}

static void find_key(struct fact *f, const struct keys *keys)
{
    f->key = (int16_t)keys_find(keys, f->key_name);
    f->canonical = f->key == KEY_NONE ? NULL : keys->v[f->key].name.p;
    if (f->key != KEY_NONE)
        f->class = (uint8_t)keys->v[f->key].class;
    else if (span_is_nocase(span_head(f->key_name, 2), "x-"))
        f->class = CLASS_OWN;
}

/* Takes key, mark and colon; what is left is the text. False: this is no fact. */
static bool take_key(struct fact *f, struct span *rest, const struct keys *keys)
{
    size_t n = key_prefix(*rest);
    if (n == 0)
        return false;
    f->key_name = span_head(*rest, n);
    *rest = span_from(*rest, n);
    if (rest->n && fact_is_mark(rest->p[0])) {
        f->mark = rest->p[0];
        *rest = span_from(*rest, 1);
    }
    *rest = span_skip_blanks(*rest);
    n = colon_at(*rest);
    *rest = span_from(*rest, n);
    if (n)
        find_key(f, keys);
    return n > 0;
}

/* Returns bytes 0x80 where a byte of v is 0; there may be more above the first of them. */
static uint64_t zero_bytes(uint64_t v)
{
    return (v - 0x0101010101010101) & ~v & 0x8080808080808080;
}

/*
 * Returns s.n, or a place before which no byte from `from` on is a sign that fact_split_at
 * looks for. It looks at eight bytes at once, and stops at "(" to "/", "8" to "?", "Y", "[", "]"
 * and "_".
 */
static size_t skip_plain(struct span s, size_t from)
{
    while (from < s.n && s.n >= sizeof(uint64_t)) {
        size_t last = s.n - sizeof(uint64_t), at = from < last ? from : last;
        uint64_t v;
        memcpy(&v, s.p + at, sizeof v);
        if (zero_bytes((v ^ 0x2828282828282828) & 0xE8E8E8E8E8E8E8E8) |
            zero_bytes((v ^ 0x5959595959595959) & 0xF9F9F9F9F9F9F9F9))
            break;
        from = at + sizeof v;
    }
    return from;
}

size_t fact_split_at(struct span s, char sep, size_t *open)
{
    static const bool signs[256] = {
        ['('] = 1, [')'] = 1, ['['] = 1, [']'] = 1, [','] = 1, [';'] = 1};
    size_t depth = 0;
    *open = SPAN_NONE;
    for (size_t i = skip_plain(s, 0); i < s.n; i++) {
        char c = s.p[i];
        if (!signs[(unsigned char)c])
            continue;
        if (c == '(' || c == '[') {
            if (depth++ == 0)
                *open = i;
        } else if ((c == ')' || c == ']') && depth) {
            if (--depth == 0)
                *open = SPAN_NONE;
        } else if (c == sep && depth == 0 &&
                   (c != ';' || i + 1 == s.n || s.p[i + 1] == ' ' || s.p[i + 1] == '\t')) {
            return i;
        }
        i = skip_plain(s, i + 1) - 1;
    }
    return s.n;
}

#ifdef __SSE2__
/* Returns whether any of sixteen bytes may be one of "()[];". "Y" and "_" may be too. */
static bool has_sign_wide(const char *p)
{
    __m128i v = _mm_loadu_si128((const __m128i *)(const void *)p);
    __m128i high = _mm_and_si128(v, _mm_set1_epi8((char)0xFE));
    __m128i odd = _mm_and_si128(v, _mm_set1_epi8((char)0xF9));
    __m128i found = _mm_cmpeq_epi8(v, _mm_set1_epi8(';'));
    found = _mm_or_si128(found, _mm_cmpeq_epi8(high, _mm_set1_epi8('(')));
    found = _mm_or_si128(found, _mm_cmpeq_epi8(odd, _mm_set1_epi8('Y')));
    return _mm_movemask_epi8(found) != 0;
}
#endif

/* Returns whether any of "()[];" may be in s, for which it looks at many bytes at once. */
static bool has_sign(struct span s)
{
    uint64_t v = 0;
    size_t at = 0;
#ifdef __SSE2__
    for (; s.n - at >= WIDE; at += WIDE)
        if (has_sign_wide(s.p + at))
            return true;
    if (at && at < s.n)
        return has_sign_wide(s.p + s.n - WIDE);
#endif
    for (; at < s.n; at += sizeof v) {
        if (s.n >= sizeof v)
            memcpy(&v, s.p + (at < s.n - sizeof v ? at : s.n - sizeof v), sizeof v);
        else
            memcpy(&v, s.p, s.n);
        if (zero_bytes((v ^ 0x2828282828282828) & 0xFEFEFEFEFEFEFEFE) |
            zero_bytes((v ^ 0x5959595959595959) & 0xF9F9F9F9F9F9F9F9) |
            zero_bytes(v ^ 0x3B3B3B3B3B3B3B3B))
            return true;
    }
    return false;
}

/* Splits the text: body [ ";" remark ]. */
static void split_text(struct fact *f)
{
    size_t open, at = fact_split_at(f->text, ';', &open);
    struct span after = span_from(f->text, at + 1);
    f->body = span_trim(span_head(f->text, at));
    f->remark = span_trim(after);
    if (at < f->text.n)
        fact_split_at(after, '\n', &open); /* to its end: a remark's bracket too */
    if (open != SPAN_NONE)
        f->problem = PROBLEM_BRACKET;
}

static bool has_mark(const struct fact *f)
{
    switch (f->class) {
    case CLASS_ITEM:
    case CLASS_OWN: return true;
    case CLASS_OPEN: return f->mark == '+' || f->mark == '-';
    case CLASS_VISIT: return f->key == KEY_BOOKED && f->mark != '*';
    default: return false;
    }
}

/* Finds problems, the gravest last: it replaces the others. */
static void find_problems(struct fact *f)
{
    int year, month, day;
    if (f->mark && !has_mark(f))
        f->problem = PROBLEM_MARK;
    if ((f->key == KEY_BIRTHDAY || f->key == KEY_ANNIVERSARY) &&
        !yearly_parse(f->text, &year, &month, &day))
        f->problem = PROBLEM_YEARLY;
    if ((f->class == CLASS_STANDING || f->class == CLASS_BOND) && f->body.n == 0)
        f->problem = PROBLEM_EMPTY;
    bool always_dated =
        f->class == CLASS_VISIT || f->class == CLASS_OPEN || f->class == CLASS_TRAIL;
    if (always_dated && f->date == DATE_NONE)
        f->problem = PROBLEM_UNDATED;
    if (f->class == CLASS_UNKNOWN)
        f->problem = PROBLEM_KEY;
}

/* Takes the text, which is what is left of the line. */
static inline void take_text(struct fact *f, struct span text, unsigned heads)
{
    text = span_trim(text);
    f->text = f->body = text;
    f->remark = span_from(text, text.n);
    if (heads >> f->class & 1)
        return;
    if (f->class != CLASS_IDENTITY && f->class != CLASS_TEXT && has_sign(text))
        split_text(f);
    if (f->class != CLASS_ITEM) /* which has none that can be found here */
        find_problems(f);
}

/* Parses a fact, if it is one: [ date [ time ] ] key [ mark ] colon [ text ]. */
static void take_fact(struct fact *f, struct span all, const struct keys *keys, unsigned heads)
{
    struct span rest = all;
    if (!take_date(f, &rest) || (f->date != DATE_NONE && !take_time(f, &rest)))
        return;
    if (take_key(f, &rest, keys))
        take_text(f, rest, heads);
    else
        other(f, PROBLEM_NOT_A_FACT);
}

static struct span without_bom(const struct fact *f)
{
    return span_from(f->line, f->lineno == 1 ? utf8_bom(f->line) : 0);
}

void fact_read(struct fact *f, struct span line, uint32_t lineno, const struct keys *keys,
               unsigned heads)
{
    *f = (struct fact){.line = line,
                       .lineno = lineno,
                       .date = DATE_NONE,
                       .time = TIME_NONE,
                       .key = KEY_NONE,
                       .kind = LINE_FACT,
                       .problem = PROBLEM_NONE};
    struct span rest = without_bom(f), all = span_trim(rest);
    if (all.n == 0)
        f->kind = LINE_BLANK;
    else if (rest.p[0] == '#')
        f->kind = LINE_COMMENT;
    else if (is_marker(all))
        other(f, PROBLEM_CONFLICT);
    else
        take_fact(f, all, keys, heads);
}

void fact_read_headed(struct fact *f, const struct line_head *h, struct span line, uint32_t lineno,
                      const struct keys *keys, unsigned heads)
{
    const struct key *key = &keys->v[h->key];
    f->line = line; /* each member once: a struct that is assigned would be zeroed first */
    f->key_name = (struct span){line.p + h->key_at, h->key_n};
    f->canonical = key->name.p;
    f->date = h->date;
    f->time = h->time;
    f->key = h->key;
    f->kind = LINE_FACT;
    f->class = (uint8_t)key->class;
    f->problem = PROBLEM_NONE;
    f->mark = h->mark;
    f->lineno = lineno;
    struct span text = span_from(line, h->text_at);
    take_text(f, text.n && text.p[0] == ' ' ? span_from(text, 1) : text, heads);
}

struct fact fact_parse(struct span line, uint32_t lineno, const struct keys *keys)
{
    struct fact f;
    fact_read(&f, line, lineno, keys, 0);
    return f;
}

/* Returns what begins with the bracket that is not closed. */
static struct span open_bracket(const struct fact *f)
{
    size_t open, at = fact_split_at(f->text, ';', &open);
    struct span part = f->text;
    if (at < f->text.n) {
        part = span_from(f->text, at + 1);
        fact_split_at(part, '\n', &open);
    }
    return span_from(part, open);
}

struct span fact_culprit(const struct fact *f)
{
    struct span all = span_trim(without_bom(f)), rest = all, word;
    switch (f->problem) {
    case PROBLEM_DATE: return first_word(all);
    case PROBLEM_TIME: span_word(&rest, &word); return first_word(rest);
    case PROBLEM_KEY:
    case PROBLEM_UNDATED:
    case PROBLEM_EMPTY: return f->key_name;
    case PROBLEM_MARK: return (struct span){f->key_name.p + f->key_name.n, 1};
    case PROBLEM_YEARLY: return f->text.n ? f->text : f->key_name;
    case PROBLEM_BRACKET: return open_bracket(f);
    default: return all;
    }
}
