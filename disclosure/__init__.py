"""The one gate through which rows leave: what a level may see is let through, the rest never gets there."""
