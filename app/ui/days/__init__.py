"""The calendar of the office: its days off and the holidays on which it works."""
