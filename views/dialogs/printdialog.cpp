// SPDX-License-Identifier: Apache-2.0
#include "views/dialogs/printdialog.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QGraphicsView>
#include <QLabel>
#include <QPageSetupDialog>
#include <QPainter>
#include <QPrintDialog>
#include <QPrintPreviewWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace rheo::ui {

namespace {

constexpr qreal pixelsAnInch = 96;

} // namespace

PrintDialog::PrintDialog(PictureSheet sheet, const QString &name, QWidget *parent)
    : QDialog(parent)
    , m_sheet(std::move(sheet))
    , m_printer(QPrinter::HighResolution)
    , m_preview(new QPrintPreviewWidget(&m_printer))
    , m_orientation(new QComboBox)
{
    setObjectName(QStringLiteral("printDialog"));
    setWindowTitle(tr("Print the drawing"));
    m_printer.setDocName(name);
    const bool isWide = m_sheet.area().width() > m_sheet.area().height();
    m_orientation->setObjectName(QStringLiteral("orientation"));
    m_orientation->setAccessibleName(tr("Orientation of the page"));
    m_orientation->view()->setAccessibleName(m_orientation->accessibleName());
    m_orientation->addItems({tr("Landscape"), tr("Portrait")});
    m_orientation->setCurrentIndex(isWide ? 0 : 1);
    m_preview->setAccessibleName(tr("Preview of the page"));
    if (auto *view = m_preview->findChild<QGraphicsView *>())
        view->setAccessibleName(m_preview->accessibleName());
    m_preview->setZoomMode(QPrintPreviewWidget::FitInView);
    place();
    connect(m_preview, &QPrintPreviewWidget::paintRequested, this, &PrintDialog::paint);
    connect(m_orientation, &QComboBox::currentIndexChanged, this, &PrintDialog::turn);
    turn();
}

void PrintDialog::place()
{
    auto *title = new QLabel(tr("Print the drawing on one page"));
    title->setProperty("role", QStringLiteral("title"));
    auto *page = new QPushButton(tr("Page setup…"));
    auto *cancel = new QPushButton(tr("Cancel"));
    auto *go = new QPushButton(tr("Print…"));
    go->setObjectName(QStringLiteral("printButton"));
    go->setProperty("role", QStringLiteral("primary"));
    go->setDefault(true);
    connect(page, &QPushButton::clicked, this, &PrintDialog::setUpPage);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(go, &QPushButton::clicked, this, &PrintDialog::print);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_orientation);
    buttons->addWidget(page);
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(go);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 20, 20, 16);
    column->setSpacing(12);
    column->addWidget(title);
    column->addWidget(m_preview, 1);
    column->addLayout(buttons);
    resize(820, 640);
}

void PrintDialog::turn()
{
    if (m_orientation->currentIndex() == 0)
        m_preview->setLandscapeOrientation();
    else
        m_preview->setPortraitOrientation();
    m_preview->updatePreview();
}

void PrintDialog::setUpPage()
{
    QPageSetupDialog dialog(&m_printer, this);
    if (dialog.exec() != QDialog::Accepted)
        return;
    m_orientation->setCurrentIndex(m_printer.pageLayout().orientation() == QPageLayout::Landscape ? 0 : 1);
    turn();
}

void PrintDialog::print()
{
    QPrintDialog dialog(&m_printer, this);
    dialog.setOptions(QAbstractPrintDialog::PrintToFile | QAbstractPrintDialog::PrintShowPageSize);
    if (dialog.exec() != QDialog::Accepted)
        return;
    m_preview->print();
    accept();
}

void PrintDialog::paint(QPrinter *printer) const
{
    QPainter painter(printer);
    const QRectF printable(QPointF(), printer->pageRect(QPrinter::DevicePixel).size());
    m_sheet.paintFitted(painter, printable, Theme::light(), printer->resolution() / pixelsAnInch);
}

} // namespace rheo::ui
