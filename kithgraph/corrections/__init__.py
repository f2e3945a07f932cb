"""What was said of a map in a room, brought into the study as a layer of its own that changes nothing else."""
