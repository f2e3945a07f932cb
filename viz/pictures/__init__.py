"""Pictures of a whole study as static SVG, from released rows, with the numbers that they show beside them."""
