"""Synthetic studies: invented families and services, for tests, demonstrations and scale; equal for equal seeds."""
