# A house in each language, with the words of that language, on pages of 40 columns.
# journal: none
house() { # LANGUAGE NAME ALLERGY DIET LIKES SEAT BOOKING ASK DISHES
    mkdir "$1" && cd "$1" && journal init --language "$1" . >/dev/null || return
    mkdir menus
    printf '%s\n' "name: $2" "2024-03-02 $3" "2024-03-02 $4" "$5" "$6" \
        '2026-09-18 19:00 visit:' "2026-09-18 dish+: ${9##*|}" "2026-09-18 $8" \
        "2026-11-23 19:00 booked: $7" >guests/guest.txt
    echo "$9" | tr '|' '\n' >menus/2026-11-23.txt
    echo "== $1"
    for page in brief wall week; do
        journal $page --width 40
    done
    cd ..
} 2>&1

house en 'Ann Lee' 'allergy: nuts; anaphylaxis' 'diet: vegetarian' \
    'likes: figs' 'seat: by the window' 'for 4, table 5' \
    'ask: a cake for the children; by 2026-11-24' 'beef tartare, egg yolk|walnut bread|onion soup'
house fr 'Hélène Garnier' 'allergy: noix; choc anaphylactique' 'diet: végétarienne' \
    'likes: les figues' 'seat: près de la fenêtre' '6 couverts, table 5' \
    'ask: un gâteau pour les enfants; avant le 2026-11-24' "tartare de bœuf|pain aux noix|soupe à l'oignon"
house de 'Jürgen Weiß' 'allergy: Nüsse; Notfallspritze dabei' 'diet: vegetarisch' \
    'likes: Feigen' 'seat: am Fenster' 'für 4 Personen, Tisch 5' \
    'ask: eine Torte für die Kinder; bis 2026-11-24' 'Rindertatar mit Ei|Walnussbrot|Zwiebelsuppe'
house es 'Lucía Peña' 'allergy: frutos secos; anafilaxia' 'diet: vegetariana' \
    'likes: los higos' 'seat: junto a la ventana' 'para 4, mesa 5' \
    'ask: una tarta para los niños; antes del 2026-11-24' 'tartar de ternera|pan de nueces|sopa de cebolla'
house it 'Chiara Bellò' 'allergy: frutta a guscio; anafilassi' 'diet: vegetariana' \
    'likes: i fichi' 'seat: vicino alla finestra' 'per 4, tavolo 5' \
    'ask: una torta per i bambini; entro il 2026-11-24' 'tartare di manzo|pane alle noci|zuppa di cipolle'
house nl 'Maaike de Vries' 'allergy: noten; epipen bij zich' 'diet: vegetarisch' \
    'likes: vijgen' 'seat: aan het raam' '4 personen, tafel 5' \
    'ask: een taart voor de kinderen; uiterlijk 2026-11-24' 'rundertartaar|notenbrood|uiensoep'
house pt 'João Magalhães' 'allergy: frutos secos; anafilaxia' 'diet: vegetariano' \
    'likes: figos' 'seat: junto à janela' 'para 4, mesa 5' \
    'ask: um bolo para as crianças; até 2026-11-24' 'tártaro de novilho|pão de nozes|sopa de cebola'
house ja '佐藤 花子' 'allergy: くるみ; アナフィラキシー' 'diet: ベジタリアン' \
    'likes: いちじく' 'seat: 窓際' '4名、5番テーブル' \
    'ask: お子様用のケーキ; 2026-11-24まで' '牛肉のタルタル|くるみパン|オニオンスープ'
house zh '李文静' 'allergy: 坚果; 严重' 'diet: 素食' \
    'likes: 无花果' 'seat: 靠窗' '4位，5号桌' \
    'ask: 给孩子们的蛋糕; 2026-11-24前' '牛肉塔塔|核桃面包|洋葱汤'
house ko '김민서' 'allergy: 견과류; 아나필락시스' 'diet: 채식' \
    'likes: 무화과' 'seat: 창가' '4명, 테이블 5' \
    'ask: 아이들 케이크; 2026-11-24까지' '소고기 타르타르|호두빵|양파 수프'
