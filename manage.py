#!/usr/bin/env python
"""Django's command line; development settings unless told otherwise."""

import os
import sys

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.dev")
    from portal.launch import manage

    manage(*sys.argv[1:])
