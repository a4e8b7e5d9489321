"""Personal data: what the books hold of one person, how it is erased, how long it is kept."""
