"""What is watched live: the sockets of candidates and staff, and the media between them."""
