"""Django's SQLite backend on a SQLite that keeps what it has acknowledged."""
