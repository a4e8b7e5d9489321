"""Papers about personal data: the notice, what is held of somebody, the certificate of erasure."""
