#include "import/listed.h"

#include "base/buf.h"
#include "base/fold.h"
#include "text/names.h"
#include "text/titles.h"

/* ---- words in place of a name; folded, cut at | ---- */

static const char nothing[] =
    "no name|noname|name unknown|unknown|unknown name|not known|unnamed|tbd|tba|tbc|"
    "to be determined|to be confirmed|to be announced|undefined|not available|not provided|"
    "not given|not specified|not applicable|anonymous|keine angabe|kein name|ohne name|"
    "ohne namen|namenlos|unbekannt|name unbekannt|nicht angegeben|sans nom|inconnu|inconnue|"
    "anonyme|non renseigne|non communique|non precise|sin nombre|desconocido|desconocida|"
    "no disponible|no especificado|por definir|senza nome|sconosciuto|sconosciuta|"
    "non disponibile|non specificato|da definire|sem nome|desconhecido|desconhecida|"
    "nao informado|nao disponivel|geen naam|zonder naam|naamloos|onbekend|niet bekend|"
    "niet opgegeven|不明|名前不明|氏名不明|名無し|名なし|なし|無し|未定|未記入|未入力|未登録|"
    "匿名|該当なし|无名|無名|未知|待定|不详|不詳|佚名|未填写|未填寫|미정|익명|없음|무명|"
    "이름 없음|이름없음|알 수 없음|알수없음|모름|미상";
static const char in_place[] = /* some are names too, beside another name */
    "n a|none|null|blank|empty|xx|xxx|xxxx|asdf|anon|k a|anonym|keiner|leer|a definir|aucun|"
    "vide|s n|anonimo|anonima|ninguno|vacio|ignoto|nessuno|vuoto|nenhum|vazio|anoniem|nvt|"
    "n v t|n n b|nnb|geen|leeg|无|無|test|tests|testing|test test|test guest|test customer|"
    "test booking|test reservation|demo|dummy|placeholder|walk in|walkin|walk ins|walkins|"
    "walk in guest|walk in customer|walk in client|walk in party|guest|guests|unknown guest|"
    "customer|unknown customer|client|cash customer|house account|"
    "somebody|someone|reserved|vip|vacant|free table|empty table|gast|gaste|"
    "laufkundschaft|laufkunde|laufgast|unbekannter gast|kunde|reserviert|niemand|"
    "testgast|testkunde|freier tisch|invite|invitee|client de passage|clients de passage|"
    "de passage|passage|sans reservation|convive|essai|reserve|reservee|personne|table libre|"
    "cliente|invitado|invitada|huesped|comensal|prueba|sin reserva|sin reservacion|de paso|"
    "cliente de paso|reservado|mesa libre|nadie|ospite|prova|passante|di passaggio|"
    "cliente di passaggio|senza prenotazione|riservato|prenotato|tavolo libero|convidado|"
    "hospede|teste|avulso|cliente avulso|sem reserva|mesa livre|ninguem|klant|passant|"
    "passanten|zonder reservering|gereserveerd|vrije tafel|proef|空席|げすと|お客様|お客|"
    "うぉーくいん|飛び込み|飛込み|飛込|予約なし|予約席|当日客|てすと|仮|仮予約|ふりー|一般客|"
    "散客|空位|空桌|空台|现场客|現場客|过路客|過路客|客人|顾客|顧客|客户|客戶|贵宾|貴賓|测试|"
    "測試|无预订|無預訂|预留|預留|손님|고객|게스트|방문객|워크인|현장 손님|비회원|테스트|"
    "빈자리|빈 자리|예약석";

/* Returns the words of a value without the numbers at their end: "walk in" of "Walk-In #3". */
static struct span words_of(struct span value, struct buf *b)
{
    enum { LONGEST = 64 };
    fold_words(b, value.n > LONGEST ? SPAN("longer") : value);
    struct span words = buf_span(b);
    while (words.n && words.p[words.n - 1] >= '0' && words.p[words.n - 1] <= '9')
        words = span_trim(span_head(words, words.n - 1));
    return words.n ? words : buf_span(b);
}

bool listed_is_nothing(struct span value)
{
    struct buf b = BUF_INIT;
    struct span words = words_of(value, &b);
    bool stroke = span_is(words, "n a") && span_chr(value, '/') != SPAN_NONE; /* not "N. A." */
    bool is = value.n && (!words.n || stroke || span_is_among(words, nothing));
    buf_release(&b);
    return is;
}

/* Returns whether a number tells people apart: of "Guest 12", not of "Guest #2" or "Walk-in 3". */
static bool is_numbered(struct span name, struct span words, const struct buf *folded)
{
    return words.n < folded->n && span_chr(name, '#') == SPAN_NONE &&
           !span_starts(words, SPAN("walk"));
}

