"""Starting the server and its worker, and ending both."""
