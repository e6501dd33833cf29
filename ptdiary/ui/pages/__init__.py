"""The pages of the window, one module each. `page` is what they have in common."""
