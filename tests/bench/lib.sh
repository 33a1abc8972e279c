# The parts of tests/bench/run: commands run in turn, medians, and rows of the table.
# Sourced; needs $work $house $guests $timer $runs, and $few for those with fewer runs.
# shellcheck shell=sh disable=SC2154

wanted() { printf '%s\n' "$1" | grep -Eq "${CASES:-.}"; }
have() { command -v "$1" >/dev/null 2>&1; }

# The middle of a column of numbers.
median() { cut -d' ' -f"$1" "$2" | sort -n | awk '{v[NR] = $1} END {print v[int((NR + 1) / 2)]}'; }

# One run of a line of shell words, in the house: wall µs, CPU µs, KiB, status.
once() { chill; eval "\"$timer\" -C \"$house\" -o \"$work/out\" $1" 2>&1 | tail -n 1; }
chill() { if [ "${cold:-}" ]; then sync && echo 3 >/proc/sys/vm/drop_caches; fi; }

head_row() {
    printf '%-29s %-10s %9s %9s  %6s  %5s %-6s %6s %6s\n' case against journal other ratio aim '' \
        cpu MiB
}

# row CASE PEER AIM A B CPU KIB: prints it, and adds it to $TSV. Of what is no time, "calls, …",
# A and B are numbers, not µs. Where there are CPU times the ratio is theirs, but for `add`, which
# waits for the disk.
row() {
    awk -v c="$1" -v o="$2" -v aim="$3" -v a="$4" -v b="$5" -v cpu="$6" -v m="$7" \
        -v day="$start" -v n="$guests" -v tsv="${TSV:-/dev/null}" 'BEGIN {
            r = cpu == "-" || o == "rename" ? a / b : cpu
            if (c !~ /^calls/) shown = sprintf("%9.2f %9.2f", a / 1000, b / 1000)
            else shown = sprintf("%9d %9d", a, b)
            printf "%-29s %-10s %s  %6.3f  %5s %-6s %6s %6s\n", c, o, shown, r, aim,
                aim == "-" ? "" : r <= aim ? "met" : "missed", cpu,
                m == "-" ? "-" : sprintf("%.1f", m / 1024)
            printf "%s\t%s\t%s\t%s\t%d\t%d\t%.3f\t%s\t%s\t%s\n", day, n, c, o, a, b, r, aim, cpu,
                m >>tsv }'
}

# pair CASE PEER AIM A B: each command a line of shell words, AIM the most that A may take of
# B's time ("-": none). Both once unmeasured, to warm up. A command must end in 0 or 1 (found
# nothing); anything else is no measurement.
pair() {
    wanted "$1" && printf '%s\n' "$2" | grep -Eq "${PEERS:-.}" || return 0
    : >"$work/a"
    : >"$work/b"
    i=0
    once "$4" >/dev/null
    once "$5" >/dev/null
    while [ $i -lt "${few:-$runs}" ]; do
        i=$((i + 1))
        once "$4" >>"$work/a"
        once "$5" >>"$work/b"
    done
    if awk '$4 > 1 || NF != 4 {bad = 1} END {exit !bad}' "$work/a" "$work/b"; then
        printf '%-29s %-10s does not run: %s | %s\n' "$1" "$2" "$(tail -n 1 "$work/a")" \
            "$(tail -n 1 "$work/b")"
        return
    fi
    cpu=$(awk -v a="$(median 2 "$work/a")" -v b="$(median 2 "$work/b")" \
        'BEGIN {printf "%.3f", a / (b > 0 ? b : 1)}')
    row "$1" "$2" "$3" "$(median 1 "$work/a")" "$(median 1 "$work/b")" "$cpu" \
        "$(median 3 "$work/a")"
}

# Checks that both commands find the same, or their times mean nothing.
agree() {
    wanted "$1" || return 0
    a=$(cd "$house" && eval "$4" | wc -l) b=$(cd "$house" && eval "$5" | wc -l)
    [ "$a" -eq "$b" ] || printf '%-29s %-10s finds %d lines, not %d\n' "$1" "$2" "$a" "$b"
}
compare() { agree "$@" && pair "$@"; }

# Prints what the figures depend on, a line each.
about() {
    model=$(sed -n 's/^model name[^:]*: *//p' /proc/cpuinfo 2>/dev/null | head -n 1)
    memory=$(awk '/^MemTotal/ {printf "%.0f GiB", $2 / 1048576}' /proc/meminfo 2>/dev/null)
    echo "$start, $cores processors (${model:-unknown}), ${memory:-unknown} of memory"
    echo "$(uname -sr | sed "s,-.*,,"), $(df -P "$work" | awk 'NR == 2 {print $1}')"
    echo "load before: $(uptime | sed 's/.*average[s]*: //'); medians of $runs pairs"
    echo "$(journal_version)$(git -C "$here" log -1 --format=', %h' 2>/dev/null)"
    for tool in 'rg --version' 'grep --version' 'ugrep --version' 'git --version' 'ag --version' \
        'recsel --version' 'hledger --version'; do
        ! have "${tool%% *}" || $tool | sed 's/ ([^)]*)//; s/,.*//; q'
    done
}
journal_version() { $J --version | head -n 1; }
