# A table that does not say how many are coming is not counted as if it did.
cp guests/aiko-nakamura.txt kept && rm guests/*.txt && cp kept guests/aiko-nakamura.txt
journal cancel aiko >/dev/null
journal book aiko today 20:00 'counter' >/dev/null
journal wall --width 80 2>/dev/null | head -n 1
journal brief 2>/dev/null | head -n 1
