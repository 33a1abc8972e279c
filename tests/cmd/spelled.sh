# A guest is found however the name or the number is spelt.
# journal: none
journal init . >/dev/null
printf 'name: Jürgen Müller\nphone: +49 (0)176 123-45678\n' >guests/jurgen-muller.txt
printf 'name: Søren Mueller-Ek\nphone: 030 1234567 ext. 12\n' >guests/soren-mueller-ek.txt
printf 'name: Åse Berg\nphone: ٠١٧٧ ٧٦٥٤٣٢١\n' >guests/ase-berg.txt
printf 'name: מֹשֶׁה כהן\n' >'guests/מֹשֶׁה-כהן.txt'
printf 'name: أحمد\n' >guests/أحمد.txt
for who in 'juergen mueller' 'Jürgen' soeren 'Müller-Ek' aase 'Aase Berg' 'משה כהן' 'משה' احمد \
    017612345678 '+49 176 12345678' 5678 0301234567 01777654321 muller mueller 1234 123 '030 12'; do
    printf '%s: ' "$who"
    { journal show --tsv "$who" 2>&1 || echo; } | sed -n '2s,\t.*,,p; 1s,^journal: ,,p' | head -n 1
done
journal list --ids --with phone=017612345678
journal list --ids --with phone=176
journal grep 017612345678
journal grep '+49 176 12345678'
journal grep -F 017612345678; echo $?
