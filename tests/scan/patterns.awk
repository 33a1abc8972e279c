# Random searches from the words of the text read, one a line: options, a pattern, and sometimes
# a second one, with \001 between. `seed` and `n` are set from outside; any awk draws the same,
# if LC_ALL=C.

function below(most) {
    seed = seed * 16807 % 2147483647
    return int(seed / 2147483647 * most)
}
function pick(list,    v, k) {
    k = split(list, v, " ")
    return v[below(k) + 1]
}
function word() { return words[below(words_n)] }
function part(w) { return w ~ /^[ -~]+$/ ? substr(w, 1 + below(2), 2 + below(4)) : w }

function plain(    k) {
    k = below(10)
    if (k < 3) return word()
    if (k < 6) return part(word())
    if (k < 8) return pairs[below(pairs_n)]
    if (k < 9) return word() " "
    return below(8) ? pick(". , : ; + ( - @ ; 20 # ) a o") : ""
}
function repeat() { return pick("* + ? {2} {1,2} {0,3} {2,} {,2}") }
function atom(deep,    k) {
    k = below(16)
    if (k < 5) return part(word())
    if (k < 7) return word()
    if (k < 8) return pick("a e o n s 2 0 é 中 村 -")
    if (k < 9) return pick("[a-e] [0-9] [^a-z] [aeiou] [^:;] [[:alpha:]] [[:digit:]] [^[:space:]]")
    if (k < 10) return pick("\\w \\W \\s \\S [[:alnum:]_] [[:space:]]")
    if (k < 11) return pick(". .* [^,]* \\. \\+ \\( [.+-]")
    if (k < 13 && deep) return "(" either(deep - 1) ")"
    return pick("dish note name visit : with for [0-9-]{10}")
}
function piece(deep,    k) {
    k = below(14)
    if (k == 0) return pick("^ $ \\< \\> \\b \\B")
    if (k == 1) return " "
    if (k == 2) return atom(deep) repeat()
    return atom(deep)
}
function sequence(deep,    s, k) {
    for (k = 1 + below(3); k > 0; k--) s = s piece(deep)
    return s
}
function either(deep,    s) {
    s = sequence(deep)
    while (!below(4)) s = s "|" sequence(deep)
    return s
}

BEGIN { for (i = seed += 1; i > 0 && i < 20; i++) below(2) }
{
    k = split($0, v, /[ -,.\/:-@[-`{-~]+/) # all signs but -
    for (i = 1; i <= k; i++) {
        if (v[i] == "" || v[i] in known) continue
        known[v[i]]
        words[words_n++] = v[i]
    }
    if (match($0, /[a-z]+ [a-z]+/)) pairs[pairs_n++] = substr($0, RSTART, RLENGTH)
}
END {
    while (n-- > 0) {
        fixed = !below(3)
        options = (fixed ? "F" : "") (below(5) ? "" : "w") (below(6) ? "" : "v")
        how = below(5)
        options = options (how == 0 ? "c" : how == 1 ? "l" : how == 2 ? "m" 1 + below(3) : "")
        line = options "\001" (fixed ? plain() : either(2))
        if (!below(8)) line = line "\001" (fixed ? plain() : either(1))
        print line
    }
}
