# What a table never had and nothing speaks against, best first, with its reason.
journal fresh aiko,kenji-nakamura
journal fresh -n 3 ines
