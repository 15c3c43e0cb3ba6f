"""Live views: what is told while a meeting runs, to whoever keeps a stream open."""
