"""Vocabulary as data: concepts that no language owns, and their forms in each language."""
