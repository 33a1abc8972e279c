#include "cmd/commands.h"

#include "base/fold.h"
#include "cli/args.h"
#include "cli/opt.h"
#include "cmd/complete.h"
#include "os/os.h"

#include <string.h>

/*
 * The shells' scripts are a few lines each: they hand over the words typed so far, or for bash
 * the line, to `journal completion --reply`, and show what it prints (cli/offers.h).
 */
enum { OPT_REPLY };

static const struct option options[] = {
    [OPT_REPLY] = {0, "reply", "[=SHELL]",
                   "for the scripts: print candidates for the last word"},
    {0, NULL, NULL, NULL},
};

/* bash replaces a part of the word, $2, and quotes nothing itself. */
static const char BASH[] =
    "# bash: . <(journal completion bash)\n"
    "_journal() {\n"
    "    local line\n"
    "    COMPREPLY=()\n"
    "    while IFS= read -r line; do\n"
    "        case $line in\n"
    "        :files) compopt -o default 2>/dev/null ;;\n"
    "        :list) COMPREPLY+=('') ;; # nothing in common, so nothing is inserted\n"
    "        *) COMPREPLY+=(\"$line\") ;;\n"
    "        esac\n"
    "    done < <(journal completion --reply=bash -- \"${COMP_LINE:0:COMP_POINT}\" \"${2-}\" "
    "2>/dev/null)\n"
    "    case ${COMPREPLY-} in *: | *=) compopt -o nospace 2>/dev/null ;; esac\n"
    "}\n"
    "complete -o nosort -F _journal journal 2>/dev/null || complete -F _journal journal\n";

static const char ZSH[] =
    "#compdef journal\n"
    "# zsh: . <(journal completion zsh), or put this into a file _journal in $fpath\n"
    "_journal() {\n"
    "    local line word=${(Q)${:-$IPREFIX$QIPREFIX$PREFIX$compstate[quote]}}\n"
    "    local -a ends open end_lines open_lines\n"
    "    for line in ${(f)\"$(journal completion --reply -- \"${(@Q)words[2,CURRENT-1]}\" "
    "\"$word\" 2>/dev/null)\"}; do\n"
    "        case $line in\n"
    "        :files) _files ;;\n"
    "        :list) compstate[insert]= ;;\n"
    "        *[:=]$'\\t'*)\n"
    "            open+=(\"${line%%$'\\t'*}\") open_lines+=(\"${line/$'\\t'/  -- }\") ;;\n"
    "        *) ends+=(\"${line%%$'\\t'*}\") end_lines+=(\"${line/$'\\t'/  -- }\") ;;\n"
    "        esac\n"
    "    done\n"
    "    (( $#open )) && compadd -U -V journal -S '' -l -d open_lines -a open\n"
    "    (( $#ends )) && compadd -U -V journal -l -d end_lines -a ends\n"
    "    (( $#open + $#ends ))\n"
    "}\n"
    "if [[ ${funcstack[1]-} == _journal ]]; then _journal \"$@\"; else compdef _journal "
    "journal; "
    "fi\n";

static const char FISH[] =
    "# fish: journal completion fish | source\n"
    "function __journal_reply\n"
    "    set -l words (commandline -opc)\n"
    "    set -l word (commandline -ct)\n"
    "    for line in (journal completion --reply=fish -- $words[2..-1] \"$word\" "
    "2>/dev/null)\n"
    "        if test \"$line\" = :files\n"
    "            __fish_complete_path $word\n"
    "        else if test \"$line\" != :list\n"
    "            printf '%s\\n' $line\n"
    "        end\n"
    "    end\n"
    "end\n"
    "complete -c journal -f -k -a '(__journal_reply)'\n";

/* ---- the word ---- */

void reply_keep(struct reply *r, size_t n)
{
    struct buf b = BUF_INIT;
    buf_add(&b, r->kept);
    buf_add(&b, span_head(r->typed, n));
    r->kept = buf_move(&b, &r->app->arena);
    r->typed = span_from(r->typed, n);
    fold_words(&b, r->typed);
    r->folded = buf_move(&b, &r->app->arena);
}

void reply_word(struct reply *r, struct span word, struct span what)
{
    if (span_eq_nocase(span_head(word, r->typed.n), r->typed))
        offers_add(&r->offers, r->kept, word, what);
}

