# Prints the messages of the C files named on the command line, each once: the first line of the
# first text that a call for messages is given, with "..." for what a format inserts. A later
# argument is a remedy or a word to insert. The rows of a table of problems count as calls.
# With -v every=1 it prints every text.
BEGIN {
    n = split("add_diag app_diag app_fail app_hint app_note app_usage check_line check_say_file die " \
        "diags_add err_set fail import_fail keep_day os_refuse matching_refuse message_print " \
        "person_say possible refuse report report_nobody say_at wrong", names, " ")
    for (i = 1; i <= n; i++)
        is_call[names[i]] = 1
}

# Returns the text with "..." for each %..., and "s" for a %s that is the end of a plural.
function with_dots(s,    out, what) {
    while (match(s, /%[-.0-9*]*(zu|ld|[a-z])/)) {
        what = "..."
        if (substr(s, RSTART, 2) == "%s" && substr(s, RSTART - 1, 1) ~ /[a-z]/ &&
            substr(s, RSTART + 2, 1) != "%")
            what = substr(s, RSTART - 4, 4) == "dish" ? "es" : "s"
        out = out substr(s, 1, RSTART - 1) what
        s = substr(s, RSTART + RLENGTH)
    }
    return out s
}

# Returns whether the text has words of its own; those printed before are not printed again.
function emit(s) {
    sub(/\\n.*/, "", s)
    gsub(/\\"/, "\"", s)
    gsub(/\\\\/, "\\", s)
    gsub(/%%/, "\001", s)
    s = with_dots(s)
    gsub(/\001/, "%", s)
    while (sub(/\.\.\.\.\.\./, "...", s));
    gsub(/^ +| +$/, "", s)
    if (!every && s !~ /[A-Za-z]+ ['"`<A-Za-z.(\[]|[A-Za-z.]+[;:] /)
        return 0
    if (!seen[s]++)
        print s
    return 1
}

# Ends a text, which is one or several literals side by side.
function end_text() {
    if (text != "" && every)
        emit(text)
    else if (text != "" && inside && !is_given[inside])
        has_text[inside] += emit(text)
    text = ""
}

function token(c) {
    end_text()
    if (c == "(" || (c == "{" && table)) {
        depth++
        before[depth] = inside
        if (c == "{" || is_call[word]) {
            inside = depth
            has_text[inside] = is_given[inside] = 0
        }
    } else if (depth && (c == ")" || (c == "}" && table))) {
        inside = before[depth--]
    } else if (c == "," && depth == inside && has_text[inside]) {
        is_given[inside] = 1
    } else if (c == ";") {
        depth = inside = table = 0
    }
    word = ""
}

FNR == 1 {
    depth = inside = table = in_comment = 0
    text = word = ""
}

{
    line = $0
    while (line != "") {
        n = 1
        if (in_comment) {
            in_comment = !match(line, /\*\//)
            n = in_comment ? length(line) : RSTART + 1
        } else if (substr(line, 1, 2) == "/*") {
            in_comment = 1
            n = 2
        } else if (match(line, /^"([^"\\]|\\.)*"/)) {
            n = RLENGTH
            text = text substr(line, 2, n - 2)
        } else if (match(line, /^'([^'\\]|\\.)*'/)) {
            n = RLENGTH
            end_text()
        } else if (match(line, /^[A-Za-z_][A-Za-z_0-9]*/)) {
            n = RLENGTH
            end_text()
            word = substr(line, 1, n)
            table = table || word == "problem_texts"
        } else if (match(line, /^[ \t]+/)) {
            n = RLENGTH
        } else {
            token(substr(line, 1, 1))
        }
        line = substr(line, n + 1)
    }
}
