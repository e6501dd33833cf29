"""What leaves the diary to be read: the page for the therapist, sheets, a workbook, a calendar.

- `page`          describes the page: from its figures to the words that are on it
- `blocks`        the page as one list of blocks, which every writer reads
- `html`          the page for those who hear it
- `text`          the page as plain text
- `lettering`     text that is measured, wrapped, and ended at a word
- `sheet`         sheets of paper, and the items that are placed on one
- `paper_blocks`  each block as items on a sheet
- `layout`        the whole page on one sheet, and the long form on those that follow
- `week_sheet`    a blank sheet of the paper diary
- `paint`         sheets on any painter: preview, printer and PDF
- `pdf`           sheets as a file
- `workbook`      the whole diary as a spreadsheet
- `calendar`      appointments and planned exercises for a calendar
- `fhir`          the diary for a clinic's computer; imports neither Qt nor matplotlib

`lettering` and what is built on it (`sheet` to `pdf`) import Qt and matplotlib. They need a
QGuiApplication, which may be of the platform `offscreen`.
"""
