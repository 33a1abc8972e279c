#include "import/bookings.h"

#include "base/fold.h"
#include "base/num.h"
#include "os/os.h"
#include "text/fact.h"

/* ---- the hour ---- */

/* Takes the first of the words, separated by "|", that begins *s. */
static bool take_word(struct span *s, const char *words)
{
    struct span rest = span_str(words), word;
    while (span_cut(&rest, '|', &word))
        if (span_starts(*s, word)) {
            *s = span_trim(span_from(*s, word.n));
            return true;
        }
    return false;
}

static bool take_number(struct span *s, size_t most, long *v)
{
    size_t n = num_digits(*s);
    if (n == 0 || n > most || !num_parse(span_head(*s, n), 999999, v))
        return false;
    *s = span_trim(span_from(*s, n));
    return true;
}

/* Takes the seconds and their fraction, which no booking needs. */
static bool take_seconds(struct span *s)
{
    long seconds;
    if (!take_word(s, ":"))
        return true;
    return take_number(s, 2, &seconds) && (!take_word(s, ".") || take_number(s, 6, &seconds));
}

/* Returns 'a' or 'p' for the half of the day, or 0. */
static char take_half(struct span *s)
{
    if (take_word(s, "p.m.|pm|p.m|午後|下午|晚上|오후"))
        return 'p';
    return take_word(s, "a.m.|am|a.m|午前|上午|早上|오전") ? 'a' : 0;
}

static daytime_t read_hour(struct span s, bool *utc)
{
    long hour, minute = 0;
    char half = take_half(&s);
    bool together = num_digits(s) == 4;
    if (!take_number(&s, together ? 4 : 2, &hour))
        return TIME_NONE;
    bool parted = together || take_word(&s, ":|.|h|時|时|点|點|시");
    if (together) {
        minute = hour % 100;
        hour /= 100;
    } else if (parted && num_digits(s) && !take_number(&s, 2, &minute)) {
        return TIME_NONE;
    }
    take_word(&s, "分|분");
    if (!take_seconds(&s))
        return TIME_NONE;
    *utc = take_word(&s, "z");
    half = half ? half : take_half(&s);
    take_word(&s, "uhr|hrs|hs|h");
    bool more = s.n && !take_word(&s, "-|–|—|~|〜|+|to |bis ");
    if (more || !(parted || half) || hour > 23 || minute > 59 ||
        (half && (hour == 0 || hour > 12)))
        return TIME_NONE;
    return (daytime_t)((half ? hour % 12 + (half == 'p' ? 12 : 0) : hour) * 60 + minute);
}

daytime_t booking_hour(struct span field, bool *utc)
{
    enum { LONGEST = 60 };
    struct buf b = BUF_INIT;
    *utc = false;
    if (field.n > LONGEST)
        return TIME_NONE;
    fold_add(&b, span_trim(field));
    daytime_t time = read_hour(span_trim(buf_span(&b)), utc);
    buf_release(&b);
    return time;
}

/* Cuts the hour off "2026-11-27T19:00" and "27 Nov 2026 7:00 PM"; TIME_NONE: there is none. */
static daytime_t cut_hour(struct span *day, bool *utc)
{
    for (size_t i = 1; i < day->n; i++) {
        bool digit = (unsigned char)(day->p[i - 1] - '0') < 10;
        struct span rest = span_from(*day, i + 1);
        if (!span_is_blank(day->p[i]) && !(digit && span_lower(day->p[i]) == 't'))
            continue;
        daytime_t time = num_digits(span_trim(rest)) == 4 ? TIME_NONE : booking_hour(rest, utc);
        if (time != TIME_NONE) {
            *day = span_trim(span_head(*day, i));
            return time;
        }
    }
    return TIME_NONE;
}

/* ---- the status ---- */

/* The words with which a status begins, folded. */
static const char missed[] =
    "no show|noshow|did not show|did not arrive|not arrived|nicht erschienen|no presentado|"
    "no se presento|no asistio|nao compareceu|non presentato|non venu|niet verschenen|"
    "niet gekomen|のーしょー|無断きゃんせる|不来店|未到|爽约|爽約|노쇼";
static const char cancelled[] =
    "cancel|annul|storniert|abgesagt|abgelehnt|disdett|geannuleerd|declined|rejected|denied|"
    "refuse|rechazad|recusad|geweigerd|きゃんせる|取消|取り消し|已取消|취소";
static const char came[] =
    "completed|complete|done|finished|seated|arrived|checked in|dined|paid|departed|visited|"
    "attended|abgeschlossen|erschienen|eingetroffen|termine|arrive|honore|installe|completad|"
    "sentad|llego|asistio|completat|arrivat|concluid|compareceu|chegou|voltooid|afgerond|"
    "gearriveerd|gekomen|来店|着席|退店|会計済|完了|已到|已完成|已入座|完成|방문|완료";
