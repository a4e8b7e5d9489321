"""Commendation: rules as data, the way of a proposal, its checks, and the register of awards."""
