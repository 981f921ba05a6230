"""The page SOP: the sheet with live positions, notes, versions, editor, and evaluation."""
