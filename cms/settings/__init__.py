"""The profiles: `demo` (default), `production` and `test`, all on top of `base`.

Environment variables are read here and nowhere else; deploy/README.md lists them.
"""
