// SPDX-License-Identifier: Apache-2.0
#include "views/dialogs/exportdialog.h"

#include "model/edit/clipboardedits.h"
#include "views/dialogs/exportpreview.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

namespace rheo::ui {

namespace {

constexpr int leastPercent = 10;
constexpr int mostPercent = 1600;
constexpr int percentStep = 50;

QLabel *label(const QString &text, const char *role)
{
    auto *made = new QLabel(text);
    made->setProperty("role", QString::fromLatin1(role));
    made->setTextFormat(Qt::PlainText);
    made->setWordWrap(true);
    return made;
}

template<typename Value> void add(QComboBox *box, const QString &words, Value value)
{
    box->addItem(words, int(value));
}

template<typename Value> void preselect(QComboBox *box, Value value)
{
    box->setCurrentIndex(qMax(0, box->findData(int(value))));
}

template<typename Value> Value shown(const QComboBox *box)
{
    return Value(box->currentData().toInt());
}

} // namespace

ExportOptions ExportChoices::options() const
{
    return {.theme = theme == ThemeChoice::Light  ? Theme::light()
                     : theme == ThemeChoice::Dark ? Theme::dark()
                                                  : Theme::current(),
            .scale = percent.value(format, 100) / 100.0,
            .ground = ground};
}

ExportDialog::ExportDialog(const Drawing &drawing, const QSet<ElementId> &selected, const ExportChoices &choices,
                           QWidget *parent)
    : QDialog(parent)
    , m_whole(drawing)
    , m_selection(partOf(drawing, selected))
    , m_choices(choices)
    , m_format(choice("format", tr("Format")))
    , m_part(choice("part", tr("What is exported")))
    , m_ground(choice("ground", tr("Ground")))
    , m_theme(choice("theme", tr("Colours")))
    , m_percent(new QSpinBox)
    , m_size(label({}, "second"))
    , m_problem(label({}, "problem"))
    , m_preview(new ExportPreview)
    , m_export(new QPushButton(tr("Choose a file…")))
{
    setObjectName(QStringLiteral("exportDialog"));
    setWindowTitle(tr("Export a picture"));
    if (selected.isEmpty())
        m_choices.part = ExportPart::Whole;
    fill();
    place();
    connect(m_format, &QComboBox::currentIndexChanged, this, &ExportDialog::takeFormat);
    for (QComboBox *box : {m_part, m_ground, m_theme})
        connect(box, &QComboBox::currentIndexChanged, this, &ExportDialog::take);
    connect(m_percent, &QSpinBox::valueChanged, this, &ExportDialog::take);
    connect(m_export, &QPushButton::clicked, this, &QDialog::accept);
    takeFormat();
}

const Drawing &ExportDialog::chosen() const
{
    return m_choices.part == ExportPart::Selection ? m_selection : m_whole;
}

QComboBox *ExportDialog::choice(const char *name, const QString &words)
{
    auto *box = new QComboBox;
    box->setObjectName(QString::fromLatin1(name));
    box->setAccessibleName(words);
    box->view()->setAccessibleName(words);
    return box;
}

void ExportDialog::fill()
{
    add(m_format, tr("PNG – pixels, goes everywhere"), PictureFormat::Png);
    add(m_format, tr("SVG – sharp at every size, for pages and wikis"), PictureFormat::Svg);
    add(m_format, tr("PDF – one page, sharp in print"), PictureFormat::Pdf);
    add(m_part, tr("The whole drawing"), ExportPart::Whole);
    if (const auto count = int(m_selection.architecture.elements().size()); count > 0)
        add(m_part, count == 1 ? tr("The selection (1 element)") : tr("The selection (%1 elements)").arg(count),
            ExportPart::Selection);
    m_part->setEnabled(m_part->count() > 1);
    add(m_ground, tr("As the canvas"), ExportGround::Canvas);
    add(m_ground, tr("Transparent"), ExportGround::Transparent);
    add(m_theme, Theme::current().isDark ? tr("As shown (dark)") : tr("As shown (light)"), ThemeChoice::System);
    add(m_theme, tr("Light"), ThemeChoice::Light);
    add(m_theme, tr("Dark"), ThemeChoice::Dark);
    preselect(m_format, m_choices.format);
    preselect(m_part, m_choices.part);
    preselect(m_ground, m_choices.ground);
    preselect(m_theme, m_choices.theme);
    m_percent->setObjectName(QStringLiteral("percent"));
    m_percent->setAccessibleName(tr("Scale in percent"));
    m_percent->findChild<QLineEdit *>()->setAccessibleName(m_percent->accessibleName());
    m_percent->setRange(leastPercent, mostPercent);
    m_percent->setSingleStep(percentStep);
    m_percent->setSuffix(tr(" %"));
    m_percent->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_size->setObjectName(QStringLiteral("size"));
    m_problem->setObjectName(QStringLiteral("sizeProblem"));
}

void ExportDialog::place()
{
    auto *form = new QFormLayout;
    form->setContentsMargins({});
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(8);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("&Format"), m_format);
    form->addRow(tr("&What"), m_part);
    form->addRow(tr("&Scale"), m_percent);
    form->addRow(QString(), m_size);
    form->addRow(tr("&Ground"), m_ground);
    form->addRow(tr("&Colours"), m_theme);
    auto *left = new QVBoxLayout;
    left->setSpacing(8);
    left->addWidget(label(tr("Export a picture"), "title"));
    left->addSpacing(4);
    left->addLayout(form);
    left->addWidget(m_problem);
    left->addStretch();
    left->addWidget(
        label(tr("What is exported goes along inside the picture, so that the picture opens here again as a "
                 "drawing."),
              "second"));
    auto *upper = new QHBoxLayout;
    upper->setSpacing(20);
    upper->addLayout(left, 1);
    upper->addWidget(m_preview, 1);
    auto *cancel = new QPushButton(tr("Cancel"));
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    m_export->setObjectName(QStringLiteral("exportButton"));
    m_export->setProperty("role", QStringLiteral("primary"));
    m_export->setDefault(true);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(m_export);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 20, 20, 16);
    column->setSpacing(16);
    column->addLayout(upper, 1);
    column->addLayout(buttons);
    resize(820, 400);
}

