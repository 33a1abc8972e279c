# A house in each language on pages of 40 columns.
# journal: none
. "$ROOT/tests/language/kitchen"
house en 'Ann Lee' 'allergy: nuts; anaphylaxis' 'diet: vegetarian' \
    'likes: figs' 'seat: by the window' 'for 4, table 5' \
    'ask: a cake for the children; by 2026-11-24' 'beef tartare, egg yolk|walnut bread|onion soup'
house fr 'Hélène Garnier' 'allergy: noix; choc anaphylactique' 'diet: végétarienne' \
    'likes: les figues' 'seat: près de la fenêtre' '6 couverts, table 5' \
    'ask: un gâteau pour les enfants; avant le 2026-11-24' \
    "tartare de bœuf|pain aux noix|soupe à l'oignon"
house de 'Jürgen Weiß' 'allergy: Nüsse; Notfallspritze dabei' 'diet: vegetarisch' \
    'likes: Feigen' 'seat: am Fenster' 'für 4 Personen, Tisch 5' \
    'ask: eine Torte für die Kinder; bis 2026-11-24' 'Rindertatar mit Ei|Walnussbrot|Zwiebelsuppe'
house es 'Lucía Peña' 'allergy: frutos secos; anafilaxia' 'diet: vegetariana' \
    'likes: los higos' 'seat: junto a la ventana' 'para 4, mesa 5' \
    'ask: una tarta para los niños; antes del 2026-11-24' \
    'tartar de ternera|pan de nueces|sopa de cebolla'
house it 'Chiara Bellò' 'allergy: frutta a guscio; anafilassi' 'diet: vegetariana' \
    'likes: i fichi' 'seat: vicino alla finestra' 'per 4, tavolo 5' \
    'ask: una torta per i bambini; entro il 2026-11-24' \
    'tartare di manzo|pane alle noci|zuppa di cipolle'
