"""What a project adds to the kit by one file each: sections, sources, figures, formats."""
