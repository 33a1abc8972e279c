# The examples are in order already; and what is refused does not stop the others.
journal fmt; echo "exit $?"
printf '2024-03-01 dish:cod\nname: B\n' >guests/b.txt
printf 'name: A\n\000\n' >guests/a.txt
ln -s b.txt guests/c.txt
journal fmt a b; echo "exit $?"
journal fmt c; echo "exit $?"
journal fmt nobody @aiko-nakamura; echo "exit $?"
cat guests/b.txt
