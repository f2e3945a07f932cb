"""Measurements at scale; nothing else imports them, and they are not installed."""
