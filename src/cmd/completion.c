#include "cmd/commands.h"

#include "base/fold.h"
#include "check/lines.h"
#include "cli/args.h"
#include "cli/opt.h"
#include "out/escape.h"
#include "query/report.h"
#include "store/scan.h"

#include <string.h>

/*
 * The shells' scripts are a few lines each: they hand the words typed so far to
 * `journal completion --reply` and show what it prints, a candidate a line, with what it is
 * behind a tab. The line ":files" leaves the word to the shell, for a file name.
 */
enum { OPT_REPLY };

static const struct option options[] = {
    [OPT_REPLY] = {0, "reply", NULL, "for the scripts: print candidates for the last word"},
    {0, NULL, NULL, NULL},
};

static const char BASH[] =
    "# bash: . <(journal completion bash)\n"
    "_journal() {\n"
    "    local line\n"
    "    COMPREPLY=()\n"
    "    while IFS= read -r line; do\n"
    "        if [ \"$line\" = :files ]; then\n"
    "            compopt -o default 2>/dev/null\n"
    "        else\n"
    "            COMPREPLY+=(\"${line%%$'\\t'*}\")\n"
    "        fi\n"
    "    done < <(journal completion --reply -- \"${COMP_WORDS[@]:1:COMP_CWORD}\" "
    "2>/dev/null)\n"
    "    case ${COMPREPLY-} in *: | *=) compopt -o nospace 2>/dev/null ;; esac\n"
    "}\n"
    "complete -F _journal journal\n";

static const char ZSH[] =
    "#compdef journal\n"
    "# zsh: . <(journal completion zsh), or put this into a file _journal in $fpath\n"
    "_journal() {\n"
    "    local line\n"
    "    local -a found\n"
    "    for line in ${(f)\"$(journal completion --reply -- \"${(@)words[2,CURRENT]}\" "
    "2>/dev/null)\"}; do\n"
    "        if [[ $line == :files ]]; then\n"
    "            _files\n"
    "        else\n"
    "            found+=(\"${${line%%$'\\t'*}//:/\\\\:}:${line#*$'\\t'}\")\n"
    "        fi\n"
    "    done\n"
    "    (( ${#found} )) && _describe -V journal found -U\n"
    "}\n"
    "if [[ ${funcstack[1]-} == _journal ]]; then _journal \"$@\"; else compdef _journal "
    "journal; "
    "fi\n";

static const char FISH[] =
    "# fish: journal completion fish | source\n"
    "function __journal_reply\n"
    "    set -l words (commandline -opc) (commandline -ct)\n"
    "    for line in (journal completion --reply -- $words[2..-1] 2>/dev/null)\n"
    "        if test \"$line\" = :files\n"
    "            __fish_complete_path (commandline -ct)\n"
    "        else\n"
    "            printf '%s\\n' $line\n"
    "        end\n"
    "    end\n"
    "end\n"
    "complete -c journal -f -a '(__journal_reply)'\n";

/* One reply: what was typed of the word, and where candidates go. */
struct reply {
    struct app *app;
    struct span typed; /* the part of the word that is being completed */
    struct span kept;  /* the text before it: "aiko," */
    struct span folded;
};

/* Prints a candidate. A shell may show it as it is, so nothing in it reaches a terminal raw. */
static void offer(const struct reply *r, struct span word, struct span what)
{
    struct buf b = BUF_INIT;
    escape_value(&b, r->kept, ESCAPE_PLAIN);
    escape_value(&b, word, ESCAPE_PLAIN);
    buf_char(&b, '\t');
    escape_value(&b, what, ESCAPE_PLAIN);
    buf_char(&b, '\n');
    out_text(&r->app->out, buf_span(&b));
    buf_release(&b);
}

static void offer_if(const struct reply *r, const char *word, const char *what)
{
    if (span_starts(span_str(word), r->typed))
        offer(r, span_str(word), span_str(what));
}

static void offer_commands(const struct reply *r)
{
    for (int i = 0; commands[i]; i++)
        offer_if(r, commands[i]->name, commands[i]->summary);
}

