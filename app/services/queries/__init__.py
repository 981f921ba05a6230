"""Reads for the screens and documents: frozen snapshots, one module per screen."""
