"""What has to stay quick, measured side by side in one run: `python -m tests.benchmarks`.

A ratio says more than seconds, which change with the computer: the window against a bare window,
ten years against five, the page against what it has to import anyway. No test looks at a clock.
"""