static void offer_options(const struct reply *r, const struct command *c)
{
    const struct option *tables[] = {c ? c->options : NULL, global_options};
    for (int t = 0; t < 2; t++)
        for (int i = 0; tables[t] && tables[t][i].name; i++) {
            struct span word =
                arena_fmt(&r->app->arena, "--%s%s", tables[t][i].name,
                          tables[t][i].arg && *tables[t][i].arg != '[' ? "=" : "");
            if (t == 0 || opt_applies(c, i))
                offer_if(r, word.p, tables[t][i].help);
        }
}

static void offer_keys(const struct reply *r)
{
    const struct keys *keys = &r->app->store.keys;
    for (size_t i = 0; i < keys->n; i++) {
        struct span word = arena_fmt(&r->app->arena, "%.*s:", SPAN_ARG(keys->v[i].name));
        if (!keys_is_alias(keys, i))
            offer_if(r, word.p, class_name(keys->v[i].class));
    }
}

static void offer_dates(const struct reply *r)
{
    static const char *const words[] = {"today", "yesterday", "tomorrow", "mon", "tue",
                                        "wed",   "thu",       "fri",      "sat", "sun"};
    struct buf b = BUF_INIT;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        buf_clear(&b);
        date_add(&b, app_date(r->app, span_str(words[i]), true));
        offer_if(r, words[i], buf_cstr(&b));
    }
    buf_release(&b);
}

static void offer_checks(const struct reply *r)
{
    for (int i = 0; check_names[i]; i++)
        offer_if(r, check_names[i], "a check");
}

/* Guests, by the beginning of the id or of any word of a name, folded. */
struct offered {
    struct span id, name;
};

static bool begins_a_word(struct span name, struct span want)
{
    struct buf b = BUF_INIT;
    struct span rest, word;
    fold_words(&b, name);
    rest = buf_span(&b);
    bool found = span_starts(rest, want);
    while (!found && span_word(&rest, &word))
        found = span_starts(word, want);
    buf_release(&b);
    return found;
}

/*
 * In a journal of up to READ guests all names are read: about 10 ms. In a larger one a guest is
 * found by the words of its id, without opening files; names are read only where no id matches.
 */
enum { READ = 2000, DESCRIBED = 256 };

/* The ids that match, and how many there are in all. */
struct matching_ids {
    const struct reply *r;
    struct span *v;
    size_t n, cap, all;
};

static bool is_ascii(struct span s)
{
    for (size_t i = 0; i < s.n; i++)
        if ((unsigned char)s.p[i] >= 0x80)
            return false;
    return true;
}

/* Does what begins_a_word does, for an id of ASCII, which needs no folding. */
static bool begins_a_plain_word(struct span id, struct span want)
{
    for (size_t from = 0; from < id.n; from++) {
        size_t n = 0;
        if (from && id.p[from - 1] != '-')
            continue;
        while (n < want.n && from + n < id.n &&
               want.p[n] == (id.p[from + n] == '-' && !from ? ' ' : id.p[from + n]))
            n++;
        if (n == want.n)
            return true;
    }
    return false;
}

static bool id_matches(const struct reply *r, struct span id)
{
    if (span_starts(id, r->typed))
        return true;
    return is_ascii(id) ? begins_a_plain_word(id, r->folded) : begins_a_word(id, r->folded);
}

static void put_id(struct scan_worker *w, const struct scan_file *file)
{
    struct matching_ids *m = w->ctx; /* such a scan has one worker */
    m->all++;
    if (id_matches(m->r, file->id))
        *(struct span *)scan_put(w) = file->id;
}

static bool take_id(void *ctx, void *item)
{
    struct matching_ids *m = ctx;
    struct arena *a = &m->r->app->arena;
    m->v = arena_grow(a, m->v, m->n, &m->cap, sizeof *m->v);
    m->v[m->n++] = arena_copy(a, *(struct span *)item);
    return true;
}

static void take_failed(void *ctx, struct span id, const struct err *e)
{
    const struct matching_ids *m = ctx;
    (void)e;
    if (id_matches(m->r, id))
        take_id(ctx, &id);
}

