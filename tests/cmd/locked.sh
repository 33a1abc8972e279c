# needs: python3
# Another holds the lock: 75, and whose it is.
mkdir -p .journal
python3 - <<'EOT' &
import fcntl, os, struct, time
f = os.open('.journal/lock', os.O_RDWR | os.O_CREAT)
fcntl.lockf(f, fcntl.LOCK_EX)
open('held', 'w').write(str(os.getpid()))
for i in range(300):
    if os.path.exists('go'): break
    time.sleep(0.1)
EOT
while [ ! -s held ]; do sleep 0.05; done
journal add aiko 'dish: cod' 2>err; echo "exit $?"
sed "s/process $(cat held)/process PID/" err
journal show --tsv -n 0 aiko | head -n 1
touch go; wait
