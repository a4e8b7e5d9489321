"""A small world in which everything goes wrong that can: posts, a superior, a stick, a mailbox."""