/* Offers ids, with the names where so few match that reading their files takes no time. */
static void offer_ids(const struct reply *r, const struct matching_ids *m)
{
    for (size_t i = 0; i < m->n; i++) {
        struct err unread = ERR_INIT;
        struct guest g;
        struct span what = SPAN("");
        if (m->n <= DESCRIBED) {
            int read = store_load(&r->app->store, m->v[i], &g, &r->app->arena, &unread);
            what = read > 0 ? guest_name(&g) : SPAN("its file cannot be read");
        }
        offer(r, m->v[i], what);
    }
}

/* Returns false if names must be read. */
static bool offer_from_listing(const struct reply *r)
{
    struct err ignored = ERR_INIT;
    struct matching_ids m = {.r = r};
    struct scan q = {.ctx = &m,
                     .ids_only = true,
                     .item_size = sizeof(struct span),
                     .each = put_id,
                     .item = take_id,
                     .failed = take_failed,
                     .failed_ctx = &m};
    store_scan(&r->app->store, &q, &ignored);
    if (m.all <= READ || !m.n)
        return false;
    offer_ids(r, &m);
    return true;
}

static void put_guest(struct scan_worker *w, const struct scan_file *file)
{
    const struct reply *r = w->ctx;
    struct guest g;
    scan_parse(&r->app->store, w, file, &g);
    bool found = id_matches(r, file->id);
    for (size_t i = 0; !found && i < g.n; i++)
        found = g.v[i].kind == LINE_FACT &&
                (g.v[i].key == KEY_NAME || g.v[i].key == KEY_AKA || g.v[i].key == KEY_KANA) &&
                begins_a_word(g.v[i].text, r->folded);
    if (found)
        *(struct offered *)scan_put(w) = (struct offered){arena_copy(&w->keep, file->id),
                                                          arena_copy(&w->keep, guest_name(&g))};
}

static bool offer_guest(void *ctx, void *item)
{
    const struct offered *guest = item;
    offer(ctx, guest->id, guest->name);
    return true;
}

/* Offers the id of a guest whose file cannot be read, if it matches. */
static void failed(void *ctx, struct span id, const struct err *e)
{
    const struct reply *r = ctx;
    (void)e;
    if (id_matches(r, id))
        offer(r, id, SPAN("its file cannot be read"));
}

static void offer_guests(struct reply *r)
{
    struct err ignored = ERR_INIT;
    struct buf b = BUF_INIT;
    struct prefilter prefilter = PREFILTER_INIT;
    struct scan q = {.ctx = r,
                     .prefilter = &prefilter,
                     .item_size = sizeof(struct offered),
                     .each = put_guest,
                     .item = offer_guest,
                     .failed = failed,
                     .failed_ctx = r};
    for (size_t comma; (comma = span_chr(r->typed, ',')) != SPAN_NONE;) {
        r->typed = span_from(r->typed, comma + 1);
        r->kept.n += comma + 1;
    }
    fold_words(&b, r->typed);
    r->folded = buf_move(&b, &r->app->arena);
    if (offer_from_listing(r))
        return;
    prefilter_id(&prefilter, &r->app->store.keys, KEY_NAME);
    prefilter_id(&prefilter, &r->app->store.keys, KEY_AKA);
    prefilter_id(&prefilter, &r->app->store.keys, KEY_KANA);
    store_scan(&r->app->store, &q, &ignored);
}

/* Offers the words of "bash|zsh|fish". */
static void offer_words(const struct reply *r, struct span alternatives)
{
    struct span word;
    while (span_cut(&alternatives, '|', &word))
        offer_if(r, arena_copy(&r->app->arena, word).p, "");
}

