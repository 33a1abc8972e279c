# With the same number, other spellings of one name are one guest.
# journal: none
journal init . >/dev/null
same() # NAME OTHER...
{
    rm -f guests/*
    printf 'Name,Phone\n' >list.csv
    printf '%s,5550100\n' "$@" >>list.csv
    journal import --tsv list.csv 2>/dev/null | cut -f 2,4
}
same 'Jörg Müller' 'Joerg Mueller' 'Joerg Müller' 'JÖRG MÜLLER'
same 'Søren Kjær' 'Sören Kjär' 'Soeren Kjaer'
same 'Michael Cohen' 'Michal Cohen'
same 'فاطمة إبراهيم' 'فاطمه ابراهیم'
same '李国强' '李國強 先生'
same '渡辺花子' '渡邉 花子様' '渡邊 華子'