bool reply_fits(const struct reply *r, struct span name)
{
    struct buf b = BUF_INIT;
    struct span rest, word;
    fold_words(&b, name);
    rest = buf_span(&b);
    bool found = span_starts(rest, r->folded);
    while (!found && span_word(&rest, &word))
        found = span_starts(word, r->folded);
    buf_release(&b);
    return found;
}

void reply_name(struct reply *r, struct span name, struct span what)
{
    if (reply_fits(r, name))
        offers_add(&r->offers, r->kept, name, what);
}

bool reply_open(struct reply *r)
{
    struct app *app = r->app;
    struct err ignored = ERR_INIT;
    if (r->tried)
        return r->open;
    r->tried = true;
    r->open = store_open(&app->store, app->dir, &app->arena, &ignored) == 0;
    if (app->today_word && app_date(app, span_str(app->today_word), DAY_COMING) != DATE_NONE)
        app->today = app_date(app, span_str(app->today_word), DAY_COMING);
    else if (r->open && !os_getenv("JOURNAL_TODAY") && app->now < app->store.set.day_ends)
        app->today--;
    return r->open;
}

date_t reply_day(struct reply *r)
{
    date_t day = r->day_word ? app_date(r->app, span_str(r->day_word), DAY_PAST) : DATE_NONE;
    return day == DATE_NONE ? r->app->today : day;
}

struct span reply_iso(struct reply *r, date_t day)
{
    struct buf b = BUF_INIT;
    date_add(&b, day);
    return buf_move(&b, &r->app->arena);
}

/* ---- operands ---- */

enum {
    GUESTS = 1,
    DATES = 2,
    MENUS = 4,
    FILES = 8,
    COMMANDS = 16,
    CHECKS = 32,
    FACTS = 64,
    SERVED = 128,
    MARKS = 256,
    ITEMS = 512,
    BOOKINGS = 1024,
    LINES = 2048,
    MENTIONS = 4096,
    FOUND = 8192
};

/* The operands of a command: the first, the second, and all after; or words for the first. */
struct shape {
    const char *command;
    unsigned at[3];
    const char *words;
};

static const struct shape shapes[] = {
    {"add", {GUESTS, FACTS, FACTS}, NULL},
    {"book", {GUESTS, DATES, MENTIONS}, NULL},
    {"brief", {DATES | GUESTS, GUESTS, GUESTS}, NULL},
    {"cancel", {GUESTS, BOOKINGS, BOOKINGS | MENTIONS}, NULL},
    {"check", {CHECKS, CHECKS, CHECKS}, NULL},
    {"completion", {0}, "bash|zsh|fish"},
    {"done", {GUESTS, ITEMS, MENTIONS}, NULL},
    {"drop", {GUESTS, ITEMS, MENTIONS}, NULL},
    {"export", {GUESTS, GUESTS, GUESTS}, NULL},
    {"find", {FOUND, FOUND, FOUND}, NULL},
    {"git", {FILES, FILES, FILES}, NULL},
    {"grep", {0, GUESTS, GUESTS}, NULL},
    {"join", {GUESTS, GUESTS, 0}, NULL},
    {"mark", {GUESTS, MARKS, MARKS}, NULL},
    {"merge-file", {FILES, FILES, FILES}, NULL},
    {"move", {GUESTS, BOOKINGS | DATES, BOOKINGS | DATES}, NULL},
    {"new", {0, FACTS, FACTS}, NULL},
    {"noshow", {GUESTS, BOOKINGS, BOOKINGS | MENTIONS}, NULL},
    {"plan", {GUESTS, MENUS, 0}, NULL},
    {"remove", {GUESTS, LINES, 0}, NULL},
    {"report", {0, MENUS, 0}, "dishes|visits|guests|open|allergens"},
    {"served", {GUESTS, SERVED, SERVED}, NULL},
    {"store", {0}, "flat|sharded"},
};

/* Takes off the front of a synopsis an operand, without the options and their values. */
static bool next_operand(struct span *synopsis, struct span *word)
{
    bool in_option = false;
    while (span_word(synopsis, word)) {
        word->n -= span_ends(*word, SPAN("\n"));
        bool opens = span_starts(*word, SPAN("[-")) || span_starts(*word, SPAN("-"));
        bool skip = in_option || opens;
        in_option = skip && !span_ends(*word, SPAN("]"));
        if (!skip)
            return true;
    }
    return false;
}

