import sys

from folkmoot_verify.cli import main

sys.exit(main())
