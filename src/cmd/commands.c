#include "cmd/commands.h"

/* clang-format off: a command a line */
const struct command *const commands[] = {
    &cmd_init, &cmd_new, &cmd_add, &cmd_mark, &cmd_sheet, &cmd_book, &cmd_cancel, &cmd_noshow,
    &cmd_move, &cmd_done, &cmd_drop, &cmd_remove, &cmd_undo, &cmd_edit, &cmd_rename, &cmd_join,
    &cmd_forget, &cmd_fmt, &cmd_check, &cmd_store, &cmd_report, &cmd_show, &cmd_list,
    &cmd_grep, &cmd_served, &cmd_plan, &cmd_fresh, &cmd_brief, &cmd_log, &cmd_open,
    &cmd_import, &cmd_export, &cmd_sync, &cmd_git_setup, &cmd_merge_file, &cmd_git,
    &cmd_completion, &cmd_help,
    NULL,
};
/* clang-format on */
