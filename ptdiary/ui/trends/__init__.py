"""The page Trends.

- `page`         the page: the timeline, sessions compared, what costs more
- `answer_card`  the answer in words, and its range as a bar
- `ahead_card`   what is likely tomorrow, how often that came true, or why nothing is said
- `chart_card`   a chart, the same as a table, and the point that is read out
- `cost_card`    does it cost me more: one comparison that is picked
- `rise_rows`    its picture: each session a dot at its rise
- `turns_card`   two kinds of session that take turns: the form, and how far it is
- `options`      which days and sessions are shown, and the menu behind three dots
"""
