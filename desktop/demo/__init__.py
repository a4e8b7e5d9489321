"""The sample year: 21 posts of Gia Viễn record 2022, send it up, and the superior joins it."""
