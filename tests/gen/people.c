#include "people.h"

#include "base/buf.h"
#include "base/err.h"
#include "text/slug.h"

/* A name in Latin letters, in its own script, and how it is pronounced (Japanese only). */
struct part {
    const char *latin, *own, *kana;
};

static const char *const given[] = {
    "Anna",    "Adèle",     "Agnès",     "Alice",     "Ambrose",   "Anneliese", "Antoine",
    "Ása",     "Beatriz",   "Benoît",    "Bianca",    "Björn",     "Bruno",     "Camille",
    "Carmen",  "Cecília",   "Charlotte", "Chiara",    "Clara",     "Conor",     "Dagny",
    "Daniel",  "Dario",     "Edith",     "Élodie",    "Emil",      "Esther",    "Ewan",
    "Fergus",  "Fiona",     "Florian",   "Françoise", "Gabriel",   "Giulia",    "Grace",
    "Gustav",  "Hannah",    "Håkon",     "Helene",    "Hugo",      "Ida",       "Ines",
    "Ingrid",  "Iris",      "Jakub",     "Jean-Luc",  "Joana",     "José",      "Jutta",
    "Karin",   "Katarzyna", "Klára",     "Lars",      "Léa",       "Leonie",    "Lorenzo",
    "Łucja",   "Magnus",    "Maeve",     "Malik",     "Margarida", "Marta",     "Matteo",
    "Miloš",   "Miriam",    "Nadia",     "Nils",      "Noor",      "Olga",      "Oskar",
    "Paolo",   "Pilar",     "Quentin",   "Rafael",    "Ragnhild",  "Renée",     "Rosa",
    "Ruth",    "Samuel",    "Saoirse",   "Şebnem",    "Sigrid",    "Simon",     "Sofía",
    "Søren",   "Tadeusz",   "Teresa",    "Þóra",      "Tobias",    "Ulla",      "Uwe",
    "Valérie", "Vera",      "Viktor",    "Wanda",     "William",   "Xavier",    "Yara",
    "Zoë",     "Zuzanna",
};
static const char *const family[] = {
    "Abbott",     "Alder",     "Almeida",    "Andersson",   "Aubert",         "Bach",
    "Barbosa",    "Bell",      "Bellini",    "Bergström",   "Bianchi",        "Blanc",
    "Brandt",     "Byrne",     "Carvalho",   "Castellanos", "Černý",          "Conti",
    "Cooper",     "D'Amico",   "D’Souza",    "Dahl",        "Danielsen",      "de la Cruz",
    "De Vries",   "Delacroix", "Dubois",     "Đorđević",    "Eriksen",        "Esposito",
    "Faßbender",  "Fernández", "Fischer",    "Fontaine",    "Gallagher",      "García",
    "Girard",     "González",  "Grün",       "Guðmundsson", "Haas",           "Hansen",
    "Harker",     "Hernández", "Horváth",    "Hughes",      "Iversen",        "Jansen",
    "Jørgensen",  "Kaczmarek", "Keller",     "Kowalska",    "Kovač",          "Köhler",
    "Krüger",     "Lacroix",   "Larsson",    "Lefèvre",     "Lindqvist",      "Łukasik",
    "Machado",    "MacNeil",   "Marchetti",  "Martínez",    "McBride",        "Meyer",
    "Moreau",     "Morris",    "Müller",     "Muñoz",       "Nagy",           "Neumann",
    "Nielsen",    "Nowak",     "O'Brien",    "O'Connell",   "Ó Súilleabháin", "Öztürk",
    "Oliveira",   "Olsen",     "Pálsson",    "Papp",        "Pereira",        "Petit",
    "Pettersson", "Popescu",   "Quinn",      "Ramírez",     "Ricci",          "Rojas",
    "Romano",     "Rosenthal", "Rossi",      "Roux",        "Sánchez",        "Santos",
    "Schäfer",    "Schmidt",   "Schröder",   "Şahin",       "Silva",          "Skarsgård",
    "Smith",      "Sørensen",  "Stewart",    "Strauß",      "Suárez",         "Svoboda",
    "Szabó",      "Taylor",    "Thomsen",    "Torres",      "Ueland",         "Van den Berg",
    "van Dijk",   "Vargas",    "Virtanen",   "Vogel",       "von Arnim",      "Wagner",
    "Walsh",      "Weber",     "Wiśniewski", "Wright",      "Yılmaz",         "Young",
    "Zając",      "Zieliński", "Zimmermann",
};
static const struct part ja_family[] = {
    {"Nakamura", "中村", "なかむら"},   {"Sato", "佐藤", "さとう"},
    {"Suzuki", "鈴木", "すずき"},       {"Takahashi", "高橋", "たかはし"},
    {"Watanabe", "渡辺", "わたなべ"},   {"Ito", "伊藤", "いとう"},
    {"Yamamoto", "山本", "やまもと"},   {"Kobayashi", "小林", "こばやし"},
    {"Kato", "加藤", "かとう"},         {"Yoshida", "吉田", "よしだ"},
    {"Yamada", "山田", "やまだ"},       {"Sasaki", "佐々木", "ささき"},
    {"Matsumoto", "松本", "まつもと"},  {"Inoue", "井上", "いのうえ"},
    {"Kimura", "木村", "きむら"},       {"Hayashi", "林", "はやし"},
    {"Shimizu", "清水", "しみず"},      {"Mori", "森", "もり"},
    {"Ikeda", "池田", "いけだ"},        {"Hashimoto", "橋本", "はしもと"},
    {"Ishikawa", "石川", "いしかわ"},   {"Ogawa", "小川", "おがわ"},
    {"Goto", "後藤", "ごとう"},         {"Okada", "岡田", "おかだ"},
    {"Hasegawa", "長谷川", "はせがわ"}, {"Fujita", "藤田", "ふじた"},
    {"Kondo", "近藤", "こんどう"},      {"Endo", "遠藤", "えんどう"},
    {"Aoki", "青木", "あおき"},         {"Sakamoto", "坂本", "さかもと"},
};
static const struct part ja_first[] = {
    {"Ai", "愛", "あい"},    {"Mi", "美", "み"},     {"Yu", "優", "ゆう"},
    {"Haru", "春", "はる"},  {"Aki", "秋", "あき"},  {"Ken", "健", "けん"},
    {"Shin", "真", "しん"},  {"Tomo", "友", "とも"}, {"Kazu", "和", "かず"},
    {"Masa", "正", "まさ"},  {"Hiro", "宏", "ひろ"}, {"Nao", "直", "なお"},
    {"Sachi", "幸", "さち"}, {"Rei", "玲", "れい"},  {"Kei", "恵", "けい"},
    {"Yoshi", "義", "よし"},
};
static const struct part ja_last[] = {
    {"ko", "子", "こ"}, {"mi", "美", "み"}, {"ka", "香", "か"},     {"e", "江", "え"},
    {"na", "奈", "な"}, {"ji", "司", "じ"}, {"ichi", "一", "いち"}, {"to", "人", "と"},
    {"ya", "也", "や"}, {"ki", "樹", "き"}, {"o", "夫", "お"},      {"ro", "郎", "ろう"},
};
static const struct part zh_family[] = {
    {"Li", "李", 0},  {"Wang", "王", 0}, {"Zhang", "张", 0}, {"Chen", "陳", 0},
    {"Liu", "刘", 0}, {"Yang", "楊", 0}, {"Huang", "黄", 0}, {"Zhao", "赵", 0},
    {"Wu", "吳", 0},  {"Zhou", "周", 0}, {"Xu", "徐", 0},    {"Sun", "孙", 0},
    {"Ma", "馬", 0},  {"Zhu", "朱", 0},  {"Hu", "胡", 0},    {"Ouyang", "歐陽", 0},
};
static const struct part zh_given[] = {
    {"xiao", "小", 0}, {"ming", "明", 0}, {"hua", "华", 0},  {"mei", "美", 0},
    {"li", "丽", 0},   {"wei", "伟", 0},  {"fang", "芳", 0}, {"jun", "军", 0},
    {"yan", "燕", 0},  {"long", "龍", 0}, {"jing", "静", 0}, {"qiang", "强", 0},
    {"ling", "玲", 0}, {"hai", "海", 0},  {"yu", "玉", 0},   {"chun", "春", 0},
    {"xin", "心", 0},  {"lin", "林", 0},  {"feng", "峰", 0}, {"qing", "清", 0},
};
static const struct part ko_family[] = {
    {"Kim", "김", 0},  {"Lee", "이", 0},  {"Park", "박", 0}, {"Choi", "최", 0},
    {"Jung", "정", 0}, {"Kang", "강", 0}, {"Cho", "조", 0},  {"Yoon", "윤", 0},
    {"Jang", "장", 0}, {"Lim", "임", 0},
};
static const struct part ko_given[] = {
    {"min", "민", 0},   {"seo", "서", 0},   {"jun", "준", 0}, {"ji", "지", 0},
    {"hyun", "현", 0},  {"yeon", "연", 0},  {"woo", "우", 0}, {"eun", "은", 0},
    {"soo", "수", 0},   {"young", "영", 0}, {"hye", "혜", 0}, {"jin", "진", 0},
    {"kyung", "경", 0}, {"ha", "하", 0},    {"na", "나", 0},
};
/* Scripts with a space between given and family name. */
static const char *const spaced_given[][10] = {
    {"Иван", "Анна", "Ольга", "Сергей", "Елена", "Дмитрий", "Наталья", "Алексей", "Юлия",
     "Фёдор"},
    {"Ελένη", "Γιώργος", "Μαρία", "Νίκος", "Αθηνά", "Σπύρος", "Ειρήνη", "Κώστας", "Ζωή",
     "Πέτρος"},
    {"ليلى", "أحمد", "مريم", "يوسف", "سلمى", "عمر", "نور", "خالد", "هدى", "سامي"},
    {"יעל", "דוד", "נועה", "אורי", "תמר", "איתן", "שירה", "יונתן", "מאיה", "עומר"},
    {"प्रिया", "अर्जुन", "अनन्या", "रोहन", "मीरा", "विक्रम", "सीता", "राहुल", "काव्या", "अमित"},
    {"สมชาย", "มาลี", "ณัฐ", "ปิยะ", "สุดา", "อรุณ", "กานดา", "วิชัย", "พิม", "ธนา"},
    {"Nguyễn Văn", "Trần Thị", "Lê Minh", "Phạm Thu", "Hoàng Đức", "Vũ Ngọc", "Đặng Thị",
     "Bùi Quang", "Đỗ Hồng", "Hồ Xuân"},
};
static const char *const spaced_family[][10] = {
    {"Петров", "Сидоров", "Кузнецов", "Морозов", "Лебедев", "Соколов", "Орлов", "Зайцев",
     "Ильин", "Щукин"},
    {"Παπαδόπουλος", "Νικολάου", "Γεωργίου", "Βλάχος", "Οικονόμου", "Δήμου", "Ράπτης",
     "Αλεξίου", "Μακρής", "Κόκκινος"},
    {"حداد", "خوري", "النجار", "منصور", "صالح", "العلي", "قاسم", "عيسى", "درويش", "بدر"},
    {"לוי", "כהן", "מזרחי", "פרץ", "ביטון", "דהן", "אברהם", "פרידמן", "שפירא", "גולן"},
    {"शर्मा", "वर्मा", "गुप्ता", "सिंह", "पटेल", "जोशी", "मेहता", "राव", "नायर", "दास"},
    {"ใจดี", "แสงทอง", "ศรีสุข", "วงศ์ดี", "บุญมา", "ทองคำ", "รักไทย", "สุขใจ", "พรหม", "จันทร์"},
    {"An", "Bình", "Châu", "Dũng", "Hà", "Huệ", "Khánh", "Lan", "Phương", "Thảo"},
};

