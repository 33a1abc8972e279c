# Whom tonight's lines name comes along: here one who has no file, and one booked off.
sed -i 's/with @oskar-lindqvist/with @oskar-lindqvist, @nobody-here/' guests/beatrix-lindqvist.txt
echo 'leeks vinaigrette, hazelnut' >menu
journal plan -p beatrix menu
echo '== cancelled'
journal cancel beatrix >/dev/null
journal plan -p beatrix menu
echo '== and by one in the other lines'
sed -i '/^2026-11-23 .*@aiko/d' guests/sora-nakamura.txt
journal plan -p sora
