"""PT Diary: a symptom diary for people in physical therapy for back pain."""

__version__ = "0.1.0"
