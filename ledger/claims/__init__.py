"""Claims: what a text states, normalised and anchored."""
