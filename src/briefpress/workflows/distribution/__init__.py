"""Distribution: plan, send, status, acknowledge; a module for each."""
