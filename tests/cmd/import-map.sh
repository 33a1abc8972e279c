# --map sets a column: a key, a key of one's own, a part of a name, nothing.
# journal: none
journal init . >/dev/null
cat >a.csv <<'Y'
A,B,C,D,E,F,G
Ann,Berg,corner,blue,skip,1 Road,5 May
Y
journal import --map \
    'A=first-name;B=last-name;C=seat;D=x-colour;E=-;F=address' --map G=birthday a.csv
cat guests/ann-berg.txt
for to in nme x- x-a: ''; do
    journal import --dry-run --map "A=name;B=$to" a.csv; echo $?
done
