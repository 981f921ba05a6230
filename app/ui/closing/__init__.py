"""The end of a quarter in the window: who has reported, closing the books, amendments."""
