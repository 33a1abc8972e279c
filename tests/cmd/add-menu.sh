# The day's menu as served: the boy gets his own plates. What is marked already stays.
journal add kenji 'dish+: black cod, saikyo miso; gave her half'
journal add kenji,sora -m today
journal add -v kenji -m menus/2026-11-23.txt | grep -c 'already there'
journal add kenji -m menus/2026-11-23.txt 'note: new'
journal add aiko -d 2026-11-20 -t 19:00 -m 2026-11-20 'visit: dinner for 1'
# each line is a dish and hides nothing
{
    printf '\357\273\277Starter: shrimp toast; lemon\r\n# no\r\n\r\n'
    printf '%s\n' 'dish+: cod [fish]; hot' '@ines-carvalho !Cods' '@ines-carvalho' 'wine: red'
} | journal add ines,tom-okafor -m -
# for a guest by a former id, and for an unknown one
echo 'was: beatrix' >>guests/beatrix-lindqvist.txt
printf '%s\n' cod shrimp '@beatrix !shrimp' '@beatrix cake' '@beatrice tea' |
    journal add beatrix-lindqvist -m -
