# A guest is found by other spellings of the name, and by other forms of the number.
# journal: none
journal init . >/dev/null
found() # NAME-OR-NUMBER-IN-THE-FILE TYPED...
{
    printf 'name: %s\nphone: %s\n' "$1" "$2" >guests/one.txt
    shift 2
    for typed; do
        journal show --tsv "$typed" >/dev/null 2>&1 && echo "found: $typed" ||
            echo "not found: $typed"
    done
}
found 'Søren Kjær' '' 'Sören Kjär' 'Soeren Kjaer' 'Soren Kjaer'
found 'Jörg Müller' '' 'Joerg Müller' 'Jorg Mueller' 'Jorge Miller'
found '山田太郎' '' '山田 太郎様' '山田太郎さん' '山田太郎先生' '太郎 山田' '山田花子'
found 'ﾔﾏﾀﾞ ﾀﾛｳ' '' 'ヤマダタロウ' 'やまだ たろう'
found '김철수' '' '김 철수' '철수 김' '김철수님' '김철수 선생님' '김영희'
found '渡辺 花子' '' '渡邊花子' '渡邉 花子'
found '李国强' '' '李國強' '李國強先生'
found 'فاطمة إبراهيم' '' 'فاطمه ابراهيم' 'فاطمه ابراهیم'
found 'علی کریمی' '' 'علي كريمي'
found 'Ann Berg' '(555) 010-0100 ext. 12' '555 010 0100 x12' '555.010.0100;ext=12' \
    '5550100100 Durchwahl 12' 'tel:+15550100100' '555 010 0199 x12' '5550100 or so'
found 'Ann Berg' '03-1234-5678' '０３－１２３４－５６７８' '（03）1234ー5678' '+81 3 1234 5678'
