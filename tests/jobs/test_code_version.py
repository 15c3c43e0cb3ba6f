import re
from importlib.metadata import version

from folkmoot.jobs.code_version import hash_code, name_version


def test_the_hash_is_of_all_that_makes_an_analysis_and_equal_each_time() -> None:
    hash_code.cache_clear()
    first = hash_code()
    hash_code.cache_clear()
    assert re.fullmatch("[0-9a-f]{64}", first)
    assert hash_code() == first


def test_the_version_is_that_of_the_package() -> None:
    assert name_version() == version("folkmoot")
