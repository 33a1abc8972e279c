# A guest has one name and one birthday.
journal add aiko 'name: Aiko Nakamura-Bell' 'birthday: 06-15'
head -n 8 guests/aiko-nakamura.txt
