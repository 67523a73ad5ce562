"""Run the commands: each function returns the exit status."""
