"""Reading what is published: the only room that answers readers. One indexed statement each, no ORM compiler.

A row is readable when it has bytes and its version has not expired: expiry is checked here, not by a scheduler.
"""
