"""The icon beside the clock, on a desktop of its own.

- `closed_window_card`  the card of Settings that writes the entry, with one of its pills pressed
- `test_on_a_desktop`   started by its entry, its reminder seen and clicked, small and idle
- `test_icon`           what it asks, and when
"""
