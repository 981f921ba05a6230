"""Charts drawn with matplotlib Agg."""
