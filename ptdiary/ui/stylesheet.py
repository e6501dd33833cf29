"""The style sheet for what Qt draws. What we draw ourselves reads the same tokens."""

from ptdiary.ui.tokens import Tokens

_CELL = 3  # pixels that Qt adds at the sides of a cell, and not of a header


def stylesheet(t: Tokens, em: float) -> str:
    """The sheet for one theme and one text size; `em` is the size of text in pixels."""

    def px(times: float) -> str:
        return f"{round(em * times)}px"

    return f"""
QLabel {{ background: transparent; color: {t.text}; font-size: {px(1)}; }}
QLabel[kind="h1"] {{ font-size: {px(1.6)}; font-weight: 700; }}
QLabel[kind="h2"] {{ font-size: {px(1.2)}; font-weight: 700; }}
QLabel[kind="h3"] {{ font-size: {px(1.05)}; font-weight: 700; }}
QLabel[kind="strong"] {{ font-weight: 700; }}
QLabel[kind="big"] {{ font-size: {px(1.9)}; font-weight: 700; }}
QLabel[kind="number"] {{ font-size: {px(3)}; font-weight: 700; }}
QLabel[kind="brand"] {{ font-size: {px(1.15)}; font-weight: 700; }}
QLabel[kind="hint"] {{ color: {t.text_quiet}; }}
QLabel[kind="small"] {{ color: {t.text_quiet}; font-size: {px(0.88)}; }}
QLabel[kind="unanswered"] {{ color: {t.text_quiet}; font-style: italic; }}
QLabel[kind="error"] {{ color: {t.urgent}; font-weight: 700; }}
QMainWindow, QDialog, #page, #pages, #scrolled {{ background: {t.window}; }}
QScrollArea {{ border: 0; background: transparent; }}
#nav {{ background: {t.nav}; border: 0; border-right: 1px solid {t.hairline}; }}
#card {{ background: {t.surface}; border: 1px solid {t.hairline};
         border-radius: {px(0.6)}; }}
#bar {{ background: {t.surface}; border: 0; border-top: 1px solid {t.hairline}; }}
#emergency {{ background: {t.urgent_fill}; border-radius: {px(0.6)}; }}
#emergency QLabel {{ color: {t.on_urgent}; }}
#line {{ background: {t.hairline}; border: 0; max-height: 1px; min-height: 1px; }}
QLineEdit, QPlainTextEdit, QAbstractSpinBox, QComboBox {{
    background: {t.surface}; color: {t.text}; font-size: {px(1)};
    border: 2px solid {t.control}; border-radius: {px(0.35)};
    padding: {px(0.35)} {px(0.6)}; min-height: {px(1.6)};
    placeholder-text-color: {t.text_quiet};
    selection-background-color: {t.accent}; selection-color: {t.on_accent}; }}
QLineEdit:focus, QPlainTextEdit:focus, QAbstractSpinBox:focus, QComboBox:focus {{
    border-color: {t.accent}; }}
QLineEdit:disabled, QPlainTextEdit:disabled, QAbstractSpinBox:disabled {{
    color: {t.text_quiet}; background: {t.window}; }}
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"] {{ border-color: {t.urgent}; }}
QDateEdit {{ padding-right: {px(1.8)}; }}
QDateEdit::drop-down {{ border: 0; width: {px(2)}; }}
QCalendarWidget QWidget {{ background: {t.surface}; alternate-background-color: {t.nav}; }}
QCalendarWidget QToolButton {{ background: transparent; color: {t.text}; border: 0;
    font-weight: 700;
    padding: {px(0.3)} {px(0.6)}; min-height: {px(1.6)}; }}
QCalendarWidget QToolButton:hover {{ background: {t.accent_soft}; }}
QCalendarWidget QAbstractItemView {{ selection-background-color: {t.accent};
    selection-color: {t.on_accent}; }}
QCalendarWidget QAbstractItemView:disabled {{ color: {t.control}; }}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{ width: 0; border: 0; }}
QComboBox::drop-down {{ border: 0; width: {px(1.6)}; }}
QAbstractItemView {{ background: {t.surface}; color: {t.text}; font-size: {px(1)};
    alternate-background-color: {t.window};
    selection-background-color: {t.accent_soft}; selection-color: {t.text};
    border: 1px solid {t.hairline}; outline: 0; gridline-color: {t.hairline}; }}
QTableView {{ border: 0; }}
QTableView::item {{ padding: {px(0.2)} {px(0.4)}; }}
QHeaderView {{ background: {t.surface}; border: 0; }}
QHeaderView {{ font-size: {px(1)}; }}
QHeaderView::section {{ background: {t.surface}; color: {t.text}; border: 0;
    border-bottom: 2px solid {t.control}; padding: {px(0.3)} {round(em * 0.4) + _CELL}px;
    font-weight: 700; }}
QMenuBar, QMenu, QToolTip, QToolButton {{ font-size: {px(1)}; }}
QMenuBar {{ background: {t.nav}; color: {t.text}; border-bottom: 1px solid {t.hairline}; }}
QMenuBar::item {{ background: transparent; padding: {px(0.25)} {px(0.7)}; }}
QMenuBar::item:selected {{ background: {t.accent_soft}; }}
QMenu {{ background: {t.surface}; color: {t.text}; border: 1px solid {t.control};
    padding: {px(0.3)}; }}
QMenu::item {{ padding: {px(0.4)} {px(1.4)}; border-radius: {px(0.3)}; }}
QMenu::item:selected {{ background: {t.accent}; color: {t.on_accent}; }}
QMenu::item:disabled {{ color: {t.text_quiet}; }}
QMenu::separator {{ height: 1px; background: {t.hairline}; margin: {px(0.3)}; }}
QToolTip {{ background: {t.text}; color: {t.surface}; border: 0; padding: {px(0.3)}; }}
QScrollBar:vertical {{ background: {t.window}; width: {px(0.95)}; margin: 0; }}
QScrollBar:horizontal {{ background: {t.window}; height: {px(0.95)}; margin: 0; }}
QScrollBar::handle {{ background: {t.control}; border-radius: {px(0.3)}; margin: 2px; }}
QScrollBar::handle:vertical {{ min-height: {px(2)}; }}
QScrollBar::handle:horizontal {{ min-width: {px(2)}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""
