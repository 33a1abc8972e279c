# Only what slug() made reaches the file system.
for n in '../../etc/passwd' '-rf' 李小龍 "Zoë O'Brien-Łukasz" CON 'Straße & Söhne' 'ﾀﾅｶ'; do
    journal new -- "$n"
done
journal new "$(printf '%0200d' 0)"
