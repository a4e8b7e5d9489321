"""The ways a file travels between units."""
