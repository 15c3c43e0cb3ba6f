"""What ends the patience of one who stands in line."""


class QueueTimeoutError(Exception):
    """Those in front took longer than the writer would wait."""
