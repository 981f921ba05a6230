"""Rules, value types and report data of the procedure; standard library only."""
