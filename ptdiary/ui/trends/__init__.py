"""The page Trends.

- `page`         the page: the timeline, sessions compared, dose and response
- `answer_card`  the answer in words, and its range as a bar
- `ahead_card`   what is likely tomorrow, how often that came true, or why nothing is said
- `chart_card`   a chart, the same as a table, and the point that is read out
- `options`      which days and sessions are shown, and the menu behind three dots
"""
