"""What a server needs beside itself, tried one by one: at a start, and by ``openproctor check`` before an exam."""
