# A filled sheet is recorded whole; again it changes nothing; a corrected cell corrects its line.
fill() {
    cat <<'END'
# journal sheet 2026-11-23
## 19:00  table 4
a @aiko-nakamura   Aiko Nakamura       ALLERGY shellfish (anaphylaxis)
k @kenji-nakamura  Kenji Nakamura
s @sora-nakamura   Sora Nakamura       INTOLERANCE milk (a large glass, not a spoon of cream)

a k s
? + x  shrimp toast, yuzu kosho        # STOP a: shellfish
* . ~  black cod, saikyo miso          # AGAIN a k
a dish+: grilled tofu; instead of the shrimp
ak note: their anniversary; quiet table
s ask: to see the fish being cut
END
}
fill >sheet.txt
journal sheet --record sheet.txt
echo "exit $?"
cp -R guests once
journal sheet --record - <sheet.txt >out 2>&1
cat out
diff -r once guests && echo 'again: the same'

echo '--- corrected'
sed 's/^[*] . ~/+ x ./; s/^? + x/. - +/' sheet.txt | journal sheet --record - 2>/dev/null
grep -h '2026-11-23 dish' guests/*nakamura.txt

echo '--- taken back in one'
journal undo >/dev/null 2>&1
diff -r once guests && echo 'undone: the same'

echo '--- the visit is written once, whoever is added'
grep -h '2026-11-23.*visit' guests/*nakamura.txt
journal sheet kenji | sed 's/table 4/table 9/' | journal sheet --record - 2>/dev/null

echo '--- a walk-in, and one who is recorded already'
journal new 'Eve Nutt' >/dev/null
journal sheet eve | sed 's/^##$/## 21:15/; 20,$d' | journal sheet --record - 2>&1 | head -n 2
journal sheet 21:15 | sed -n '2,6p'
