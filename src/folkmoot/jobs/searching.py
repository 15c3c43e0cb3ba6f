"""Search by words, for whoever may not reach the analysis itself."""

from folkmoot.analysis.word_forms import prepare_dictionaries
from folkmoot.analysis.word_search import Span, WordSearch, compile_patterns

__all__ = ["Span", "WordSearch", "compile_patterns", "prepare_dictionaries"]
