// SPDX-License-Identifier: Apache-2.0
#include "views/window/helpwindow.h"

#include "views/theme/theme.h"

#include <QFile>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QListWidget>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextBrowser>
#include <QTextFrame>
#include <QTextList>
#include <QTextTable>

namespace rheo::ui {

namespace {

constexpr int listWidth = 210;
constexpr qreal paragraphGap = 8;

QString textOf(const QString &page)
{
    QFile file(QStringLiteral(":/help/%1.md").arg(page));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QString titleOf(const QString &page)
{
    return textOf(page).section(QLatin1Char('\n'), 0, 0).mid(2);
}

/// What Markdown leaves open: sizes as everywhere in the window, room between paragraphs, code in our monospaced font.
void setType(QTextDocument &document)
{
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        QTextCursor cursor(block);
        QTextBlockFormat format = block.blockFormat();
        const int level = format.headingLevel();
        format.setLineHeight(130, QTextBlockFormat::ProportionalHeight);
        format.setTopMargin(level > 1 ? 2 * paragraphGap : level == 1 ? 0 : format.topMargin());
        const bool goesOn = block.textList() && block.next().textList() == block.textList();
        if (!cursor.currentTable())
            format.setBottomMargin(goesOn ? paragraphGap / 2 : paragraphGap);
        cursor.setBlockFormat(format);
        if (level == 0)
            continue;
        cursor.select(QTextCursor::BlockUnderCursor);
        QTextCharFormat type;
        type.setFont(interfaceFont(level == 1 ? 22 : 14, QFont::DemiBold));
        cursor.setCharFormat(type); // not merged: Markdown's own size would win
    }
    for (QTextFrame *frame : document.rootFrame()->childFrames()) {
        auto *table = qobject_cast<QTextTable *>(frame);
        if (!table)
            continue;
        QTextTableFormat format = table->format();
        format.setBorder(0);
        format.setCellPadding(4);
        format.setCellSpacing(0);
        table->setFormat(format);
    }
}

} // namespace

HelpWindow::HelpWindow(QWidget *parent) : QWidget(parent, Qt::Window), m_list(new QListWidget), m_text(new QTextBrowser)
{
    setObjectName(QStringLiteral("helpWindow"));
    setWindowTitle(tr("Help – Rheograph"));
    setAutoFillBackground(true);
    m_list->setObjectName(QStringLiteral("helpPages"));
    m_list->setAccessibleName(tr("Pages"));
    m_list->setFixedWidth(listWidth);
    m_list->setStyleSheet(QStringLiteral("QListView::item { height: 28px; padding-left: 8px; border: 0 }"));
    for (const QString &page : pages()) {
        auto *row = new QListWidgetItem(titleOf(page), m_list);
        row->setData(Qt::UserRole, page);
    }
    m_text->setObjectName(QStringLiteral("helpText"));
    m_text->setAccessibleName(tr("Page"));
    m_text->setOpenLinks(false);
    m_text->setStyleSheet(QStringLiteral("QTextBrowser { border-radius: 0; border-width: 0 0 0 1px }"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->setSpacing(0);
    row->addWidget(m_list);
    row->addWidget(m_text, 1);
    resize(860, 640);
    connect(m_list, &QListWidget::currentRowChanged, this, &HelpWindow::render);
    connect(m_text, &QTextBrowser::anchorClicked, this, [this](const QUrl &link) {
        const QString page = link.path().chopped(qMin(qsizetype(3), link.path().size()));
        if (link.isRelative() && pages().contains(page))
            showPage(page);
    });
    m_list->setCurrentRow(0);
}

QStringList HelpWindow::pages()
{
    return {QStringLiteral("start"), QStringLiteral("draw"),  QStringLiteral("check"),    QStringLiteral("layout"),
            QStringLiteral("text"),  QStringLiteral("files"), QStringLiteral("simulate"), QStringLiteral("cluster"),
            QStringLiteral("trace"), QStringLiteral("keys")};
}

QString HelpWindow::page() const
{
    return m_list->currentItem()->data(Qt::UserRole).toString();
}

void HelpWindow::showPage(const QString &page)
{
    m_list->setCurrentRow(qMax(0, int(pages().indexOf(page))));
    show();
    raise();
    activateWindow();
    m_text->setFocus();
}

void HelpWindow::render()
{
    QTextDocument &document = *m_text->document();
    document.setDefaultFont(interfaceFont());
    m_text->setMarkdown(textOf(page()));
    document.setDocumentMargin(24);
    setType(document);
    m_text->verticalScrollBar()->setValue(0);
}

void HelpWindow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        return void(close());
    QWidget::keyPressEvent(event);
}

void HelpWindow::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_list->currentItem())
        render();
}

} // namespace rheo::ui
