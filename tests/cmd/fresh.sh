# Dishes that a table never had, without an objection, best first, with the reason.
journal fresh aiko,kenji-nakamura
journal fresh -n 3 ines
