#ifndef STORE_GIT_PEEK_H
#define STORE_GIT_PEEK_H
/* Looks into .git without starting git, which is cheap enough for every command that reads.
 */
#include <stdbool.h>

enum git_peek {
    GIT_PEEK_FINE,      /* also where .git is elsewhere, or there is none */
    GIT_PEEK_UNDER_WAY, /* a merge, rebase or pick is not concluded */
    GIT_PEEK_NO_DRIVER, /* the journal has another side, and this clone cannot merge it */
    GIT_PEEK_OLD,       /* an older journal set up this clone */
};

/*
 * Looks at git's files without git; rootfd is the journal's root. An unreadable file counts as
 * fine.
 */
enum git_peek git_peek(int rootfd);

/*
 * Returns true if the configuration in git's directory has `commit = CONSENT` of [journal], as
 * git-setup writes it, and nothing in git's environment or in that file can say otherwise. False
 * if git has to be asked.
 */
bool git_peek_consent(const char *dir, const char *consent);

#endif