/* Returns what a command without a shape takes, by the names in its synopsis. */
static unsigned kinds_of_synopsis(const struct command *c)
{
    static const struct {
        const char *name;
        unsigned kind;
    } names[] = {{"GUEST", GUESTS}, {"DATE", DATES}, {"MENU", MENUS},      {"FILE", FILES},
                 {"DIR", FILES},    {"FACT", FACTS}, {"COMMAND", COMMANDS}};
    struct span rest = span_str(c->synopsis), word;
    unsigned kinds = 0;
    while (next_operand(&rest, &word))
        for (size_t i = 0; i < sizeof names / sizeof *names; i++)
            if (span_find(word, span_str(names[i].name)) != SPAN_NONE)
                kinds |= names[i].kind;
    return kinds;
}

static unsigned kinds_at(struct reply *r, const char **words)
{
    size_t at = r->operands_n < 2 ? r->operands_n : 2;
    struct span name = span_str(r->command->name);
    *words = NULL;
    if (r->dishes_only)
        return at == 0 ? MENUS : 0;
    for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++)
        if (span_is(name, shapes[i].command)) {
            *words = at == 0 ? shapes[i].words : NULL;
            return shapes[i].at[at];
        }
    return kinds_of_synopsis(r->command);
}

static void complete_operand(struct reply *r)
{
    static const struct {
        unsigned kind;
        void (*complete)(struct reply *r);
    } by_kind[] = {
        {BOOKINGS, complete_bookings}, {DATES, complete_dates},      {MENUS, complete_menus},
        {COMMANDS, complete_topics}, {CHECKS, complete_checks},    {SERVED, complete_served},
        {ITEMS, complete_items},       {LINES, complete_lines},      {MARKS, complete_marks},
        {FACTS, complete_fact},        {MENTIONS, complete_mention}, {GUESTS, complete_guests},
        {FOUND, complete_find}};
    const char *words;
    unsigned kinds = kinds_at(r, &words);
    if (words)
        complete_words(r, words);
    r->offers.files |= (kinds & FILES) != 0;
    for (size_t i = 0; i < sizeof by_kind / sizeof *by_kind; i++)
        if (kinds & by_kind[i].kind)
            by_kind[i].complete(r);
}

/* ---- the words before ---- */

/* Returns the option that a word is, and its value if it is in the same word. */
static const struct option *find_option(const struct command *c, const char *word,
                                        const char **value)
{
    const struct option *tables[] = {c ? c->options : NULL, global_options};
    bool is_long = word[1] == '-';
    struct span name = span_str(word + (is_long ? 2 : 1));
    size_t equals = is_long ? span_chr(name, '=') : SPAN_NONE;
    *value = equals != SPAN_NONE      ? name.p + equals + 1
             : !is_long && name.n > 1 ? word + 2
                                      : NULL;
    name = span_head(name, equals);
    for (int t = 0; t < 2; t++)
        for (const struct option *o = tables[t]; o && o->name; o++)
            if (is_long ? span_is(name, o->name) : name.n && word[1] == o->letter)
                return o;
    return NULL;
}

/* Returns the directory without a ~, which the shell has not expanded yet. */
static const char *expand_home(struct app *app, const char *dir)
{
    const char *home = os_getenv("HOME");
    if (!home || dir[0] != '~' || (dir[1] && dir[1] != '/'))
        return dir;
    return arena_fmt(&app->arena, "%s%s", home, dir + 1).p;
}

static void take_value(struct reply *r, const struct option *o, const char *value)
{
    struct span name = span_str(o->name);
    if (o == &global_options[0])
        r->app->dir = expand_home(r->app, value);
    else if (span_is(name, "today"))
        r->app->today_word = value;
    else if (span_is(name, "date"))
        r->day_word = value;
    else if (span_is(name, "menu"))
        r->menu = value;
}

