"""The cross-check: claims that speak of one thing, and whether they can all hold."""
