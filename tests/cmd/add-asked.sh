# An ask or a promise that a dish or a part may close is named when the dish is recorded.
cp -R "$ROOT/examples/parts" shop && cd shop || exit
journal add abbey 'ask: timing belt for Saab 900' 'promise: a call back'
journal add abbey 'part: belt' 2>&1
journal add abbey 'part: Timing belt for Saab 900, new' 2>&1
journal add abbey 'part: bolt' 2>&1
journal add abbey 'arrived: belt' 2>&1
journal done abbey 'timing belt for Saab 900'
journal add abbey -d 2026-11-01 'part: belt' 2>&1
