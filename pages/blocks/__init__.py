"""What editors put on a page. Every block carries its JSON and the schema of it."""
