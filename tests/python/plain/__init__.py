"""laks' figures a second time: plain Python from the definitions, sharing no code with laks.

Every module answers one question from a list of rows, with whole numbers until the last step. It is
slow, and meant to be read beside `python/docs/figures.md`.
"""
