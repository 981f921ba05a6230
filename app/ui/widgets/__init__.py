"""Controls drawn from the design tokens."""
