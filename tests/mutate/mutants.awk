# Prints small changes to C sources, one a line: FILE TAB LINE TAB WHAT TAB THE LINE AS IT BECOMES.
# `n` of them, chosen by `seed`; the same for the same sources with any awk.

function rnd() { return x = (x * 16807) % 2147483647 }

function add(what, line) {
    count++
    place[count] = FILENAME "\t" FNR "\t" what "\t" line
}

# A comment keeps the line recognizable.
function drop(what,    l) {
    l = $0
    sub(/^ +/, "", l)
    add(what, "; /* " l " */")
}

# Each place where `from` stands in the code of the line becomes `to`.
function swap(from, to,    at, rest, head) {
    head = ""
    rest = $0
    while (at = index(rest, from)) {
        add(from " -> " to, head substr(rest, 1, at - 1) to substr(rest, at + length(from)))
        head = head substr(rest, 1, at + length(from) - 1)
        rest = substr(rest, at + length(from))
    }
}

# Of two that are not equal, < and <= say the same; and of what is sorted no two are, in the end.
function swap_order(from, to) {
    if ($0 !~ /return .* [<>] [^0].* \? -?1 : -?1;/ && $0 !~ last_word)
        swap(from, to)
}

BEGIN { last_word = "return (c . c : )?[(][a-z].* > .*[)] - [(].* < .*[)];$" }
FNR == 1 { comment = 0 }
/^ *\/\*/ { comment = 1 }
comment { if (/\*\//) comment = 0; next }
/^#/ || /"/ || /\/\*/ || /^(static |extern )?const / || /^enum|^struct|^typedef|^}/ { next }
# Declarations and the heads of functions have nothing to change.
/^[a-z].*[,)]$/ { next }
{
    swap(" == ", " != ")
    swap(" != ", " == ")
    swap_order(" < ", " <= ")
    swap(" <= ", " < ")
    swap_order(" > ", " >= ")
    swap(" >= ", " > ")
    swap(" && ", " || ")
    swap(" || ", " && ")
    swap(" + ", " - ")
    swap(" - ", " + ")
    swap(" + 1", " + 2")
    swap(" - 1", " - 0")
    swap("true", "false")
    swap("false", "true")
    swap(" = 0;", " = 1;")
    swap("return 0;", "return 1;")
    swap("return -1;", "return 0;")
    swap("++;", "--;")
    swap("(!", "(")
    swap("NONE", "NONE + 1")
    swap("span_head(", "span_from(")
}
/^ +if \(.*\)( \{)?$/ { l = $0; sub(/if \(/, "if (0 \\&\\& ", l); add("never", l) }
/^ +if \(.*\)( \{)?$/ { l = $0; sub(/if \(/, "if (1 || ", l); add("always", l) }
# What is not given back is for the leak checker (make asan) to see.
/^ +[a-z_]+\(.*\);$/ && !/_(release|close)\(/ { drop("no call") }
/^ +[a-z_>.\-\[\]]+ [|+-]?= [^{]*;$/ { drop("no assignment") }
/^ +(break|continue);$/ { drop("no jump") }

END {
    x = seed * 48271 % 2147483647 + 1
    for (i = 0; i < 10; i++) rnd()
    for (i = 0; i < n && count > 0; i++) {
        k = rnd() % count + 1
        print place[k]
        place[k] = place[count--]
    }
}
