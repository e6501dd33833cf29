"""PT Diary: a symptom diary for people in physical therapy for back pain.

- `diary`       what a patient records
- `review`      what the records say
- `tables`      tables as people have them, read into records
- `store`       the diary file
- `words`       every sentence a person reads
- `charts`      the charts
- `report`      the page for the therapist
- `ui`          the window
- `cli`         the commands
- `files`       files that appear whole or not at all
- `exports`     files that the patient has put elsewhere
- `paths`       resources, and where the patient's files are
- `isolate`     what the patient wrote, inside a sentence of ours
- `reading`     reading a file whose kind and size are known first
- `wall_clock`  what the clocks of this computer show, as moments
- `progress`    how far long work is
- `settings`    how the program is set up on this computer
- `starting`    how this copy of the program is started again
- `autostart`   starting with the computer, as an icon only
- `reminded`    the days on which a reminder was shown
- `sample`      the sample diary
- `licences`    what the program is made with, and the texts of the licences
- `bug_log`     the log of bugs, without a word of the diary
"""

__version__ = "0.1.0"
# the name of the desktop entry of a package: a desktop finds by it what a window belongs to
DESKTOP_ENTRY = "org.ptdiary.PTDiary"
