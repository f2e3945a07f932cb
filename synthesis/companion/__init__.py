"""The companion of relations-2023: an invented study with the published totals of SN 857133, and its documents."""
