# One dish by any of its names; a dish nearly so called.
printf '%s\n' '銀鱈西京焼き' 'Miso Cod' 'saikyo miso black cods' 'black cod with miso' \
    'blck cod, saikyo miso' |
    journal plan aiko -
