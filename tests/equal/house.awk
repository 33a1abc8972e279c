# awk -v seed=N -f house.awk: a guest's file of random facts.
# awk -v seed=N -v double=1 -f house.awk: the same, each fact a second time in another spelling.

function pick(list,    v, n) {
    n = split(list, v, "|")
    return v[1 + int(rand() * n)]
}
function date() {
    return sprintf("2026-%02d-%02d", 10 + int(rand() * 3), 20 + int(rand() * 7))
}
function fact(    k) {
    k = int(rand() * 14)
    if (k == 0) return date() " " pick("18:00 |19:30 |") "visit: for " pick("2|3; table 4|4")
    if (k == 1) return date() " " pick("18:00 |19:30 |21:00 |") "booked" pick("|||-|~|+") ": for " pick("2|3|5")
    if (k < 6) return date() " " pick("dish|drink|wine") pick("||+|-|~|*") ": " pick("cod|miso soup|nut cake|eel; too salty")
    if (k == 6) return date() " " pick("ask|promise|complaint") pick("|||+|-") ": " pick("a cake|window seat; by 2026-12-01|quiet")
    if (k == 7) return date() " tried: " pick("cake|window seat|quiet; moved")
    if (k == 8) return pick("|2026-11-01 ") pick("allergy|intolerance|diet|dislikes") ": " pick("nuts|shellfish (hives)|vegan|kiwano|none")
    if (k == 9) return pick("likes|seat|tag|vip|language") ": " pick("tea|corner|regular, wine|yes")
    if (k == 10) return date() " companion: " pick("allergy nuts (her friend)|diet vegan|a tall man")
    if (k == 11) return pick("aka|phone|email|friend|partner") ": " pick("Zo|+44 1632 960114|z@example.org|@bea-lim")
    if (k == 12) return date() " " pick("note|gift|x-mood") ": " pick("with @bea-lim|a book|tired")
    return pick("birthday|anniversary|birthday") ": " pick("11-24|1980-11-25")
}
function spelled(line,    at, head, text) {
    at = index(line, ":")
    if (line ~ /^....-..-.. ..:/) at = 17 + index(substr(line, 18), ":")
    head = substr(line, 1, at - 1)
    text = substr(line, at + 1)
    k = int(rand() * 6)
    if (k == 0) return toupper(head) ":" text
    if (k == 1) return "  " head " :" text
    if (k == 2) { sub(/ /, "   ", head); return head ":   " text "  " }
    if (k == 3) return head "：" text
    if (k == 4) return toupper(head) "\t:\t" text "\r"
    return line
}
BEGIN {
    srand(seed)
    n = 6 + int(rand() * 24)
    line[1] = "name: " pick("Zoe|Bea Lim")
    for (i = 2; i <= n; i++) line[i] = rand() < .08 ? "# a comment" : fact()
    srand(seed + 1000) # what follows must not change the facts
    late = rand() < .5
    for (i = 1; i <= n; i++) {
        print line[i]
        if (!double || line[i] ~ /^#/) continue
        again = spelled(line[i])
        if (late) copies = copies again "\n"
        else print again
    }
    printf "%s", copies
}
