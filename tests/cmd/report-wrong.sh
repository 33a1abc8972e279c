# What is not understood is said, with what would be.
journal report
journal report sales
journal report visits --by day
journal report visits --top x
journal report visits --since yesterdya
echo $?
