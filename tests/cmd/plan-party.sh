# Guests named in tonight's lines come along: one has no file, one is cancelled.
sed -i 's/with @oskar-lindqvist/with @oskar-lindqvist, @nobody-here/' guests/beatrix-lindqvist.txt
echo 'leeks vinaigrette, hazelnut' >menu
journal plan -p beatrix menu
echo '== cancelled'
journal cancel beatrix >/dev/null
journal plan -p beatrix menu
echo '== and by one in the other lines'
sed -i '/^2026-11-23 .*@aiko/d' guests/sora-nakamura.txt
journal plan -p sora
echo '== under a former id, and on that day only'
echo 'was: little-sora' >>guests/sora-nakamura.txt
sed -i 's/@sora-nakamura/@little-sora/' guests/aiko-nakamura.txt guests/kenji-nakamura.txt
journal plan --tsv -p sora | cut -f 2 | uniq
journal plan --tsv -p -d 2026-11-24 sora menu | cut -f 2 | uniq
