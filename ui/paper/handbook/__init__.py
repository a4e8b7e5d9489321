"""The handbook: the chapters and pages of help, with pictures of the program, as one PDF."""
