"""Lembar Isian in the window: write one, read filled ones back."""
