# The simulator of tests/git/three-clones: see there. Variables: steps, and seeds ("1-10 16").
#
# Each fact has a token, q17z. A version of a fact is the set of lines that have its token. The
# oracle keeps for each fact the graph of its versions: who made which from which. It knows git
# only by its commits, and nothing of the merge driver.

function rnd(n) { # 0 to n - 1, the same with every awk
    seed = seed * 16807 % 2147483647
    return int(seed / 2147483647 * n)
}
function pick(list, v, n) { n = split(list, v, " "); return n ? v[rnd(n) + 1] : "" }
function run(dir, command) {
    calls++
    return system("cd " dir " && { " command "\n} >>" top "/log 2>&1 </dev/null")
}
function ask(dir, command, out, line) { # the output, its lines separated by a space
    command = "cd " dir " && { " command "\n} 2>/dev/null </dev/null"
    out = ""
    while ((command | getline line) > 0)
        out = out (out == "" ? "" : " ") line
    close(command)
    return out
}
function bad(what, c, f, detail) {
    printf "# seed %d, step %d (%s), %s: %s q%dz %s (commit %s)\n", round, step, doing, c, what, \
        f, detail, ask(c, "git rev-parse --short HEAD")
    fflush()
    failed++
}

# --- versions ---------------------------------------------------------------------------------

function version(text, a, b) {
    versions++
    v_text[versions] = text
    v_from[versions, 1] = a
    v_from[versions, 2] = b
    return versions
}
# Is a the version b, or one from which b was made? 0 is the fact before it was written.
function leads_to(a, b, k) {
    if (a == b || a == 0)
        return 1
    if (b <= a)
        return 0
    k = a SUBSEP b
    if (!(k in led))
        led[k] = leads_to(a, v_from[b, 1]) || leads_to(a, v_from[b, 2])
    return led[k]
}
# Did the side of a, seen from what both have, change nothing in the end?
function net_nothing(a, b, v) {
    for (v = a; v >= 0; v--)
        if (v_text[v] == v_text[a] && leads_to(v, a) && leads_to(v, b))
            return 1
    return 0
}
# What the clone holds now: text[f].
function scan(c, command, line, f, key, n, v, i, out) {
    split("", text)
    command = "cd " c " && grep -rhE 'q[0-9]+z' guests menus dishes.txt 2>/dev/null"
    while ((command | getline line) > 0) {
        gsub(/[ \t\r]+/, " ", line)
        sub(/ $/, "", line)
        match(line, /q[0-9]+z/)
        f = substr(line, RSTART + 1, RLENGTH - 2) + 0
        key = f SUBSEP line
        if (!(f in text))
            text[f] = line
        else if (index("\n" text[f] "\n", "\n" line "\n") == 0) {
            n = split(text[f] "\n" line, v, "\n")
            for (i = n; i > 1 && v[i] < v[i - 1]; i--) {
                out = v[i]; v[i] = v[i - 1]; v[i - 1] = out
            }
            out = v[1]
            for (i = 2; i <= n; i++)
                out = out "\n" v[i]
            text[f] = out
        }
    }
    close(command)
}
function head(c) { return ask(c, "git rev-parse HEAD") }
function keep(c, f, commit) {
    commit = head(c)
    for (f = 1; f <= facts; f++)
        kept[commit, f] = now[c, f] + 0
    return commit
}

# --- the work of one clone ----------------------------------------------------------------------

