"""Put trained offsets and norms into the package.

    python training/ship_offsets.py WEIGHTS

reads what train_encoder.py wrote and writes src/folkmoot/analysis/weights/offsets.npz.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np

TARGET = Path(__file__).parents[1] / "src/folkmoot/analysis/weights/offsets.npz"
# It is trained beside the offsets and then fitted anew, as the whitening.
LEFT_OUT = {"map"}


def main() -> None:
    trained = np.load(sys.argv[1])
    np.savez_compressed(
        TARGET,
        **{
            name: trained[name].astype(np.float32)
            for name in trained.files
            if name not in LEFT_OUT
        },
    )


if __name__ == "__main__":
    main()
