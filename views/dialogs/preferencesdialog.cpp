// SPDX-License-Identifier: Apache-2.0
#include "views/dialogs/preferencesdialog.h"

#include "views/theme/fieldbuttons.h"
#include "views/theme/preferences.h"

#include <QAbstractItemView>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace rheo::ui {

namespace {

constexpr int choiceWidth = 180;

} // namespace

PreferencesDialog::PreferencesDialog(Preferences *preferences, QWidget *parent)
    : QDialog(parent)
    , m_preferences(preferences)
    , m_search(new QLineEdit)
    , m_nothing(new QLabel(tr("No setting is called so.")))
{
    setObjectName(QStringLiteral("preferencesDialog"));
    setWindowTitle(tr("Preferences"));
    m_search->setObjectName(QStringLiteral("preferencesSearch"));
    m_search->setPlaceholderText(tr("Find a setting"));
    m_search->setAccessibleName(tr("Find a setting"));
    m_search->setClearButtonEnabled(true);
    nameButtons(m_search);
    m_nothing->setObjectName(QStringLiteral("nothingFound"));
    m_nothing->setProperty("role", QStringLiteral("second"));
    m_nothing->hide();
    auto *scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(rows());
    auto *close = new QPushButton(tr("Close"));
    close->setObjectName(QStringLiteral("closeButton"));
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_search, &QLineEdit::textChanged, this, &PreferencesDialog::look);

    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(20, 0, 20, 0);
    foot->addStretch();
    foot->addWidget(close);
    auto *head = new QVBoxLayout;
    head->setContentsMargins(20, 0, 20, 0);
    head->addWidget(m_search);
    head->addWidget(m_nothing);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 20, 0, 16);
    column->setSpacing(12);
    column->addLayout(head);
    column->addWidget(scroll, 1);
    column->addLayout(foot);
    resize(520, 520);
}

QWidget *PreferencesDialog::rows()
{
    auto *widget = new QWidget;
    m_column = new QVBoxLayout(widget);
    m_column->setContentsMargins(20, 0, 20, 0);
    m_column->setSpacing(6);

    addSection(tr("Look"));
    addChoice(
        "themeChoice", tr("Theme"), tr("Colours of the windows and of the drawing."),
        {tr("As the system"), tr("Light"), tr("Dark")}, [](const Preferences &p) { return int(p.theme()); },
        [](Preferences &p, int choice) { p.setTheme(ThemeChoice(choice)); });
    addChoice(
        "motionChoice", tr("Motion"),
        tr("Without motion nothing slides or flashes; links that carry records pulse instead of showing each one."),
        {tr("As the system"), tr("Reduced"), tr("Full")}, [](const Preferences &p) { return int(p.motion()); },
        [](Preferences &p, int choice) { p.setMotion(Preferences::Motion(choice)); });

    addSection(tr("Drawing"));
    addSwitch("snapSwitch", tr("Snap to the grid"),
              tr("Alt or Ctrl, held while dragging, leaves grid and guides for once."), &Preferences::snapsToGrid,
              &Preferences::setSnapsToGrid);
    addSwitch("guidesSwitch", tr("Show alignment guides"),
              tr("Lines that appear while dragging where edges or middles meet those of others."),
              &Preferences::showsGuides, &Preferences::setShowsGuides);

    addSection(tr("At the start"));
    addSwitch("restoreSwitch", tr("Open what was open last"),
              tr("Drawing, place and panels, where no file is named at the start."), &Preferences::restoresSession,
              &Preferences::setRestoresSession);
    m_column->addStretch(1);
    return widget;
}

void PreferencesDialog::addSection(const QString &title)
{
    if (m_section)
        m_column->addSpacing(12);
    m_section = new QLabel(title);
    m_section->setProperty("role", QStringLiteral("section"));
    m_column->addWidget(m_section);
}

void PreferencesDialog::addChoice(const char *name, const QString &label, const QString &hint,
                                  const QStringList &choices, int (*now)(const Preferences &),
                                  void (*choose)(Preferences &, int))
{
    auto *box = new QComboBox;
    box->setObjectName(QString::fromLatin1(name));
    box->setAccessibleName(label);
    box->view()->setAccessibleName(label);
    box->addItems(choices);
    box->setFixedWidth(choiceWidth);
    box->setCurrentIndex(now(*m_preferences));
    connect(box, &QComboBox::currentIndexChanged, this, [this, choose](int choice) { choose(*m_preferences, choice); });
    connect(m_preferences, &Preferences::changed, box, [this, box, now] { box->setCurrentIndex(now(*m_preferences)); });
    auto *words = new QLabel(label);
    words->setBuddy(box);
    addRow(box, label, hint, words);
}

void PreferencesDialog::addSwitch(const char *name, const QString &label, const QString &hint,
                                  bool (Preferences::*now)() const, void (Preferences::*choose)(bool))
{
    auto *box = new QCheckBox(label);
    box->setObjectName(QString::fromLatin1(name));
    box->setChecked((m_preferences->*now)());
    connect(box, &QCheckBox::toggled, this, [this, choose](bool on) { (m_preferences->*choose)(on); });
    connect(m_preferences, &Preferences::changed, box, [this, box, now] { box->setChecked((m_preferences->*now)()); });
    addRow(box, label, hint, nullptr);
}

/// `before`: the control's label, to its left; the hint stands below both.
void PreferencesDialog::addRow(QWidget *control, const QString &label, const QString &hint, QWidget *before)
{
    control->setAccessibleDescription(hint);
    auto *below = new QLabel(hint);
    below->setProperty("role", QStringLiteral("second"));
    below->setWordWrap(true);
    auto *row = new QWidget;
    auto *column = new QVBoxLayout(row);
    column->setContentsMargins(0, 2, 0, 4);
    column->setSpacing(1);
    if (before) {
        auto *line = new QHBoxLayout;
        line->addWidget(before, 1);
        line->addWidget(control);
        column->addLayout(line);
    } else {
        column->addWidget(control);
        below->setContentsMargins(24, 0, 0, 0); // below the words of the check box
    }
    column->addWidget(below);
    m_column->addWidget(row);
    m_rows += Row{row, m_section, m_section->text() + QLatin1Char(' ') + label + QLatin1Char(' ') + hint};
}

void PreferencesDialog::look(const QString &typed)
{
    QSet<QLabel *> sections;
    for (const Row &row : m_rows) {
        const QStringList words = typed.split(QLatin1Char(' '), Qt::SkipEmptyParts);
        const bool fits = std::ranges::all_of(
            words, [&row](const QString &word) { return row.words.contains(word, Qt::CaseInsensitive); });
        row.widget->setVisible(fits);
        if (fits)
            sections.insert(row.section);
    }
    for (const Row &row : m_rows)
        row.section->setVisible(sections.contains(row.section));
    m_nothing->setVisible(sections.isEmpty());
}

} // namespace rheo::ui
