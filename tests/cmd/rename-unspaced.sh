# Mentions follow where the text runs on, but not in the id of another guest.
printf 'name: 李\n' >guests/李.txt
printf 'name: 李小龍\n' >guests/李小龍.txt
printf '%s\n' 'name: Ann' 'family: @李' '2024-01-01 note: @李と来店' \
	'2024-01-01 note: @李小龍と来店' '2024-01-01 note: @李xと来店' >guests/ann.txt
journal rename @李 王
cat guests/ann.txt
