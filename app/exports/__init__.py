"""Writers of Word files, charts and tables; they are given data and fetch nothing."""
