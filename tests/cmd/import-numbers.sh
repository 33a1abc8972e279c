# Numbers as spreadsheets leave them: guards are removed, and what lost its digits is refused.
# journal: none
journal init . >/dev/null
cat >numbers.csv <<'X'
Name;Phone
Ann;="0049301234567"
Bo;=0049301234568
Cy;=+49301234569
Di;+4.93012E+11
Ed;4,93012E+11
Fi;="+4.93012E+11"
Gu;4.93E11
Ho;tel:4.93012e+011
In;（4.93012Ｅ＋11）
Jo;4.93012E+11 / 030 1234560
Ka;49301234571.0
Li;######
Mo;n/a
Na;030 1234562 ext. 5
X
journal import numbers.csv
grep -h ^phone guests/*
