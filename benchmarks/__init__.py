"""Measurements of Houvast, side by side with Wagtail's own APIs. ``make bench`` runs them; see docs/benchmark.md."""
