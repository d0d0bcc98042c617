"""How long reports take as whole processes, beside plain papermill and nbconvert."""
