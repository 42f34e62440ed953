"""Real browsers on rough machines and networks: faults are put in at the edge, where devices, the browser and the line are."""
