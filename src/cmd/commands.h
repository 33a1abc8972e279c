#ifndef CMD_COMMANDS_H
#define CMD_COMMANDS_H
/* The commands, each defined at the end of the file of its name. */
#include "cli/command.h"

/* clang-format off: a command a line */
extern const struct command cmd_add;
extern const struct command cmd_bare;
extern const struct command cmd_book;
extern const struct command cmd_brief;
extern const struct command cmd_cancel;
extern const struct command cmd_check;
extern const struct command cmd_completion;
extern const struct command cmd_compose;
extern const struct command cmd_done;
extern const struct command cmd_drop;
extern const struct command cmd_edit;
extern const struct command cmd_export;
extern const struct command cmd_find;
extern const struct command cmd_fmt;
extern const struct command cmd_forget;
extern const struct command cmd_fresh;
extern const struct command cmd_git;
extern const struct command cmd_git_setup;
extern const struct command cmd_grep;
extern const struct command cmd_help;
extern const struct command cmd_import;
extern const struct command cmd_init;
extern const struct command cmd_join;
extern const struct command cmd_list;
extern const struct command cmd_log;
extern const struct command cmd_mark;
extern const struct command cmd_merge_file;
extern const struct command cmd_move;
extern const struct command cmd_new;
extern const struct command cmd_noshow;
extern const struct command cmd_open;
extern const struct command cmd_plan;
extern const struct command cmd_redo;
extern const struct command cmd_remove;
extern const struct command cmd_rename;
extern const struct command cmd_report;
extern const struct command cmd_resolve;
extern const struct command cmd_served;
extern const struct command cmd_sheet;
extern const struct command cmd_show;
extern const struct command cmd_store;
extern const struct command cmd_sync;
extern const struct command cmd_undo;
extern const struct command cmd_wall;
extern const struct command cmd_week;
/* clang-format on */

/* Pages that `journal help` opens and that are not about a command. The last has no word. */
struct topic {
    const char *word, *page, *section;
};
extern const struct topic help_topics[];

#endif
