"""The window: the only place with Qt widgets.

- `app`          start: paths, store, rule book, window, handed down from one place
- `keeper`       the loop of the program: a verb, a new diary, a new review, one announcement
- `commands`     each verb as an undo step over old and new values
- `main_window`  navigation, pages, shortcuts, the status line
- `theme`        colours and sizes that all widgets read; `tokens`, `stylesheet`, `icons` serve it
- `pages`        one module a page
- `widgets`      controls that the pages are made of
"""