struct dice dice_new(uint64_t seed)
{
    seed += 0x9E3779B97F4A7C15u;
    seed = (seed ^ (seed >> 30)) * 0xBF58476D1CE4E5B9u;
    seed = (seed ^ (seed >> 27)) * 0x94D049BB133111EBu;
    return (struct dice){(seed ^ (seed >> 31)) | 1};
}

size_t dice_below(struct dice *d, size_t n)
{
    d->state ^= d->state >> 12;
    d->state ^= d->state << 25;
    d->state ^= d->state >> 27;
    return (size_t)((d->state * 0x2545F4914F6CDD1Du >> 24) % n);
}

bool dice_chance(struct dice *d, size_t one_in)
{
    return dice_below(d, one_in) == 0;
}

void taken_init(struct taken *t, struct arena *a, size_t ids)
{
    t->size = 16;
    while (t->size < ids * 2)
        t->size *= 2;
    t->slot = ARENA_NEW(a, uint64_t, t->size);
}

/* False when that id was there already. */
static bool taken_add(struct taken *t, struct span id)
{
    uint64_t h = 0xCBF29CE484222325u; /* FNV-1a */
    for (size_t i = 0; i < id.n; i++)
        h = (h ^ (unsigned char)id.p[i]) * 0x100000001B3u;
    h |= h == 0;
    size_t at = (size_t)(h >> 20) & (t->size - 1);
    for (; t->slot[at] != 0; at = (at + 1) & (t->size - 1))
        if (t->slot[at] == h)
            return false;
    t->slot[at] = h;
    return true;
}

