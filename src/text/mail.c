#include "text/mail.h"

/* Returns the address without a name, brackets, "mailto:" and what is after a semicolon. */
static struct span bare(struct span mail)
{
    size_t open = span_chr(mail, '<');
    if (open != SPAN_NONE)
        mail = span_from(mail, open + 1);
    mail = span_head(mail, span_chr(mail, '>'));
    mail = span_trim(span_head(mail, span_chr(mail, ';')));
    struct span scheme = SPAN("mailto:");
    return span_eq_nocase(span_head(mail, scheme.n), scheme) ? span_from(mail, scheme.n) : mail;
}

bool mail_key(struct buf *b, struct span mail)
{
    mail = bare(mail);
    for (size_t i = 0; i < mail.n; i++)
        buf_char(b, span_lower(mail.p[i]));
    return span_chr(mail, '@') != SPAN_NONE;
}

bool mail_is_address(struct span text)
{
    struct span address = bare(text), rest = address, word;
    size_t at = span_chr(address, '@');
    return at != SPAN_NONE && at > 0 && at + 1 < address.n && span_word(&rest, &word) &&
           word.n == address.n;
}
