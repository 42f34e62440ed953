"""What runs it from a shell: the commands, the backup and the benchmarks."""
