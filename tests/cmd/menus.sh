# Ten menus in the shapes that kitchens print, in seven languages: what each line is taken for.
for menu in bistro pub tasting brunch gasthaus trattoria brasserie tapas izakaya canteen; do
    echo "== $menu"
    journal plan --dishes "$ROOT/tests/data/menus/$menu.txt"
done
