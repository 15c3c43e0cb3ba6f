"""The public site: pages, data and a manifest; equal answers give equal bytes."""

import hashlib
from collections.abc import Mapping

from folkmoot.documents.equal_package import pack_equally
from folkmoot.documents.site_data import list_tables, write_data, write_json
from folkmoot.documents.site_pages import write_pages
from folkmoot.documents.site_words import LANGUAGES, say
from folkmoot.domain.public_answer import PublicAnswer

SCHEMA = "folkmoot-site/1"
MANIFEST = "manifest.json"


def write_site(answer: PublicAnswer) -> dict[str, bytes]:
    """Every file of the site by its path."""
    files = write_data(answer)
    files["data/catalog.jsonld"] = write_json(_describe(answer))
    for language in LANGUAGES:
        folder = "" if language == answer.language else f"{language}/"
        for name, content in write_pages(answer, language).items():
            files[f"{folder}{name}"] = content
    files[MANIFEST] = write_json(
        {
            "schema": SCHEMA,
            "title": answer.title,
            "language": answer.language,
            "number": answer.number,
            "limit": answer.limit,
            "files": {name: _hash(files[name]) for name in sorted(files)},
        }
    )
    return dict(sorted(files.items()))


def take_fingerprint(files: Mapping[str, bytes]) -> str:
    """What stands for the whole site: the hash of its manifest."""
    return _hash(files[MANIFEST])


def pack_site(files: Mapping[str, bytes]) -> bytes:
    """The site as one archive."""
    return pack_equally(dict(sorted(files.items())))


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _describe(answer: PublicAnswer) -> dict[str, object]:
    """The data set in the words of DCAT."""
    return {
        "@context": {
            "dcat": "http://www.w3.org/ns/dcat#",
            "dct": "http://purl.org/dc/terms/",
            "foaf": "http://xmlns.com/foaf/0.1/",
        },
        "@type": "dcat:Dataset",
        "dct:title": answer.title,
        "dct:description": say("lead", answer.language),
        "dct:language": answer.language,
        "dct:publisher": {"@type": "foaf:Agent", "foaf:name": answer.publisher},
        "dct:identifier": f"log:{answer.number}",
        "dcat:distribution": [
            {
                "@type": "dcat:Distribution",
                "dct:title": say(f"t_{name}", answer.language),
                "dcat:downloadURL": f"{name}.{kind}",
                "dcat:mediaType": media,
            }
            for name in list_tables(answer)
            for kind, media in (("csv", "text/csv"), ("json", "application/json"))
        ],
    }