/* Takes word i of those before the last. Returns how many words it took. */
static int take_word(struct reply *r, char **words, int i, int n)
{
    const char *value;
    if (strcmp(words[i], "--") == 0 && r->command)
        r->after_dashes = true;
    else if (r->after_dashes || words[i][0] != '-' || !words[i][1])
        r->operands[r->operands_n++] = words[i];
    else {
        const struct option *o = find_option(r->command, words[i], &value);
        bool needs_value = o && o->arg && *o->arg != '[' && !value;
        r->dishes_only |= o && span_is(span_str(o->name), "dishes");
        if (needs_value && i + 1 == n)
            r->option = o;
        else if (o && o->arg && (value || needs_value))
            take_value(r, o, value ? value : words[i + 1]);
        return 1 + needs_value;
    }
    return 1;
}

/* Takes the n words before the one at the cursor. Returns false if the command is unknown. */
static bool take_words(struct reply *r, char **words, int n)
{
    r->operands = ARENA_NEW(&r->app->arena, const char *, (size_t)n + 1);
    for (int i = 0; i < n;) {
        if (r->command || words[i][0] == '-') {
            i += take_word(r, words, i, n);
            continue;
        }
        r->command = command_find(words[i++]);
        if (!r->command)
            return false;
        r->after_dashes = (r->command->needs & RAW_ARGS) != 0;
    }
    return true;
}

static void complete(struct reply *r)
{
    const char *value;
    const struct option *o;
    if (r->option) {
        complete_value(r);
    } else if (span_starts(r->typed, SPAN("-")) && !r->after_dashes) {
        o = find_option(r->command, r->typed.p, &value);
        r->option = o && value && span_starts(r->typed, SPAN("--")) ? o : NULL;
        if (r->option) {
            reply_keep(r, (size_t)(value - r->typed.p));
            complete_value(r);
        } else {
            complete_options(r);
        }
    } else if (r->command) {
        complete_operand(r);
    } else {
        complete_commands(r);
    }
}

/* ---- the command ---- */

static enum shell shell_of(struct app *app)
{
    struct span name = app_opt(app, OPT_REPLY);
    return span_is(name, "bash")   ? SHELL_BASH
           : span_is(name, "fish") ? SHELL_FISH
                                   : SHELL_PLAIN;
}

/* bash gives the line and what it replaces; the words of the line follow its first. */
static void split_line(struct app *app, enum shell shell, struct shell_line *line)
{
    struct span last = app_arg(app, app->args_n - 1);
    if (shell == SHELL_BASH && app->args_n == 2) {
        shell_line_parse(line, shell, app_arg(app, 0), last, &app->arena);
        app->args = line->words + 1;
        app->args_n = (int)line->n - 1;
    } else if (shell == SHELL_FISH) {
        shell_line_parse(line, shell, last, SPAN(""), &app->arena);
        app->args[app->args_n - 1] = line->words[line->n - 1];
    }
}

static int reply(struct app *app)
{
    struct shell_line line = {0};
    struct reply r = {.app = app};
    struct buf b = BUF_INIT;
    enum shell shell = shell_of(app);
    if (app->args_n == 0)
        return 0;
    split_line(app, shell, &line);
    if (app->args_n < 1)
        return 0;
    r.offers = (struct offers){.arena = &app->arena, .seen = SET_INIT(&app->arena)};
    r.typed = r.offers.typed = app_arg(app, app->args_n - 1);
    r.kept = SPAN("");
    reply_keep(&r, 0);
    r.offers.files = line.redirected;
    if (!line.redirected && take_words(&r, app->args, app->args_n - 1))
        complete(&r);
    offers_print(&b, &r.offers, shell, &line);
    out_text(&app->out, buf_span(&b));
    buf_release(&b);
    return 0;
}

static int run(struct app *app)
{
    if (app_has(app, OPT_REPLY))
        return reply(app);
    struct span shell = app->args_n == 1 ? app_arg(app, 0) : SPAN("");
    const char *script = span_is(shell, "bash")   ? BASH
                         : span_is(shell, "zsh")  ? ZSH
                         : span_is(shell, "fish") ? FISH
                                                  : NULL;
    if (!script)
        return app_usage(app, "missing SHELL: bash, zsh or fish");
    out_text(&app->out, span_str(script));
    return 0;
}

const struct command cmd_completion = {
    .name = "completion",
    .synopsis = "bash|zsh|fish",
    .summary = "print a shell completion script",
    .example = "bash",
    .options = options,
    .run = run,
};