static void offer_operand(struct reply *r, const struct command *c, struct span what)
{
    struct err ignored = ERR_INIT;
    bool journal = store_open(&r->app->store, r->app->dir, &r->app->arena, &ignored) == 0;
    if (span_find(what, SPAN("DATE")) != SPAN_NONE)
        offer_dates(r);
    if (span_find(what, SPAN("GUEST")) != SPAN_NONE || span_starts(what, SPAN("FROM")) ||
        span_starts(what, SPAN("INTO"))) {
        if (journal)
            offer_guests(r);
    } else if (span_starts(what, SPAN("FACT"))) {
        if (journal)
            offer_keys(r);
    } else if (span_starts(what, SPAN("COMMAND"))) {
        offer_commands(r);
    } else if (span_starts(what, SPAN("NAME")) && c == &cmd_check) {
        offer_checks(r);
    } else if (span_starts(what, SPAN("FILE")) || span_starts(what, SPAN("MENU")) ||
               span_starts(what, SPAN("DIR"))) {
        out_text(&r->app->out, SPAN(":files\n"));
    } else if (span_chr(what, '|') != SPAN_NONE) {
        offer_words(r, what);
    }
}

/* Returns the n-th operand of a synopsis, its brackets taken off; the last one, if it repeats,
 * for all after. */
static struct span operand_at(const struct command *c, int n)
{
    struct span rest = span_str(c->synopsis), word, last = SPAN("");
    bool in_option = false;
    while (span_word(&rest, &word)) {
        bool opens = span_starts(word, SPAN("[-")) || span_starts(word, SPAN("-"));
        bool skip = in_option || opens || span_starts(word, SPAN("[OPTIONS"));
        in_option = (in_option || span_starts(word, SPAN("[-"))) && !span_ends(word, SPAN("]"));
        if (skip)
            continue;
        while (span_starts(word, SPAN("[")))
            word = span_from(word, 1);
        last = word;
        if (n-- == 0)
            return word;
    }
    return span_find(last, SPAN("...")) != SPAN_NONE ? last : SPAN("");
}

/* Offers the n-th operand; where that is a DATE which may be left out, the next one too. */
static void offer_operands(struct reply *r, const struct command *c, int n)
{
    struct span what = operand_at(c, n);
    offer_operand(r, c, what);
    if (span_is(what, "DATE]"))
        offer_operand(r, c, operand_at(c, n + 1));
}

/* Returns the option that the word before asks a value for. */
static const struct option *open_option(const struct command *c, const char *before)
{
    struct span word = span_str(before);
    if (word.n < 2 || word.p[0] != '-' || span_chr(word, '=') != SPAN_NONE)
        return NULL;
    const struct option *tables[] = {c ? c->options : NULL, global_options};
    for (int t = 0; t < 2; t++)
        for (const struct option *o = tables[t]; o && o->name; o++)
            if (o->arg && (span_is(span_from(word, 2), o->name) ||
                           (word.n == 2 && word.p[1] == o->letter)))
                return o;
    return NULL;
}

/* Returns the command among the words, and sets the number of operands before the last word. */
static const struct command *find_command(struct app *app, int *operands)
{
    const struct command *c = NULL;
    *operands = 0;
    for (int i = 0; i < app->args_n - 1; i++) {
        const char *word = app->args[i];
        if (open_option(c, word)) {
            if (!c && strcmp(word, "-C") == 0)
                app->dir = app->args[i + 1];
            i++;
        } else if (word[0] == '-' && word[1]) {
            continue;
        } else if (!c) {
            c = command_find(word);
            if (!c)
                return NULL;
        } else {
            ++*operands;
        }
    }
    return c;
}

static int reply(struct app *app)
{
    int operands;
    struct reply r = {.app = app};
    if (app->args_n == 0)
        return 0;
    r.typed = app_arg(app, app->args_n - 1);
    r.kept = span_head(r.typed, 0);
    const struct command *c = find_command(app, &operands);
    const struct option *o =
        app->args_n > 1 ? open_option(c, app->args[app->args_n - 2]) : NULL;
    if (o)
        offer_operand(&r, c, span_str(o->arg));
    else if (span_starts(r.typed, SPAN("-")))
        offer_options(&r, c);
    else if (!c && app->args_n - operands <= 1 + 2 * (app->dir != NULL))
        offer_commands(&r);
    else if (c)
        offer_operands(&r, c, operands);
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
