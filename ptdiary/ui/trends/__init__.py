"""The page Trends.

- `page`        the page: the timeline, sessions compared, dose and response
- `chart_card`  a chart, the same as a table, and the point that is read out
- `options`     which days and sessions are shown, and the menu behind three dots
"""