/* The things that a household has in common. `table` is used by SPACED only. */
struct clan {
    enum { LATIN, JAPANESE, CHINESE, KOREAN, SPACED } script;
    size_t table;
    size_t family, second; /* second: of a double name, or the same for a single one */
};

static struct clan clan_draw(struct dice *d)
{
    struct clan c = {LATIN, 0, 0, 0};
    size_t r = dice_below(d, 100);
    if (r < 10)
        c.script = JAPANESE;
    else if (r < 15)
        c.script = CHINESE;
    else if (r < 19)
        c.script = KOREAN;
    else if (r < 26)
        c.script = SPACED;
    c.table = dice_below(d, sizeof spaced_given / sizeof *spaced_given);
    c.family = dice_below(d, 1u << 16);
    c.second = dice_chance(d, 12) ? dice_below(d, 1u << 16) : c.family;
    return c;
}

#define OF(array, i) ((array)[(i) % (sizeof(array) / sizeof *(array))])

static void latin(struct person *p, const struct clan *c, int tries, struct dice *d,
                  struct arena *a)
{
    const char *first = DICE_PICK(d, given), *last = OF(family, c->family);
    const char *middle = tries > 0 ? DICE_PICK(d, given) : "";
    const char *third = tries > 2 ? DICE_PICK(d, given) : "";
    const char *double_name = c->second != c->family ? OF(family, c->second) : "";
    p->name = arena_fmt(a, "%s%s%s%s%s %s%s%s", first, *middle ? " " : "", middle,
                        *third ? " " : "", third, last, *double_name ? "-" : "", double_name);
    if (dice_chance(d, 12))
        p->aka = arena_fmt(a, "%s. %s", dice_chance(d, 2) ? "Mr" : "Ms", last);
}

