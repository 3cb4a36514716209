// SPDX-License-Identifier: Apache-2.0
#include "views/dialogs/problemsdialog.h"

#include "model/base/displaytext.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QFileInfo>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace rheo::ui {

namespace {

QString placeOf(const Problem &problem)
{
    return problem.line > 0 ? QStringLiteral("%1:%2").arg(problem.line).arg(problem.column) : QString();
}

QTreeWidget *listOf(const QList<Problem> &problems)
{
    auto *list = new QTreeWidget;
    list->setObjectName(QStringLiteral("problems"));
    list->setAccessibleName(ProblemsDialog::tr("Problems"));
    list->setHeaderLabels({ProblemsDialog::tr("Line:column"), ProblemsDialog::tr("Problem")});
    list->setRootIsDecorated(false);
    list->setUniformRowHeights(true);
    list->header()->setStretchLastSection(true);
    QList<QTreeWidgetItem *> rows;
    for (const Problem &problem : problems) {
        rows += new QTreeWidgetItem({placeOf(problem), displayText(problem.message)});
        rows.back()->setToolTip(1, displayText(problem.message).toHtmlEscaped());
    }
    list->addTopLevelItems(rows);
    list->setCurrentItem(list->topLevelItem(0));
    return list;
}

} // namespace

ProblemsDialog::ProblemsDialog(const QString &path, const QList<Problem> &problems, QWidget *parent)
    : QDialog(parent), m_path(path), m_problems(problems)
{
    setWindowTitle(tr("Problems of %1").arg(displayText(QFileInfo(path).fileName())));
    auto *words = new QLabel(tr("%1 was not opened. Everything that is wrong with it:").arg(displayText(path)));
    words->setTextFormat(Qt::PlainText);
    words->setWordWrap(true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    buttons->button(QDialogButtonBox::Close)->setIcon({});
    QPushButton *copyAll = buttons->addButton(tr("Copy the list"), QDialogButtonBox::ActionRole);
    copyAll->setObjectName(QStringLiteral("copyProblems"));
    connect(copyAll, &QPushButton::clicked, this, &ProblemsDialog::copy);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->addWidget(words);
    column->addWidget(listOf(problems), 1);
    column->addWidget(buttons);
    resize(820, 420);
}

void ProblemsDialog::copy() const
{
    QString text;
    for (const Problem &problem : m_problems)
        text += QStringLiteral("%1:%2: %3\n").arg(displayText(m_path), placeOf(problem), displayText(problem.message));
    QGuiApplication::clipboard()->setText(text);
}

} // namespace rheo::ui
