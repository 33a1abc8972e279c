# A dish for one guest is counted for that guest, and one that is left out is not served.
printf '%s\n' 'soup' '@sora-nakamura onigiri' '@sora-nakamura !soup' \
    'a dish whose name is longer than its column' |
    journal wall --width 80 -m - 2>/dev/null | grep -v ASK
