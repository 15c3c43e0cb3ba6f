"""Filling in a page of rows as a browser would, hidden fields and all."""

import uuid
from typing import Any

from django.http import HttpResponse
from django.test import Client


class RowsPage:
    """A page as it was loaded; `post` sends it back with what was changed."""

    def __init__(self, client: Client, address: str) -> None:
        self.client = client
        self.address = address
        response = client.get(address)
        assert response.status_code == 200
        self.read(response)

    def read(self, response: HttpResponse) -> None:
        """Take the page as it came, with all that was typed in it."""
        rows = response.context["rows"]
        self.ids = [row.row_id for row in rows.forms]
        self.data: dict[str, Any] = {}
        for row in rows.forms:
            for column in row.columns:
                value = column.value()
                self.data[column.html_name] = "" if value is None else value
            self.data[f"row-{row.row_id}-seen"] = row.seen.write()

    def set(self, index: int, **values: Any) -> None:
        for name, value in values.items():
            self.data[f"row-{self.ids[index]}-{name}"] = value

    def add(self, **values: Any) -> str:
        row_id = str(uuid.uuid4())
        self.ids.append(row_id)
        for name, value in values.items():
            self.data[f"row-{row_id}-{name}"] = value
        return row_id

    def remove(self, index: int) -> None:
        self.set(index, removed="on")

    def post(self, **extra: Any) -> Any:
        return self.client.post(self.address, {"row": self.ids, **self.data, **extra})
