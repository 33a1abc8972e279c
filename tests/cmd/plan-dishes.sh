# Menus as they are printed, and what each line is taken for.
cat >english <<'END'
The Old Boathouse
Monday 23 November

TO START
Leek & walnut terrine (v) (n)  9.50
pickled shallots, toasted sourdough
Cured trout, dill (GF) 11

MAINS

CLAY-ROAST CELERIAC
hazelnut dressing, truffle
Rib of beef for two 68
   bone marrow,
   horseradish cream

~ ~ ~
Two courses 32 / three courses 39
A discretionary 12.5% service charge will be added to your bill
Please tell us about allergies. Our kitchen uses nuts
Open Tue - Sat 12:00-14:30, 18:00-22:00
END
cat >german <<'END'
| Gericht | Allergene | Preis |
|---|---|---|
| **Leberknödelsuppe** | A,C,G | 4,20 |
| Wurstsalat | M | € 8,50 |

Hauptspeisen
12. Jägerschnitzel (A, C, G) 14,90
Kartoffel-Salat 4,-
Preise in Euro inkl. MwSt.
END
cat >card <<'END'
- dish: black cod, saikyo miso
@zoe-brennan-lukasz !black cod, saikyo miso 31
# for the room
@nobody rice [rice]
END
for menu in english german card; do
    journal plan --dishes $menu
done
journal plan --dishes --json card
journal plan --dishes -p card
printf '\n\n' | journal plan --dishes -
# The words of a description are the dish's.
journal plan oskar english
# A dish with its price is the dish of the book and of the past.
printf 'Black cod, saikyo miso  31.00\nShrimp toast (3 pcs), yuzu kosho 14 EUR\n' |
    journal plan aiko -
