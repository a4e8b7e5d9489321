"""Measures, run by hand; they judge nothing."""
