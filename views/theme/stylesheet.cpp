// SPDX-License-Identifier: Apache-2.0
#include "views/theme/stylesheet.h"

#include <QStyle>
#include <QVariant>
#include <QWidget>

namespace rheo::ui {

namespace {

constexpr auto pattern = R"(
QMainWindow, QDialog, QMenuBar, QToolBar, QStatusBar, QDockWidget { background: @panel; color: @text; }
QMainWindow::separator { background: @divider; width: 1px; height: 1px; }
QToolTip { background: @panel; color: @text; border: 1px solid @divider; padding: 4px 6px; }
QMenuBar { font-size: 13px; min-height: 28px; }
QMenuBar::item { padding: 5px 10px; background: transparent; border-radius: 6px; }
QMenuBar::item:selected { background: @chip; }
QMenu { background: @panel; color: @text; border: 1px solid @divider; padding: 4px; }
QMenu::item { padding: 5px 24px 5px 12px; border-radius: 6px; }
QMenu::icon { padding-left: 8px; }
QMenu::item:selected { background: @selectionTint; color: @text; }
QMenu::item:disabled { color: @disabled; }
QMenu::separator { height: 1px; background: @divider; margin: 4px 8px; }
QToolBar { border: 0; border-bottom: 1px solid @divider; spacing: 6px; padding: 0; }
QToolBar::separator { width: 1px; background: @divider; margin: 10px 6px; }
QStatusBar { border-top: 1px solid @divider; font-size: 12px; color: @secondText; }
QStatusBar::item { border: 0; }
QFrame#breadcrumb { background: @panel; border: 1px solid @divider; border-radius: 6px; }
QStatusBar QToolButton { padding: 1px 8px; }
QToolButton { background: transparent; border: 0; border-radius: 6px; padding: 5px 7px; color: @text; }
QToolButton:hover { background: @chip; }
QToolButton:pressed, QToolButton:checked { background: @selectionTint; }
QToolButton:disabled { color: @disabled; }
QToolButton:focus { border: 1px solid @selection; }
QToolButton::menu-indicator { image: none; }
#comparisonBand { background: @chip; border: 0; border-bottom: 1px solid @divider; }
QPushButton { background: @panel; color: @text; border: 1px solid @divider; border-radius: 6px; padding: 0 12px;
    min-height: 26px; }
QPushButton:hover { background: @chip; }
QPushButton:pressed { background: @selectionTint; }
QPushButton:disabled { color: @disabled; }
QPushButton:focus { border: 1px solid @selection; }
QPushButton[role="primary"] { background: @selection; border-color: @selection; color: @onSelection;
    font-weight: 600; }
QPushButton[role="primary"]:hover { background: @selectionHover; border-color: @selectionHover; }
QPushButton[role="primary"]:focus { border: 2px solid @text; }
QPushButton[role="small"] { min-height: 22px; padding: 0 8px; font-size: 12px; }
QPushButton[role="flat"] { background: transparent; border-color: transparent; }
QPushButton[role="flat"]:hover { background: @chip; }
QPushButton[role="flat"]:focus { border-color: @selection; }
QLineEdit, QComboBox, QSpinBox, QPlainTextEdit, QTextEdit { background: @field; color: @text;
    border: 1px solid @divider; border-radius: 6px; selection-background-color: @selection;
    selection-color: @onSelection; }
QLineEdit, QComboBox, QSpinBox { min-height: 26px; padding: 0 8px; font-size: 12px; }
QLineEdit:focus, QComboBox:focus, QSpinBox:focus, QPlainTextEdit:focus, QTextEdit:focus {
    border: 1px solid @selection; }
QLineEdit[problem="true"] { border: 1px solid @trouble; background: @troubleTint; }
QLineEdit:disabled, QComboBox:disabled { color: @secondText; background: @window; }
QComboBox::drop-down { border: 0; width: 22px; }
QComboBox::down-arrow { image: url(:/icons/@theme/chevron-down.svg); width: 14px; height: 14px; }
QComboBox QAbstractItemView { background: @panel; color: @text; border: 1px solid @divider; outline: 0;
    selection-background-color: @selectionTint; selection-color: @text; padding: 4px; }
QCheckBox { spacing: 8px; font-size: 12px; min-height: 26px; }
QCheckBox::indicator { width: 14px; height: 14px; border: 1px solid @cardOutline; border-radius: 4px;
    background: @field; }
QCheckBox::indicator:checked { background: @selection; border-color: @selection;
    image: url(:/icons/@check/check.svg); }
QCheckBox::indicator:indeterminate { background: @chip; border: 1px solid @selection; }
QCheckBox:focus { color: @selection; }
QTabBar { background: @panel; font-size: 12px; }
QTabBar::tab { background: transparent; color: @secondText; padding: 0 11px; height: 32px;
    border-bottom: 2px solid transparent; }
QTabBar::tab:selected { color: @text; font-weight: 600; border-bottom: 2px solid @selection; }
QTabBar::tab:hover { color: @text; }
QTabBar::tab:focus { color: @selection; }
QTabWidget::pane { border: 0; border-top: 1px solid @divider; }
QScrollArea > QWidget > QWidget { background: @panel; border: 0; }
QScrollArea { background: @panel; border: 1px solid transparent; }
QScrollArea:focus { border: 1px solid @selection; }
QTreeView, QListView, QTableView { background: @panel; alternate-background-color: @panel; color: @text;
    border: 1px solid transparent; outline: 0; font-size: 12px; show-decoration-selected: 0; selection-background-color: @selectionTint;
    selection-color: @text; }
QTreeView:focus, QListView:focus, QTableView:focus { border: 1px solid @selection; }
QTreeView::item { height: 24px; border: 0; }
QTreeView::item:hover, QListView::item:hover { background: @chip; }
QTreeView::item:selected, QListView::item:selected, QTableView::item:selected { background: @selectionTint;
    color: @text; }
QTreeView[role="dropped"] { border: 1px solid @divider; border-radius: 6px; padding: 3px; }
QTreeView[role="dropped"]::item { height: 28px; padding: 0 6px; }
QTreeView::branch { background: @panel; }
QTreeView::branch:has-children:closed { image: url(:/icons/@theme/chevron-right.svg); padding: 2px; }
QTreeView::branch:has-children:open { image: url(:/icons/@theme/chevron-down.svg); padding: 2px; }
QHeaderView { background: @panel; }
QHeaderView::section { background: @panel; color: @secondText; border: 0; border-bottom: 1px solid @divider;
    padding: 0 8px; height: 26px; font-size: 11px; font-weight: 500; }
QTableView { gridline-color: @divider; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: @containerLine; border-radius: 3px; margin: 2px; min-height: 24px; min-width: 24px; }
QScrollBar::handle:hover { background: @cardOutline; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: @divider; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QProgressBar { background: @chip; border: 0; border-radius: 3px; max-height: 6px; }
QProgressBar::chunk { background: @selection; border-radius: 3px; }
QFrame[role="panel"] { background: @panel; border: 0; }
QFrame[role="divider"] { background: @divider; border: 0; max-height: 1px; min-height: 1px; }
QFrame[role="columnDivider"] { background: @divider; border: 0; max-width: 1px; min-width: 1px; }
QFrame[role="band"] { background: @warningTint; border: 0; }
QLabel[role="title"] { font-size: 14px; font-weight: 600; }
QLabel[role="section"] { font-size: 11px; font-weight: 600; color: @secondText; }
QLabel[role="second"] { font-size: 12px; color: @secondText; }
QLabel[role="caption"] { font-size: 11px; color: @secondText; }
QLabel[role="figure"] { font-size: 22px; font-weight: 600; }
QLabel[role="problem"] { font-size: 11px; color: @troubleText; }
QLabel[role="chip"] { font-size: 11px; background: @chip; border-radius: 8px; padding: 1px 7px; }
QLabel[role="key"] { font-size: 10px; color: @secondText; background: @field; border: 1px solid @divider;
    border-radius: 4px; min-width: 17px; min-height: 17px; qproperty-alignment: AlignCenter; }
)";

void put(QString &sheet, const char *token, const QColor &colour)
{
    static const QString mark = QStringLiteral("@%1;");
    const QString name = QString::fromLatin1(token);
    sheet.replace(mark.arg(name), colour.name() + QLatin1Char(';'));
    sheet.replace(QStringLiteral("@%1 ").arg(name), colour.name() + QLatin1Char(' '));
}

} // namespace

QString styleSheet(const Theme &t)
{
    QString sheet = QString::fromLatin1(pattern);
    const std::pair<const char *, QColor> tokens[] = {
        {"panel", t.panel},
        {"window", t.window},
        {"field", t.field},
        {"text", t.text},
        {"secondText", t.secondText},
        {"disabled", blended(t.secondText, t.panel, 0.6)},
        {"divider", t.divider},
        {"chip", t.chip},
        {"cardOutline", t.cardOutline},
        {"containerLine", t.containerLine},
        {"selection", t.selection},
        {"selectionTint", t.selectionTint},
        {"selectionHover", blended(t.selection, t.text, 0.85)},
        {"onSelection", t.onSelection},
        {"trouble", t.trouble},
        {"troubleText", t.troubleText},
        {"troubleTint", t.troubleTint},
        {"warningTint", t.warningTint},
    };
    for (const auto &[token, colour] : tokens)
        put(sheet, token, colour);
    sheet.replace(QStringLiteral("@theme/"), t.isDark ? QStringLiteral("dark/") : QStringLiteral("light/"));
    sheet.replace(QStringLiteral("@check/"), t.isDark ? QStringLiteral("light/") : QStringLiteral("dark/"));
    return sheet;
}

void setStyleProperty(QWidget *widget, const char *name, const QVariant &value)
{
    widget->setProperty(name, value);
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
}

} // namespace rheo::ui
