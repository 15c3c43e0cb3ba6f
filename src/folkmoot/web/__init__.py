"""The Django project. Only this package knows Django."""
