"""The demo: a fictional organisation with everything on it, in every state a translation can be in."""