/// Each format comes with the scale that it had last.
void ExportDialog::takeFormat()
{
    m_choices.format = shown<PictureFormat>(m_format);
    const QSignalBlocker blocker(m_percent);
    m_percent->setValue(m_choices.percent.value(m_choices.format, 100));
    take();
}

void ExportDialog::take()
{
    m_choices.part = shown<ExportPart>(m_part);
    m_choices.ground = shown<ExportGround>(m_ground);
    m_choices.theme = shown<ThemeChoice>(m_theme);
    m_choices.percent[m_choices.format] = m_percent->value();
    tellSize();
    m_preview->setPicture(sheet() ? &*sheet() : nullptr, m_choices.options());
}

const Result<PictureSheet> &ExportDialog::sheet()
{
    auto &kept = m_choices.part == ExportPart::Selection ? m_selectionSheet : m_wholeSheet;
    if (!kept)
        kept = PictureSheet::of(chosen());
    return *kept;
}

void ExportDialog::tellSize()
{
    const Result<PictureSheet> &made = sheet();
    const Result<QSize> pixels = made ? made->pixels(m_choices.options().scale) : std::unexpected(made.error());
    m_export->setEnabled(pixels.has_value());
    m_problem->setText(pixels ? QString() : pixels.error().message);
    m_problem->setVisible(!pixels);
    m_size->setVisible(pixels.has_value());
    if (!pixels)
        return;
    const QLocale locale;
    const QString width = locale.toString(pixels->width());
    const QString height = locale.toString(pixels->height());
    if (m_choices.format == PictureFormat::Pdf)
        m_size->setText(tr("A page of %1 × %2 mm")
                            .arg(locale.toString(pixels->width() * 25.4 / 96, 'f', 0),
                                 locale.toString(pixels->height() * 25.4 / 96, 'f', 0)));
    else
        m_size->setText(tr("%1 × %2 pixels").arg(width, height));
}

} // namespace rheo::ui
