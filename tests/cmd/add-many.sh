# Twenty thousand facts at once: when each was a new look at the whole file, it took minutes.
seq 20000 | sed 's/.*/note: fact number &/' >facts
journal add tom-okafor - <facts >said
head -n 1 said && tail -n 1 said
sed -n 's/^2026-11-23 //p' guests/tom-okafor.txt | cmp - facts
head -n 99 facts | journal add -v tom-okafor - | grep -c 'already there'
seq 999 | awk '{
    printf "2025-%02d-%02d dish+: dish %d; good\n", 1 + $1 % 12, 1 + $1 % 28, $1 }' >dishes
journal add priya-raghunathan - <dishes | tail -n 1
sed 's/dish+/dish-/' dishes | journal add priya-raghunathan - | tail -n 1
