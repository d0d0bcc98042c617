"""What breaks: processes, disks, clocks, files; nothing stored may be lost."""
