"""Policy briefings from articles, every sentence proven by the passage it rests on."""
