"""What is told at all desks of a consultation while somebody works at one."""
