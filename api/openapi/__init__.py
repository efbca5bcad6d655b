"""The description of the API for programs (OpenAPI 3.1), put together from what its endpoints say of themselves."""
