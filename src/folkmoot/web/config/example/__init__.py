"""A made-up tour to try the hall on, from the minutes that ship with the project."""

from folkmoot.web.config.example.loading import Example, load_example

__all__ = ["Example", "load_example"]
