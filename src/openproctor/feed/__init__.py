"""What goes out to the live pages: the event log, who is present, and the hub that pushes."""
