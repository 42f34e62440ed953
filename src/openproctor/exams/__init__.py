"""What is sat: exams, their policies and their rosters."""
