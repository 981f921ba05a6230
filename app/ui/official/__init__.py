"""The doors of the window to the official documents (naskah dinas)."""
