"""What is begun: a project of one's own, and a notebook on a topic."""
