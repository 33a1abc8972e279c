# A house in each language on pages of 40 columns.
# journal: none
. "$ROOT/tests/language/kitchen"
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
