"""What older kits wrote is read, and what this one writes is what it promises."""
