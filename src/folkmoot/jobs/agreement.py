"""How far people who coded the same statements agree.

Nothing is written and no model is needed: the analysis is asked as it stands.
"""

from folkmoot.analysis.agreement import (
    list_disagreements,
    measure_agreement,
    measure_reliability,
)

__all__ = ["list_disagreements", "measure_agreement", "measure_reliability"]
