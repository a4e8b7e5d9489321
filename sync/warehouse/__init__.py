"""The warehouse: accepted months in PostgreSQL, for a province or the nation to ask questions of.

It holds what units signed and a superior accepted, and nothing else: what is lost is loaded again.
"""