static const char expected[] =
    "booked|confirmed|reserved|upcoming|accepted|active|bestatigt|reserviert|gebucht|confirm|"
    "reservad|reserve|prenotat|bevestigd|gereserveerd|予約済|予約確定|確定|已确认|已確認|"
    "已预订|"
    "已預訂|確認済|확정|예약";

/* Returns the mark of a status, 0 for a booking that is expected, and '?' for another status.
 */
static char mark_of(struct span status)
{
    static const struct {
        const char *words;
        char mark;
    } marks[] = {{missed, '~'}, {cancelled, '-'}, {came, '+'}, {expected, 0}};
    struct buf b = BUF_INIT;
    char mark = '?';
    fold_words(&b, status);
    for (size_t i = 0; i < sizeof marks / sizeof *marks && mark == '?'; i++) {
        struct span s = span_trim(buf_span(&b));
        if (take_word(&s, marks[i].words))
            mark = marks[i].mark;
    }
    buf_release(&b);
    return mark;
}

/* ---- the line ---- */

static struct span first_of(const struct person *p, enum column_kind kind)
{
    for (size_t i = 0; i < p->parts_n; i++)
        if (p->parts[i].kind == kind)
            return p->parts[i].text;
    return (struct span){NULL, 0};
}

/* Keeps parts that the line does not hold: all of them, or what follows the first of a kind. */
static void keep_parts(struct person *p, bool all)
{
    for (size_t i = 0; i < p->parts_n; i++) {
        const struct person_part *one = &p->parts[i];
        if (one->kind < COLUMN_BOOKED_DATE || one->kind > COLUMN_BOOKED_STATUS ||
            (!all && span_eq(first_of(p, one->kind), one->text)))
            continue;
        lines_add(&p->lines, arena_fmt(p->a, "x-%s", target_name(one->kind)), one->text, p->a);
    }
}

static void add_piece(struct buf *b, const char *word, struct span text)
{
    if (!text.n)
        return;
    buf_str(b, b->n ? "; " : "");
    buf_str(b, word);
    buf_add(b, text);
}

/* Returns the text of the booking: "for 4; table 12", and a status that has no mark. */
static struct span text_of(struct person *p, bool status)
{
    struct buf b = BUF_INIT;
    struct span covers = first_of(p, COLUMN_BOOKED_COVERS),
                table = first_of(p, COLUMN_BOOKED_TABLE);
    long n;
    add_piece(&b, num_parse(covers, 9999, &n) && n > 0 ? "for " : "", covers);
    add_piece(&b, num_digits(table) ? "table " : "", table);
    if (status)
        add_piece(&b, "", first_of(p, COLUMN_BOOKED_STATUS));
    return buf_move(&b, p->a);
}

static void add_line(struct person *p, date_t date, daytime_t time)
{
    struct buf b = BUF_INIT;
    struct span status = first_of(p, COLUMN_BOOKED_STATUS);
    char mark = status.n ? mark_of(status) : 0;
    fact_write(&b, date, time, SPAN("booked"), mark == '?' ? 0 : mark, text_of(p, mark == '?'));
    lines_push(&p->lines, buf_move(&b, p->a), p->a);
    keep_parts(p, false);
}

/* Returns the day, or DATE_NONE; one that may be two is left to the caller of the import. */
static date_t day_of(struct person *p, struct span day)
{
    struct buf b = BUF_INIT;
    enum day_read read = day_read(&b, day, p->order);
    date_t date = read == DAY_READ ? date_parse(buf_span(&b)) : DATE_NONE;
    if (read == DAY_AMBIGUOUS) {
        p->ambiguous = day;
        p->ambiguous_heading = SPAN("");
    }
    buf_release(&b);
    return date;
}

void bookings_finish(struct person *p)
{
    bool utc = false, own = false;
    struct span day = first_of(p, COLUMN_BOOKED_DATE), hour = first_of(p, COLUMN_BOOKED_TIME),
                whole = day;
    daytime_t time = cut_hour(&day, &utc), then = booking_hour(hour, &own);
    date_t date = day.n ? day_of(p, day) : DATE_NONE;
    if (then != TIME_NONE) {
        time = then;
        utc = own;
    }
    if (date == DATE_NONE || (hour.n && then == TIME_NONE)) {
        if (whole.n)
            person_say(p, "\"%.*s%s%.*s\" is not a day and an hour: kept under x- keys",
                       (int)(whole.n < 60 ? whole.n : 60), whole.p, hour.n ? " " : "",
                       (int)(hour.n < 40 ? hour.n : 40), hour.p ? hour.p : "");
        keep_parts(p, true);
        return;
    }
    if (utc && time != TIME_NONE) {
        then = time;
        os_local(&date, &time);
        person_say(p, "%02d:%02d UTC is taken as %02d:%02d here", then / 60, then % 60,
                   time / 60, time % 60);
    }
    add_line(p, date, time);
}
