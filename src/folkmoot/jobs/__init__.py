"""Named runs that join documents and analysis."""
