"""The project: settings, addresses, health, and the checks that span the whole house."""
