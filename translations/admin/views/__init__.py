"""In place of wagtail-localize's views, at the same addresses; each stands in a file of its own."""
