#ifndef CMD_COMMANDS_H
#define CMD_COMMANDS_H
/* The commands, each at the end of the file that bears its name. */
#include "cli/command.h"

/* clang-format off: a command a line */
extern const struct command cmd_add, cmd_book, cmd_brief, cmd_cancel, cmd_check, cmd_completion,
    cmd_done, cmd_drop, cmd_edit, cmd_export, cmd_fmt, cmd_forget, cmd_fresh, cmd_git,
    cmd_git_setup, cmd_grep, cmd_help, cmd_import, cmd_init, cmd_join, cmd_list, cmd_log,
    cmd_mark,
    cmd_merge_file, cmd_move, cmd_new, cmd_noshow, cmd_open, cmd_plan, cmd_remove, cmd_rename,
    cmd_report, cmd_served, cmd_sheet, cmd_show, cmd_store, cmd_sync, cmd_undo;
/* clang-format on */

#endif
