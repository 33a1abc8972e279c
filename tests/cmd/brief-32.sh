journal brief --width 32 fri
journal brief --width 32 2026-12-18
journal brief --width 32 ines
journal brief --width x
