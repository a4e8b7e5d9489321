"""Reports: what the figures of a period say, in sentences, in tables and in charts."""