/*
 * Family name first in its own script, last in Latin; one of them is the name, the other aka.
 */
static void two_scripts(struct person *p, const struct part *f, const struct part *g1,
                        const struct part *g2, struct dice *d, struct arena *a)
{
    struct span own = arena_fmt(a, "%s%s%s", f->own, g1->own, g2->own);
    struct buf b = BUF_INIT;
    buf_fmt(&b, "%s%s %s", g1->latin, g2->latin, f->latin);
    if (b.p[0] >= 'a' && b.p[0] <= 'z')
        b.p[0] = (char)(b.p[0] - 'a' + 'A');
    struct span roman = arena_copy(a, buf_span(&b));
    buf_release(&b);
    bool by_own = dice_chance(d, 3);
    p->name = by_own ? own : roman;
    p->aka = by_own ? roman : own;
    if (f->kana != NULL)
        p->kana = arena_fmt(a, "%s %s%s", f->kana, g1->kana, g2->kana);
}

static void draw(struct person *p, const struct clan *c, int tries, struct dice *d,
                 struct arena *a)
{
    *p = (struct person){0};
    switch (c->script) {
    case LATIN: latin(p, c, tries, d, a); break;
    case JAPANESE:
        two_scripts(p, &OF(ja_family, c->family), &DICE_PICK(d, ja_first),
                    &DICE_PICK(d, ja_last), d, a);
        break;
    case CHINESE:
        two_scripts(p, &OF(zh_family, c->family), &DICE_PICK(d, zh_given),
                    &DICE_PICK(d, zh_given), d, a);
        break;
    case KOREAN:
        two_scripts(p, &OF(ko_family, c->family), &DICE_PICK(d, ko_given),
                    &DICE_PICK(d, ko_given), d, a);
        break;
    case SPACED:
        p->name = arena_fmt(a, "%s %s", DICE_PICK(d, spaced_given[c->table]),
                            OF(spaced_family[c->table], c->family));
        break;
    }
}

/* A script whose few names are used up gives way to Latin, with more given names. */
static void person_draw(struct person *p, struct clan c, struct dice *d, struct taken *t,
                        struct arena *a)
{
    struct buf id = BUF_INIT;
    const char *why;
    for (int tries = 0; tries < 1000; tries++) {
        if (tries > 4)
            c.script = LATIN;
        if (tries > 20)
            c = clan_draw(d);
        draw(p, &c, tries, d, a);
        buf_clear(&id);
        if (!slug_make(&id, p->name, &why))
            die("\"%s\" has no id: %s", p->name.p, why);
        if (taken_add(t, buf_span(&id))) {
            p->id = arena_copy(a, buf_span(&id));
            buf_release(&id);
            return;
        }
    }
    die("no more names");
}

void people_household(struct person *v, size_t n, struct dice *d, struct taken *t,
                      struct arena *a)
{
    struct clan c = clan_draw(d);
    for (size_t i = 0; i < n; i++)
        person_draw(&v[i], i > 0 && dice_chance(d, 8) ? clan_draw(d) : c, d, t, a);
}
