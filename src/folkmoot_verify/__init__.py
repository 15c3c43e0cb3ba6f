"""Check a published site against its own data: recount, follow, compare.

Uses the standard library only and shares no code with the program that wrote the site.
"""
