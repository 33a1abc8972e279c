# Mentions of the last 100 former ids are replaced. A message says so only if there are more.
{ echo 'name: Old Berg' && seq -f 'was: o%03g' 1 99; } >guests/old-berg.txt
echo 'note: came with @o001' >>guests/kenji-nakamura.txt
echo '100:' >&2
journal rename old-berg 'New Berg' >/dev/null
echo 'note: sat with @o001 and @o002' >>guests/kenji-nakamura.txt
echo '101:' >&2
journal rename new-berg 'Newer Berg' >/dev/null
grep -h @ guests/kenji-nakamura.txt | tail -n 2
