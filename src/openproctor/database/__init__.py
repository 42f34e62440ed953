"""What is kept in rows: the engine for SQLite and PostgreSQL, its failures in our words, the tables and their migrations."""
