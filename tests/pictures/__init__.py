"""Pictures of every designed state of the window, beside the pictures of the design."""
