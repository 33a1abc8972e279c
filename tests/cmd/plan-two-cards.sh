# Two cards of one name: what both contain.
echo 'dish: shiso granita [shrimp]' >>dishes.txt
echo 'dish: ice of shiso [milk] = shiso granita' >>dishes.txt
echo 'shiso granita' | journal plan aiko,sora -
