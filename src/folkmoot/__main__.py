"""`python -m folkmoot` is the command line."""

import sys

from folkmoot.cli.main import main

sys.exit(main())
