"""What every test may use. Builders of content stand in tests/factories/."""
