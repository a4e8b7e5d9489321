"""The mailbox ("hộp thư"): a service that keeps sealed files for others and can read none."""