function word() { return pick("cod eel rice tofu leek quail beef tart soup plum crab miso") }
function fact() { facts++; made[facts] = 1; return word() " q" facts "z" }
function day() { return sprintf("2026-1%d-%02d", rnd(2), rnd(5) + 10) }
function guest(c) { return pick(ask(c, "find guests -name '*.txt'")) }
function id_of(path) { sub(/.*\//, "", path); sub(/\.txt$/, "", path); return path }
# The number and the text of a line of the file that has a token.
function any_line(c, path, n, v, command, line) {
    n = 0
    command = "cd " c " && grep -nE 'q[0-9]+z' " path " 2>/dev/null"
    while ((command | getline line) > 0)
        v[++n] = line
    close(command)
    if (!n)
        return 0
    line = v[rnd(n) + 1]
    line_no = line + 0
    line_text = substr(line, index(line, ":") + 1)
    return 1
}
# A command of sed that changes line_no.
function rewording(s) {
    s = rnd(7)
    if (s == 0) return line_no "s/$/; " word() "/"
    if (s == 1) return line_no "s/$/ and " word() "/"
    if (s == 2) return line_no "s/\\([a-z]\\): */\\1: " word() " /"
    if (s == 3) return line_no "s/\\(dish\\)[-+]*:/\\1" pick("+ -") ":/"
    if (s == 4) return line_no "s/[a-z]* \\(q[0-9]*z\\)/" word() " \\1/"
    if (s == 5) return line_no "s/; .*;/;/"
    return line_no "s/ q/ " word() " q/"
}
function by_hand(c, path) {
    if (!any_line(c, path))
        return
    if (rnd(4) == 0)
        run(c, "sed -i " line_no "d " path)
    else if (rnd(6) == 0)
        run(c, "sed -n " line_no "p " path " >>" path ".x; sed -i " line_no "d " path \
            "; cat " path ".x >>" path "; rm " path ".x")
    else
        run(c, "sed -i '" rewording() "' " path)
}
function undated() { return pick("likes likes dislikes allergy tag seat phone note diet") ": " \
    fact() }
function dated() { return pick("dish dish dish+ drink note visit ask complaint") ": " fact() }
function work(c, kind, path, id, other) {
    kind = rnd(40)
    path = guest(c)
    id = id_of(path)
    if (path == "" || kind == 0) {
        doing = "new"
        return run(c, "journal new 'Guest " pick("Ann Bo Cy Di Ed Flo") " " pick("Ash Birch Cole") \
            "' '" undated() "'")
    }
    if (kind < 6) { doing = "add"; return run(c, "journal add @" id " '" undated() "'") }
    if (kind < 12) { doing = "add -d"; return run(c, "journal add @" id " -d " day() " '" \
        dated() "'") }
    if (kind < 18 && any_line(c, path)) {
        doing = "edit"
        return run(c, "EDITOR=\"sed -i -e '" rewording() "'\" journal edit @" id)
    }
    if (kind < 21 && any_line(c, path)) {
        doing = "remove"
        return run(c, "journal remove @" id " '" line_text "'")
    }
    if (kind < 26) { doing = "by hand"; return by_hand(c, path) }
    if (kind < 28) {
        doing = "book"
        return run(c, "journal book @" id " 2026-12-0" rnd(5) + 1 " " rnd(3) + 18 \
            ":30 'for 2; " fact() "'")
    }
    if (kind == 28) { doing = "cancel"; return run(c, "journal cancel @" id) }
    if (kind == 29) { doing = "move"; return run(c, "journal move @" id " 2026-12-1" rnd(9)) }
    if (kind == 30) {
        doing = "done"
        other = ask(c, "grep -h ' \\(ask\\|complaint\\): ' " path " | grep -oE 'q[0-9]+z'")
        return run(c, "journal done @" id " " pick(other))
    }
    if (kind == 31) {
        doing = "rename"
        return run(c, "journal rename @" id " 'Guest " pick("Gil Hal Ida Jo Kim") " " \
            pick("Ash Elm") "'")
    }
    if (kind == 32) { doing = "join"; return run(c, "journal join @" id " @" id_of(guest(c))) }
    if (kind == 33) {
        doing = "forget"
        return rnd(2) ? 0 : run(c, "journal forget --yes @" id)
    }
    if (kind == 34) { doing = "fmt"; return run(c, "journal fmt") }
    if (kind == 35) { doing = "store"; return rnd(3) ? 0 : run(c, "journal store " \
        pick("flat sharded")) }
    if (kind == 36) {
        doing = "import"
        return run(c, "printf 'name,phone,likes\\nGuest " pick("Ann Lee") " Ash,555 " rnd(90) + \
            10 "," \
            fact() "\\n' | journal import -")
    }
    if (kind == 37) {
        doing = "sheet"
        return run(c, "printf '" fact() "\\n' >" top "/menu; journal sheet -m " top \
            "/menu --print " \
            "2026-11-2" rnd(3) + 1 " @" id " | sed 's/^[.] /+ /' | journal sheet -m " top \
            "/menu --record -")
    }
    if (kind == 38) {
        doing = "dish book"
        if (rnd(2))
            return run(c, "echo 'dish: " fact() " [" word() "]' >>dishes.txt")
        return any_line(c, "dishes.txt") ? run(c, "sed -i '" \
            (rnd(3) ? line_no "s/]/, " word() "]/" : line_no "d") "' dishes.txt") : 0
    }
    doing = "menu"
    if (rnd(2) || !any_line(c, "menus/x.txt"))
        return run(c, "mkdir -p menus; echo '" fact() "' >>menus/x.txt")
    return run(c, "sed -i '" (rnd(2) ? line_no "s/^/hot /" : line_no "d") "' menus/x.txt")
}
# Commits what the clone has, and notes which versions that made.
function record(c, f, commit) {
    run(c, "git add -A && git commit -qm work")
    scan(c)
    change_n = 0
    for (f = 1; f <= facts; f++)
        if (text[f] != v_text[now[c, f] + 0]) {
            change_f[++change_n] = f
            change_old[change_n] = now[c, f] + 0
            now[c, f] = version(text[f], now[c, f] + 0, 0)
        }
    commit = keep(c)
    if (!change_n)
        return
    works[++works_n] = commit
    works_by[commit] = c
    work_n[commit] = change_n
    for (f = 1; f <= change_n; f++) {
        work_f[commit, f] = change_f[f]
        work_old[commit, f] = change_old[f]
        work_new[commit, f] = now[c, change_f[f]]
    }
}

# --- merges ---------------------------------------------------------------------------------------

# Notes of which facts git asks: 1 between markers, 2 in a file that a side removed.
function note_asked(c, command, line) {
    command = "cd " c " && for p in $(git ls-files -u | cut -f 2 | sort -u); do " \
        "if grep -q '^<<<<<<<' $p; then sed -n '/^<<<<<<</,/^>>>>>>>/p' $p | " \
        "grep -oE 'q[0-9]+z' | sed 's/^/1 /'; " \
        "grep -q . $p; else for s in 1 2 3; do git show :$s:./$p; done | " \
        "grep -oE 'q[0-9]+z' | sed 's/^/2 /'; fi; " \
        "done 2>/dev/null"
    while ((command | getline line) > 0) {
        sub(/z$/, "", line)
        sub(/q/, "", line)
        asked[substr(line, 3) + 0] = substr(line, 1, 1)
    }
    close(command)
    hunks += ask(c, "git ls-files -u | cut -f 2 | sort -u | xargs grep -h '^<<<<<<<' | wc -l") + 0
}
# resolve asks of more than is between markers: of lines that it carries over to a new id.
function note_shown(c, command, line) {
    command = "cd " c " && journal resolve </dev/null 2>>" top "/out | grep -oE 'q[0-9]+z'"
    while ((command | getline line) > 0) {
        sub(/z$/, "", line)
        asked[substr(line, 2) + 0] = 1
    }
    close(command)
}
function is_stopped(c) {
    return ask(c, \
        "git ls-files -u; cd .git && " \
        "ls -d MERGE_HEAD CHERRY_PICK_HEAD REVERT_HEAD rebase-merge") != ""
}
function stopped_at(c) {
    return ask(c, "git rev-parse -q HEAD REBASE_HEAD CHERRY_PICK_HEAD MERGE_HEAD 2>/dev/null; :")
}
# Decides until git has nothing left to ask. Where resolve needs no answer it goes on to the next
# commit, of which git may ask too.
function settle(c, tries, at) {
    for (tries = 0; tries < 20 && is_stopped(c); tries++) {
        at = stopped_at(c)
        note_asked(c)
        note_shown(c)
        if (stopped_at(c) != at)
            continue
        run(c, "journal resolve --" (tries < 8 ? pick("mine theirs both") : "both") " >>" \
            top "/out 2>&1")
        if (is_stopped(c) && ask(c, "git ls-files -u") == "")
            run(c, "git cherry-pick --skip || git rebase --skip") # nothing is left of the commit
    }
    if (is_stopped(c)) {
        bad("STUCK", c, 0, ask(c, "git status --short | head -5"))
        stuck = 1
    }
}
# Notes the commits from which git merges, and those that a rebase applies again, one by one. It
# leaves out a commit if the other side has picked it: then nothing may be left to apply.
function note_bases(c, commit) {
    split(ask(c, "git merge-base --all HEAD " commit), bases, " ")
    rebases = c == "three" && doing == "sync"
    replays = !rebases ? 0 : \
        split(ask(c, "git log --reverse --format='%H %P' --right-only --cherry-pick " commit \
            "...HEAD"), replay, " ")
}
function text_at(commit, f) { return (commit, f) in kept ? v_text[kept[commit, f]] : "" }
# Had a base of this merge that text of the fact? Where a commit was copied (cherry-pick), a side
# that took back what it brought has, for git, changed nothing.
function is_in_base(f, t, i) {
    for (i in bases)
        if (text_at(bases[i], f) == t)
            return 1
    return 0
}
function has_line(t, line) { return index("\n" t "\n", "\n" line "\n") > 0 }
function has_lines(t, some, v, i, n) {
    n = split(some, v, "\n")
    for (i = 1; i <= n; i++)
        if (!has_line(t, v[i]))
            return 0
    return 1
}
function add_line(t, line, v, i, n) { # the lines stay sorted
    n = split(t, v, "\n")
    t = ""
    for (i = 1; i <= n && v[i] < line; i++)
        t = t (t == "" ? "" : "\n") v[i]
    t = t (t == "" ? "" : "\n") line
    for (; i <= n; i++)
        t = t "\n" v[i]
    return t
}
function bare(line) { # without a mark and a remark
    sub(/[-+]: /, ": ", line)
    sub(/;.*/, "", line)
    return line
}
# Is the line, which only one side has, on the other side's new lines with a mark or a remark? Then
# the driver makes one of the two (see journal-merge-file(1)).
function is_said_with_more(line, base, other, v, i, n) {
    if (line ~ /;/ || has_line(base, line) || has_line(other, line))
        return 0
    n = split(other, v, "\n")
    for (i = 1; i <= n; i++)
        if ((bare(v[i]) == line || index(v[i], line ";") == 1) && !has_line(base, v[i]))
            return 1
    return 0
}
# What a merge of sets of lines makes of two texts. With `apart` the new lines are of two guests:
# none is said with more by another.
function by_lines(base, a, b, apart, t, v, i, n) {
    n = split(a, v, "\n")
    for (i = 1; i <= n; i++)
        if (has_line(b, v[i]) || \
            !has_line(base, v[i]) && (apart || !is_said_with_more(v[i], base, b)))
            t = add_line(t, v[i])
    n = split(b, v, "\n")
    for (i = 1; i <= n; i++)
        if (!has_line(a, v[i]) && !has_line(base, v[i]) && \
            (apart || !is_said_with_more(v[i], base, a)))
            t = add_line(t, v[i])
    return t
}
# Did the commit write the fact to a new file? With no_base git has not found its former name.
function is_in_new_file(commit, f) {
    return run("three", "git diff --no-renames --diff-filter=A " commit "^ " commit \
        " -- guests | grep -q '^+.*q" f "z'") == 0
}
# What a rebase makes of the fact, line by line.
function rebased(f, t, no_base, i) {
    for (i = 1; i + 1 <= replays; i += 2)
        t = by_lines(no_base && is_in_new_file(replay[i], f) ? "" : text_at(replay[i + 1], f), t, \
            text_at(replay[i], f), 0)
    return t
}
# Is the result what a merge of lines makes of both sides with one base, or with the lines of all?
function is_of_a_base(f, a, b, t, i, k, n, v, all) {
    for (i in bases) {
        n = split(text_at(bases[i], f), v, "\n")
        for (k = 1; k <= n; k++)
            if (!has_line(all, v[k]))
                all = add_line(all, v[k])
        if (is_made_with(text_at(bases[i], f), a, b, t))
            return 1
    }
    return is_made_with(all, a, b, t)
}
function is_made_with(base, a, b, t) {
    return by_lines(base, v_text[a], v_text[b], 0) == t || \
        by_lines(base, v_text[a], v_text[b], 1) == t
}
# Is the result what the lines of the bases make of both sides? A fact of one line may be so only
# where its commit was copied: else two changes of it would have been settled without a question.
function is_by_lines(f, a, b, t) {
    if (!(f in picked) && v_text[a] !~ /\n/ && v_text[b] !~ /\n/)
        return 0
    if (rebases && (rebased(f, v_text[b], 0) == t || f in moved && rebased(f, v_text[b], 1) == t))
        return 1
    return is_of_a_base(f, a, b, t)
}
# A commit was copied, or the file has no base, so both versions stay.
function is_copied(f, a, b, t) {
    if (f in moved && has_lines(t, v_text[a]) && has_lines(t, v_text[b]))
        return 1
    if (is_by_lines(f, a, b, t))
        return 1
    if (!(f in picked))
        return 0
    if (!is_in_base(f, v_text[a]) && !is_in_base(f, v_text[b]) && has_lines(t, v_text[a]) && \
        has_lines(t, v_text[b]))
        return 1
    return t == v_text[b] && is_in_base(f, v_text[a]) || t == v_text[a] && is_in_base(f, v_text[b])
}
# In a criss-cross, has one base the fact in a file that the other, which lacks the fact, does not
# have? For git the merged base of a guest who was renamed on one side has the new file without
# the fact. Where a merge carried the fact over to that file, it is new there, and its removal is
# not seen. So it may return, and if one base lacks a guest, both versions stay. If the fact was
# brought back, its removal before may count again. See journal-git(7).
function is_crossed(c, f, i, k, path) {
    for (i in bases)
        for (k in bases) {
            if (text_at(bases[i], f) == "" || text_at(bases[k], f) != "")
                continue
            path = ask(c, "git grep -l q" f "z " bases[i] " -- guests | sed 's/.*://; q'")
            if (path != "" && run(c, "git cat-file -e " bases[k] ":" path))
                return 1
        }
    return 0
}
# Has one side the fact in the files of two guests? Each file is merged by itself: what is removed
# from one of them stays in the other, and t has only lines of the two sides.
function is_of_two_guests(c, f, a, b, t) {
    return sides != "" && t != "" && has_lines(v_text[a] "\n" v_text[b], t) && \
        ask(c, "for s in " sides "; do git grep -l q" f "z $s -- guests | sed 1d; done") != ""
}
# Does the pick change a file that the clone does not have by that name? git sees no conflict.
function is_elsewhere(c, f, commit, path) {
    path = ask(c, "git grep -l q" f "z " commit "^ -- guests | sed 's/.*://; q'")
    return path != "" && run(c, "git cat-file -e HEAD:" path " || git cat-file -e HEAD^:" path)
}
# Notes the facts of guests who have as a former id that of another guest: check reports them, and
# sync when something was received.
function note_back(c, command, line) {
    command = "cd " c " && grep -rE '^was:' guests 2>/dev/null | while IFS=: read -r f w id; do " \
        "[ -z \"$(find guests -name ${id# }.txt)\" ] || " \
        "grep -ohE 'q[0-9]+z' $f $(find guests -name ${id# }.txt); done"
    while ((command | getline line) > 0) {
        sub(/z$/, "", line)
        moved[substr(line, 2) + 0] = 1
    }
    close(command)
}
# Notes the facts of guests if both sides removed the file: each has them under another id or in the
# other directory, or one of them has them no more. git sees no conflict there; sync must report
# each. If one side only moved the file, git may see a conflict, which is listed. Where both gave
# the guest the same new id, git may merge two new files, which have no base.
function note_moved(c, before, commit, command, line, told) {
    split("", moved)
    command = "cd " c " && b=$(git merge-base " before " " commit ") && " \
        "for s in " before " " commit "; do " \
        "git diff --no-renames --diff-filter=D --name-only $b $s -- guests; done | " \
        "sed 's,.*/,,; s/\\.txt$//' | sort | uniq -d | while read -r id; do " \
        "one=$(git grep -l \"^was: $id$\" " before " -- guests | sed 's/.*://'); " \
        "two=$(git grep -l \"^was: $id$\" " commit " -- guests | sed 's/.*://'); " \
        "if [ -n \"$(find guests -name $id.txt)\" ]; then " \
        "three=$(git ls-tree -r --name-only " before " -- guests | grep /$id\\.txt$); " \
        "four=$(git ls-tree -r --name-only " commit " -- guests | grep /$id\\.txt$); " \
        "[ \"$three\" != \"$four\" ] || continue; " \
        "one=${one:-$three} two=${two:-$four}; fi; " \
        "if [ \"$one\" = \"$two\" ]; then " \
        "[ -z \"$one\" ] || git cat-file -e $b:$one || grep -ohE 'q[0-9]+z' $one; continue; fi; " \
        "for f in $one $two; do [ -e $f ] || continue 2; done; " \
        "echo id $id $(for f in $one $two; do basename $f .txt; done | paste -sd '|' -); " \
        "grep -ohE 'q[0-9]+z' $one $two; done 2>/dev/null"
    while ((command | getline line) > 0) {
        if (sub(/^id /, "", line)) {
            split(line, told, " ") # the id, and the new ids
            if (doing == "sync" && run(c, "grep -qE '(removed|journal:) @" told[1] "( |,)|/(" \
                told[1] "|" told[2] ")\\.txt: |^@" told[1] " has two ' " top "/out"))
                bad("UNTOLD", c, 0, "@" told[1])
            continue
        }
        sub(/z$/, "", line)
        moved[substr(line, 2) + 0] = 1
    }
    close(command)
}
# Judges fact f of clone c, whose two versions are a and b.
function judge(c, f, a, b, want, t) {
    checked++
    t = text[f]
    if (a == b || leads_to(b, a))
        want = a
    else if (leads_to(a, b))
        want = b
    else
        want = -1
    if (want < 0 && v_text[a] == v_text[b])
        want = a == b ? a : version(v_text[a], a, b)
    if (want < 0) {
        disputes++
        if (f in asked || t == v_text[b] && net_nothing(a, b) || t == v_text[a] && \
            net_nothing(b, a))
            settled++
        else if (is_copied(f, a, b, t) || \
            has_lines(t, v_text[a]) && has_lines(t, v_text[b]) && is_crossed(c, f) || \
            is_of_two_guests(c, f, a, b, t))
            copied++
        else
            bad("SILENT", c, f, "[" v_text[a] "] [" v_text[b] "] became [" t "]")
        return version(t, a, b)
    }
    if (t == v_text[want])
        return want
    if (f in asked && (asked[f] == 1 || t != "" || v_text[a] == "" || v_text[b] == "")) {
        if (asked[f] == 1)
            false_hunks++
        return version(t, a, b)
    }
    if (is_copied(f, a, b, t) || (t != "" || is_of_a_base(f, a, b, t)) && is_crossed(c, f) || \
        is_of_two_guests(c, f, a, b, t))
        copied++
    else
        bad(t == "" ? "LOST" : v_text[want] == "" ? "RETURNED" : "WRONG", c, f,
        "[" v_text[a] "] [" v_text[b] "] became [" t "]")
    return version(t, a, b)
}
# The clone has merged what `commit` has.
function judge_all(c, before, commit, f) {
    scan(c)
    sides = before " " commit
    note_moved(c, before, commit)
    note_back(c)
    merges++
    for (f = 1; f <= facts; f++)
        now[c, f] = judge(c, f, now[c, f] + 0, kept[commit, f] + 0)
    keep(c)
}
function sync(c, there, tries, before) {
    doing = "sync"
    split("", asked)
    before = head(c)
    run(c, ": >" top "/out")
    there = ask("hub", "git rev-parse main")
    run(c, "git fetch -q")
    note_bases(c, there)
    for (tries = 0; tries < 6 && run(c, "journal sync >>" top "/out 2>&1"); tries++) {
        if (!is_stopped(c)) {
            bad("SYNC", c, 0, "failed")
            stuck = 1
            return
        }
        settle(c)
        if (stuck)
            return
    }
    judge_all(c, before, there)
}
function merge(c, commit, before) {
    doing = "merge"
    before = head(c)
    split("", asked)
    run(c, "git fetch -q ../one && git fetch -q ../two")
    note_bases(c, commit)
    if (run(c, "git merge -q --no-edit " commit))
        settle(c)
    if (!stuck)
        judge_all(c, before, commit)
}
function crosses(one, two) {
    one = head("one")
    two = head("two")
    merge("one", two)
    if (!stuck)
        merge("two", one)
}
# Notes the facts of the files that the pick changed: it may have brought them under a new name.
function note_copied(c, command, line) {
    command = "cd " c " && git diff --no-renames --name-only --diff-filter=AM HEAD^ HEAD " \
        "-- guests | xargs grep -ohE 'q[0-9]+z' /dev/null"
    while ((command | getline line) > 0) {
        sub(/z$/, "", line)
        picked[substr(line, 2) + 0] = 1
    }
    close(command)
}
function picks(c, commit, i, f, a) {
    doing = "cherry-pick"
    if (!works_n)
        return
    commit = works[rnd(works_n) + 1]
    if (works_by[commit] == c)
        return
    split("", asked)
    if (run(c, "git fetch -q ../" works_by[commit] " && git cherry-pick " commit)) {
        if (!is_stopped(c))
            return # a rebase replaced the commit
        if (is_stopped(c) && ask(c, "git ls-files -u") == "")
            run(c, "git cherry-pick --skip")
        settle(c)
    }
    if (stuck)
        return
    split("", moved)
    split(ask(c, "git rev-parse " commit "^"), bases, " ")
    rebases = replays = 0
    split("", new_of)
    split("", old_of)
    for (i = 1; i <= work_n[commit]; i++) {
        new_of[work_f[commit, i]] = work_new[commit, i]
        old_of[work_f[commit, i]] = work_old[commit, i]
    }
    scan(c)
    merges++
    sides = ""
    note_back(c)
    note_copied(c)
    for (f = 1; f <= facts; f++) {
        a = now[c, f] + 0
        if (f in new_of || text[f] != v_text[a])
            picked[f] = 1
        if (f in asked && text[f] != v_text[a]) {
            now[c, f] = version(text[f], a, kept[commit, f] + 0)
            continue
        }
        if (text[f] == v_text[a] && (f in asked || !(f in new_of)))
            continue
        if (f in new_of && leads_to(a, old_of[f]))
            a = old_of[f]
        if (!(f in new_of)) {
            now[c, f] = judge(c, f, a, a)
        } else if (v_text[a] == v_text[old_of[f]] && text[f] == v_text[new_of[f]]) {
            now[c, f] = leads_to(a, new_of[f]) ? new_of[f] : version(text[f], a, new_of[f])
        } else if (text[f] == v_text[a] && is_elsewhere(c, f, commit)) {
            copied++
            now[c, f] = version(text[f], a, new_of[f])
        } else
            now[c, f] = judge(c, f, a, new_of[f])
    }
    keep(c)
}
# The last commit is undone.
function reverts(c, commit, i, f) {
    doing = "revert"
    commit = head(c)
    if (works_by[commit] != c || run(c, "git revert --no-edit HEAD"))
        return run(c, "git revert --abort")
    scan(c)
    for (i = 1; i <= work_n[commit]; i++) {
        f = work_f[commit, i]
        if (text[f] != v_text[work_old[commit, i]])
            bad("WRONG", c, f, "after a revert")
        if (text[f] != "" && v_text[now[c, f]] == "")
            picked[f] = 1 # it is back, and for git it is new
        now[c, f] = version(text[f], now[c, f], 0)
    }
    keep(c)
}

# --- a round ------------------------------------------------------------------------------------

function start(c, f) {
    run(".", "rm -rf seed hub one two three")
    run(".", \
        "journal init --git seed && mkdir -p seed/guests && cd seed/guests && " \
        "printf 'name: Guest Ann Ash\\n' >guest-ann-ash.txt")
    run("seed", "git add -A && git commit -qm start")
    run(".", "git clone -q --bare seed hub && for c in one two three; do git clone -q hub $c && " \
        "(cd $c && journal git-setup); done && git -C three config pull.rebase true")
    facts = versions = works_n = stuck = 0
    split("", picked); split("", now); split("", kept)
    split("", v_text); split("", v_from); split("", led)
    split("", works_by); split("", work_n); split("", work_f); split("", work_old); split("", \
        work_new)
}
function finish(i, c, tree) {
    doing = "end"
    for (i = 0; i < 2 && !stuck; i++) {
        sync("one")
        if (!stuck) sync("two")
        if (!stuck) sync("three")
    }
    if (!stuck) sync("one")
    if (!stuck) sync("two")
    tree = ask("one", "git rev-parse HEAD:")
    if (!stuck && (tree != ask("two", "git rev-parse HEAD:") || tree != ask("three", \
        "git rev-parse HEAD:")))
        bad("DIVERGED", "one", 0, ask(".", "diff -rq one two --exclude=.git --exclude=.journal; " \
            "diff -rq one three --exclude=.git --exclude=.journal"))
    if (!stuck && run("one", "! grep -rqE '^(<<<<<<<|>>>>>>>)' guests menus dishes.txt"))
        bad("MARKERS", "one", 0, "")
}
function one_step(c, what, n) {
    c = pick("one two three")
    what = rnd(12)
    if (what < 7) {
        for (n = rnd(3); n >= 0; n--)
            work(c)
        record(c)
    } else if (what < 9)
        sync(c)
    else if (what == 9 && c != "three")
        merge(c, head(c == "one" ? "two" : "one"))
    else if (what == 9)
        crosses()
    else if (what == 10)
        picks(c)
    else if (what > 10)
        reverts(c)
}
# Prints what the round adds to the totals.
function report(m, c, d, b) {
    printf "# seed %d: merges %d, facts %d, checked %d, disputes %d: %s\n", round, merges - m,
        facts, checked - c, disputes - d, failed == b ? "ok" : "bad " failed - b
    fflush()
}
function play(m, c, d, b) {
    rounds++
    m = merges
    c = checked
    d = disputes
    b = failed
    seed = round * 7919 % 2147483646 + 1
    rnd(2)
    step = 0
    start()
    for (step = 1; step <= steps && !stuck; step++)
        one_step()
    finish()
    all_facts += facts
    report(m, c, d, b)
}
BEGIN {
    n = split(seeds, range, " ")
    for (i = 1; i <= n; i++) {
        split(range[i] "-" range[i], ends, "-")
        for (round = ends[1] + 0; round <= ends[2] + 0; round++)
            play()
    }
    printf \
        "# rounds %d, merges %d, facts %d, checked %d; disputes %d, " \
        "of them asked or net nothing %d; " \
        "hunks %d, asked without need %d; by lines, or copied commits %d; " \
        "bad %d\n",
        rounds, merges, all_facts, checked, disputes, settled, hunks, false_hunks, copied, failed
    exit failed > 0
}
