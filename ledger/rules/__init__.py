"""Rules: one file a family, from tokens to found things. They know no database and no web page."""
