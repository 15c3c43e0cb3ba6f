"""All tables of a consultation as files: Parquet, CSV and JSON, and a manifest."""

from folkmoot.documents.equal_package import pack_equally
from folkmoot.documents.write_findings import (
    encode_parquet,
    list_parquet,
    write_findings,
)
from folkmoot.web.findings.queries.tables import read_tables
from folkmoot.web.findings.queries.versions import describe_origin
from folkmoot.web.meetings.models import Consultation
from folkmoot.web.sharing.queries.rows import (
    ADVICE_TABLES,
    TABLES,
    read_advice,
    read_rows,
)


def write_parquet(consultation: Consultation, table: str) -> bytes:
    """One table as a Parquet file."""
    return encode_parquet(read_rows(consultation, table), TABLES[table])


def pack_all(consultation: Consultation) -> bytes:
    """All of it as it stands now, as one archive; equal contents give equal bytes."""
    files = write_findings(read_tables(consultation), describe_origin(consultation))
    advice = read_advice(consultation)
    more = {
        f"{name}.parquet": content
        for name, content in list_parquet(advice, ADVICE_TABLES)
    }
    return pack_equally({**files, **more})
