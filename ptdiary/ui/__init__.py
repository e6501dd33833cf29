"""The window: the only place with Qt widgets.

- `app`            start and end of the window: what is handed down, from one place
- `main_window`    navigation, one page at a time, menus and keys, the line at the foot
- `navigation`     the buttons of the pages, at the left
- `destination`    the pages as a table, and where a button leads
- `page`           what every page is: a title, a body that scrolls, a bar below it
- `keeper`         the loop: a verb, a new diary, a new review, one announcement
- `keys`           keys for saving, and Enter, in every form
- `draft`          a half-filled form, kept until it is saved or given up
- `diaries`        which diary the window shows, and the ways on from bad luck
- `fallback_page`  what is shown while there is no diary: why, and the ways on
- `one_window`     one window for one diary, by its lock
- `imports`        a document or a table into the diary, and copies out of it
- `file_choice`    the system's dialogs for a file or a folder
- `today`          the page Today: the entry form, warnings, what follows saving
- `diary`          the page Diary: the month, the list, earlier versions
- `trends`         the page Trends: the charts and what they show
- `sessions`       the pages Sessions and Exercise plan
- `summary`        the page Print summary, and the week entered from paper
- `settings`       the page Settings
- `backups`        the page Backups and recovery
- `emergency`      what takes the place of the page in an emergency
- `help`           when to get help: the fixed list
- `guide`          about soreness: what it is, what eases it
- `reason`         a card that asks for a reason before something is done
- `theme`          the `Look`: sizes, fonts, icons and the style sheet
- `tokens`         the colours of the light and the dark theme, by their use
- `widgets`        the controls that pages are made of
"""
