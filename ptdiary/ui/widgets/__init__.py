"""Controls of the window. Each reads its colours and sizes from the `Look` that it is given."""
