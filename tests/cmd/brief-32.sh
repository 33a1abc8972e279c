journal brief --long --width 32 fri
journal brief --long --width 32 2026-12-18
journal brief --long --width 32 ines
journal brief --long --width x
