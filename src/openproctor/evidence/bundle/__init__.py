"""An attempt as one file that anyone can check without the server, and the check."""
