"""Builders of content, in the words of the domain. Each stores and publishes what it returns."""
