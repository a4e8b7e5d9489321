"""A second reader of the exchange, written from FORMAT.md: the standard library, ssh-keygen, age.

It imports nothing of Bình Yên; `python3 -m tests.second_reader` reads every test vector and prints
what it says of each: ok, held, again, or the code of the refusal. Numbers in square brackets are
sections of FORMAT.md. It is five files because no file of this house is longer than 300 lines.
"""
