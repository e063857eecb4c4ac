"""What a user can ask for, one module a job. The window and the command line call the same ones."""
