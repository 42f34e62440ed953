"""Who takes part as staff: accounts, sign-in, sessions, second factors, and the audit log."""
