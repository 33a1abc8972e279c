# Invalid arguments are reported, with the valid ones.
journal report
journal report sales
journal report visits --by day
journal report visits --top x
journal report visits --since yesterdya
echo $?
