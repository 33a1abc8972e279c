# Two guests of one name: the same telephone, another, none known; and each with an aka.
chmod 700 .
guest() { id=$1 && shift && printf '%s\n' "$@" >"guests/$id.txt"; }
guest ann 'name: Ann' 'phone: +44 1632 960114'
guest ann-2 'name: Ann' 'phone: 01632 960114' 'email: a@example.org'
guest bea 'name: Bea' 'phone: 5551111' 'email: b@example.org'
guest bea-2 'name: bea' 'phone: 5552222'
guest cy 'name: Cy' 'phone: 5553333'
guest cy-2 'name: Cy' 'email: c@example.org'
guest dee 'name: Dee' 'aka: Dee of the bakery' 'phone: 5551111'
guest dee-2 'name: Dee' 'aka: Dee from Kiel'
guest eve 'name: Eve' 'aka: Evi'
guest eve-2 'name: Eve' 'aka: Evi'
journal check
