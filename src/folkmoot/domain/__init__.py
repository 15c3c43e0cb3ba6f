"""Frozen values and their rules. Standard library only."""
