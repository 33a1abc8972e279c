# Checks the files that git would commit now, not those in the directory.
# needs: git
git init -q . && git add -A && git -c user.name=A -c user.email=a@x commit -qm all
journal check --staged; echo $?
echo 'alergy: nuts' >>guests/aiko-nakamura.txt && git add -A
journal check --staged; echo $?
git checkout -q HEAD -- guests/aiko-nakamura.txt
printf 'alergy: nuts\n' >>guests/aiko-nakamura.txt
journal check --staged; echo $?
git mv guests/sora-nakamura.txt guests/sora.txt
git rm -q guests/chiyo-nakamura.txt
echo 'no colon' >guests/新.txt
echo 'dishh: x' >>dishes.txt
git add guests/新.txt dishes.txt
journal check --staged; echo $?
