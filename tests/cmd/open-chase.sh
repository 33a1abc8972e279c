# journal: parts
# Questions of a parts shop each morning: what is due, what was not tried, who wanted this part.
export JOURNAL_TODAY=2026-11-28
short() { journal open --tsv "$@" | cut -f1,2,6,10,11,14-; }
echo due within a week, the first that is due first
short --due 7
short --due 0
echo overdue
journal open --overdue
echo quiet for a month
short --quiet 30 -k ask,complaint
short --quiet 31 -k complaint brandt-textile
echo about a part, over all customers
short --about igniters
short --about IGNITER -k ask -a
short --about 'hoshino 1200'
short --about BTW,69 brandt-textile | wc -l
journal open --about 'no such part'
echo "exit $?"
short --about igniter --due 2
journal new 'Anna Köster' 'phone: 01632 960777'
journal add anna "-d" 2026-11-20 "ask: O'Hara's käse knife; by 2026-11-27"
journal add anna -d 2026-11-21 'tried: kase knife; no colon here'
short --about 'ohara kaese'
short --about KÄSE
journal open --overdue --csv anna
journal open --overdue --json anna
journal open -a --overdue 小林
echo "exit $?"
echo bad input
for bad in '--due x' '--due -3' '--due 1.5' --due '--quiet -1' '--due 3 --overdue' '-k allergy' \
    '-k asks' '--about ;' '--about=' '--overdue=3' '--due 999999'; do
    # shellcheck disable=SC2086 # the words of a command
    journal open $bad 2>&1 | head -n 1
    # shellcheck disable=SC2086 # the words of a command
    journal open $bad >/dev/null 2>&1 || echo "exit $?"
done
journal open --about 'a b c d e f g h i j k l m n o p q' 2>/dev/null || echo "exit $?"
