"""What runs it: the application, made from its parts, and the lifecycle of its tasks."""
