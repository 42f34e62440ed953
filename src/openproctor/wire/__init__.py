"""What crosses to the pages: the shapes of requests, replies and socket messages, the addresses and the table of streams."""
