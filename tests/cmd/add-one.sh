journal add aiko 'black cod'
journal add aiko 'dish+: lotus root, sansho; twice'
journal add aiko-nakamura 'note: she left early; the boy was tired'
tail -n 4 guests/aiko-nakamura.txt
