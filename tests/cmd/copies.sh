# Names that programs give to copies: what the commands call each, and what resolve does with it.
chmod 700 .
guest() { printf 'name: %s\nlikes: tea\n' "$2" >"guests/$1.txt"; }
try() { # NAME... each a file with one line more than the guest's
    for f; do
        rm -rf guests && mkdir guests
        guest aiko Aiko
        [ -z "$others" ] || for g in $others; do guest "$g" "${g%-*} B"; done
        printf 'name: %s\nlikes: tea\nallergy: nuts\n' "${name-Aiko}" >"guests/$f"
        told=$(journal show aiko 2>&1 >/dev/null | grep -c 'is a copy of guests/aiko.txt')
        journal resolve </dev/null >out 2>&1
        case $?$(grep -c nuts guests/aiko.txt)$([ -e "guests/$f" ] && echo kept) in
        01) done=merged ;;
        10kept) done=asked ;;
        00kept) done='left alone' ;;
        *) done="? $(cat out)" ;;
        esac
        echo "$f: told $told, $done"
    done
}
others=
echo '# sync programs, file managers'
try 'aiko.sync-conflict-20261122-224656-C5H6PTH.txt' \
    "aiko (Noor's conflicted copy 2026-11-22).txt" \
    'aiko (conflicted copy 2026-11-22 120000).txt' aiko_conflict-20261122-120000.txt \
    'aiko (SFConflict noor@example.org 2026-11-22-12-00-00).txt' aiko.Conflict.txt \
    'aiko [Conflict].txt' 'aiko (Case Conflict).txt' 'aiko_NAS_Nov-22-1200-2026_Conflict.txt' \
    aiko-DESKTOP-AB12.txt aiko-Noors-MacBook-Air.txt aiko-noor-safeBackup-0001.txt \
    'aiko 2.txt' 'aiko (1).txt' 'aiko(1).txt' 'aiko copy.txt' 'aiko copy 2.txt' \
    'aiko - Copy.txt' 'aiko - Copy (2).txt' 'Copy of aiko.txt' 'aiko.txt (conflicted copy)' \
    'aiko.txt.sync-conflict-1' aiko-conflict-1.txt aiko-copy.txt
echo '# in other languages'
try 'Kopie von aiko.txt' 'aiko - Kopie (2).txt' 'aiko (In Konflikt stehende Kopie von N).txt' \
    'aiko (Copie en conflit de PC 2026-11-22).txt' 'Copie de aiko.txt' 'Copia di aiko.txt' \
    'aiko (copia en conflicto de N).txt' 'aiko - copia.txt' 'aiko (Cópia em conflito).txt' \
    'Kopie van aiko.txt' 'Kopi af aiko.txt' 'aiko – kopia.txt' 'aiko (ristiriitainen kopio).txt' \
    'aiko (motstridig).txt' 'aiko — копия.txt' 'aiko (конфликтующая копия N).txt' \
    'aiko (N の競合コピー).txt' 'aiko のコピー.txt' aikoのコピー.txt 'aiko - 副本.txt' \
    'aiko 的副本 2.txt' 'aiko - 복사본.txt' 'aiko (çakışan kopyası).txt' 'aiko نسخة.txt'
echo '# backups, and names that no guest has'
try 'aiko.txt~' '#aiko.txt#' aiko.txt.bak aiko.txt.BAK aiko.bak aiko.txt.orig aiko.orig \
    aiko.txt.1 aiko.txt.~1~ 'aiko.txt.2026-11-22~' aiko.old.txt aiko_orig.txt '~aiko.txt' \
    aiko.TXT Aiko.txt aiko aiko.md ' aiko.txt' aiko~20261122.txt 'aiko (Berlin).txt' \
    aiko-Maria.txt aiko.rej aiko.txt.rej 'aiko.txt.dpkg-old' '~syncthing~aiko.txt.tmp'
echo '# other guests, and hidden files'
try aiko-2.txt aiko-desktop-ab12.txt 'aiko tanaka.txt' 'Aiko Tanaka.txt' 'aiko kopietz.txt' \
    'junko aiko.txt' aiko_tanaka.txt .aiko.txt.swp '.#aiko.txt'
name='Aiko Copia' try aiko-copia.txt aiko-conflict.txt
echo '# a longer id, and another name'
others=aiko-berg
try 'aiko-berg (1).txt' 'Aiko Berg (conflicted copy).txt' 'aiko_berg.txt' 'aiko 2 (copy).txt'
others=
name=Anna try 'aiko (1).txt'
cat out
journal resolve --apart aiko </dev/null 2>&1
head guests/*
echo '# of several guests, in one directory or two'
rm -rf guests && mkdir guests
for g in aiko bo kit; do guest $g $g; done
guest 'aiko (1)' aiko && guest kit-copy kit && guest 'bo.old' bo
{ journal show aiko,bo kit aiko >/dev/null; } 2>&1
journal store sharded >/dev/null 2>&1
mv 'guests/aiko (1).txt' guests/ai && mv guests/bo.old.txt guests/bo
{ journal show aiko,bo kit aiko >/dev/null; } 2>&1
