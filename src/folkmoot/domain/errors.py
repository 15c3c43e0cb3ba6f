"""Errors that are told to people: an id, and what the message needs to say."""


class DomainError(Exception):
    """Something a person can put right. `code` names the message in every language."""

    def __init__(self, code: str, **details: object) -> None:
        super().__init__(code, details)
        self.code = code
        self.details = details

    def __reduce__(self) -> tuple[object, ...]:
        return (_restore, (type(self), self.code, self.details))


def _restore(
    kind: type[DomainError], code: str, details: dict[str, object]
) -> DomainError:
    return kind(code, **details)


class UnreadableDocumentError(DomainError):
    """A file that cannot be read, with the reason as `code`."""