bool listed_is_nobody(struct span name)
{
    struct buf b = BUF_INIT;
    struct span words = words_of(name, &b);
    bool is = name.n && !is_numbered(name, words, &b) &&
              (!words.n || span_is_among(words, nothing) || span_is_among(words, in_place));
    buf_release(&b);
    return is;
}

/* ---- names with a comma ---- */

/* Words after a comma that make a company of what is before it. */
static const char of_companies[] =
    "inc|incorporated|ltd|limited|llc|llp|lp|plc|pty|corp|corporation|co|company|gmbh|ag|kg|"
    "ohg|ug|gbr|mbh|ev|e v|sa|s a|sas|sarl|srl|s r l|spa|s p a|sl|s l|sau|bv|b v|nv|n v|vof|"
    "lda|ltda|oy|ab|as|aps|cie|partner|partners|sons|sohne|soehne|fils|figli|hijos|associates|"
    "group|team|kids|friends|guest|guests|family|familie|famille|familia|famiglia|株式会社|"
    "有限公司";

enum { PIECES = 6 };

struct name_pieces {
    struct span v[PIECES];
    size_t n;
};

/* Cuts the suffixes off the end of a piece: "Jr." of "John Jr.", and all of "PhD". */
static struct span cut_suffixes(struct span *piece)
{
    size_t end = piece->n;
    for (;;) {
        size_t from = end;
        while (from && !span_is_blank(piece->p[from - 1]))
            from--;
        if (from == end || !titles_is_suffix(span_between(piece->p + from, piece->p + end)))
            break;
        end = from;
        while (end && span_is_blank(piece->p[end - 1]))
            end--;
    }
    struct span cut = span_trim(span_from(*piece, end));
    *piece = span_head(*piece, end);
    return cut;
}

static void append(struct buf *b, struct span s)
{
    buf_str(b, b->n && s.n ? " " : "");
    buf_add(b, s);
}

/* Cuts the name at its commas. Returns false if it has none, too many, or an empty piece. */
static bool cut(struct span name, struct name_pieces *all, struct buf *suffixes)
{
    struct span piece;
    all->n = 0;
    if (span_chr(name, ',') == SPAN_NONE)
        return false;
    for (size_t i = 0; span_cut(&name, ',', &piece); i++) {
        piece = span_trim(piece);
        if (i == PIECES || !piece.n)
            return false;
        append(suffixes, cut_suffixes(&piece));
        if (piece.n)
            all->v[all->n++] = piece;
    }
    return true;
}

static bool has_digit(struct span s)
{
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] >= '0' && s.p[i] <= '9')
            return true;
    return false;
}

static bool begins_small(struct span s)
{
    return s.p[0] >= 'a' && s.p[0] <= 'z';
}

/* Returns whether the words before and after a comma are a family name and given names. */
static bool are_parts(struct span family, struct span given)
{
    struct span rest = given, word, before[NAME_PARTS], after[NAME_PARTS];
    bool company = false;
    while (span_word(&rest, &word))
        company |= titles_list_has(word, of_companies);
    names_split(family, before);
    names_split(given, after);
    /* "Ann Berg, Bo Dahl" are two; "van der Berg, Jan Bo" is one */
    bool two = before[NAME_GIVEN].n && after[NAME_GIVEN].n && !begins_small(family);
    return !company && !two && !has_digit(family) && !has_digit(given) &&
           span_count_words(family) <= 4 && span_count_words(given) <= 4 &&
           !(begins_small(given) && !begins_small(family));
}

/* Appends a name of one or two pieces. Returns false if they may be something else. */
static bool put_together(const struct name_pieces *all, struct buf *b)
{
    struct span family = all->v[0], given = all->n > 1 ? all->v[1] : SPAN("");
    if (all->n > 2 || (given.n && !are_parts(family, given)))
        return false;
    bool first = names_begin_joined(family);
    append(b, first ? family : given);
    append(b, first ? given : family);
    return true;
}

struct span listed_name(struct span name, struct arena *a)
{
    struct buf suffixes = BUF_INIT, b = BUF_INIT;
    struct name_pieces all;
    while (name.n > 1 && name.p[name.n - 1] == ',')
        name = span_trim(span_head(name, name.n - 1));
    bool turned = cut(name, &all, &suffixes) && all.n && put_together(&all, &b);
    if (turned) {
        append(&b, buf_span(&suffixes));
        name = arena_copy(a, buf_span(&b));
    }
    buf_release(&suffixes);
    buf_release(&b);
    return name;
}
