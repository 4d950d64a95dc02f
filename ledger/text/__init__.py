"""Text as it is and as rules read it: folding, splitting, stemming, language."""
