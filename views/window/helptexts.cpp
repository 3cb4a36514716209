// SPDX-License-Identifier: Apache-2.0
#include "views/window/helptexts.h"

#include "views/theme/theme.h"

#include <QCoreApplication>
#include <QHelpEvent>
#include <QLabel>
#include <QScreen>
#include <QStackedWidget>
#include <QTabBar>
#include <QWhatsThis>
#include <QWidget>

namespace rheo::ui {

namespace {

constexpr auto pageProperty = "helpPage";
constexpr int noteWidth = 300;
constexpr int noteGap = 8;

constexpr PartHelp helps[] = {
    {"palettePanel", "draw",
     QT_TRANSLATE_NOOP("HelpTexts",
                       "What can be drawn. Click a kind, then the canvas; drag it there; or press its letter "
                       "while the canvas has the keyboard.")},
    {"outlinePanel", "draw",
     QT_TRANSLATE_NOOP("HelpTexts",
                       "Everything in the drawing, by container. Choosing a row selects the element; signs "
                       "show what the checks found.")},
    {"overviewPanel", "draw",
     QT_TRANSLATE_NOOP("HelpTexts", "The whole drawing in small. The frame is the part that the canvas shows; click or "
                                    "drag to go elsewhere.")},
    {"canvas", "draw",
     QT_TRANSLATE_NOOP("HelpTexts",
                       "The drawing. Drag elements to move them, drag from a port to connect two, double-click "
                       "to name or to add.")},
    {"inspectorPanel", "draw",
     QT_TRANSLATE_NOOP("HelpTexts",
                       "What is selected, field by field. An edit is one undo step, and with several elements "
                       "selected it changes all of them.")},
    {"recordPanel", "trace",
     QT_TRANSLATE_NOOP("HelpTexts",
                       "One record: its hop against the budget, where it lies, its headers and value, and how "
                       "we know what led to it.")},
    {"findField", "draw",
     QT_TRANSLATE_NOOP("HelpTexts", "Finds elements and links by name. Behind > it runs a command of the menus by its "
                                    "name.")},
    {"source", "cluster",
     QT_TRANSLATE_NOOP("HelpTexts",
                       "Where records come from: nowhere, the embedded cluster, a cluster that is watched, or "
                       "a recording.")},
    {"primaryButton", "simulate",
     QT_TRANSLATE_NOOP("HelpTexts", "Runs the drawing on the embedded cluster; while records come in, stops that.")},
    {"eventsPanel", "trace",
     QT_TRANSLATE_NOOP("HelpTexts",
                       "Every record of the recording, the newest at the end. Enter or a double click opens "
                       "its trace.")},
    {"tracesPanel", "trace",
     QT_TRANSLATE_NOOP("HelpTexts",
                       "Records that belong together, as one flow over time, beside what the drawing says of "
                       "it.")},
    {"findingsPanel", "check",
     QT_TRANSLATE_NOOP("HelpTexts",
                       "What the checks find in the drawing, worst first. A finding says why it matters and "
                       "can be fixed by a button or muted with a reason.")},
    {"sourcePanel", "text",
     QT_TRANSLATE_NOOP("HelpTexts",
                       "The drawing as the text of its file, to be edited both ways. What cannot be read is "
                       "marked and changes nothing.")},
    {"historyPanel", "text",
     QT_TRANSLATE_NOOP("HelpTexts", "Every step since the drawing was opened. Choose one to have the drawing as it was "
                                    "after it.")},
    {"comparePanel", "files",
     QT_TRANSLATE_NOOP("HelpTexts", "What differs from another version of the drawing, old value beside new. A "
                                    "difference can be taken back by a button.")},
    {"drawerTabs", "start",
     QT_TRANSLATE_NOOP("HelpTexts", "The panels below the canvas. A click on the open tab folds them away.")},
    {"timeStrip", "trace",
     QT_TRANSLATE_NOOP("HelpTexts",
                       "The time of the recording. Click to go there, step from record to record, or go back "
                       "to live.")},
    {"statusLine", "start",
     QT_TRANSLATE_NOOP("HelpTexts",
                       "Whether records are being recorded, how many a second and how many were dropped; what "
                       "is selected; whether the drawing is saved; the zoom.")},
};

/// What a part is, in the window's own look, which Qt's balloon has not. Any key or click closes it.
class PartNote : public QLabel
{
public:
    using QLabel::QLabel;

protected:
    void keyPressEvent(QKeyEvent *) override { close(); }

    void mousePressEvent(QMouseEvent *) override { close(); }
};

void showWords(const QString &words, QPoint at, QWidget *part)
{
    const Theme &theme = Theme::current();
    auto *note = new PartNote(words, part, Qt::Popup);
    note->setObjectName(QStringLiteral("partNote"));
    note->setAttribute(Qt::WA_DeleteOnClose);
    note->setTextFormat(Qt::PlainText);
    note->setWordWrap(true);
    note->setFixedWidth(noteWidth);
    note->setStyleSheet(QStringLiteral("QLabel { background: %1; color: %2; border: 1px solid %3; padding: 8px 12px }")
                            .arg(theme.panel.name(), theme.text.name(), theme.cardOutline.name()));
    note->ensurePolished();
    note->resize(noteWidth, note->heightForWidth(noteWidth));
    const QRect screen = part->screen()->availableGeometry();
    const QPoint most = screen.bottomRight() - QPoint(note->width(), note->height());
    note->move(qBound(screen.left(), at.x(), most.x()), qBound(screen.top(), at.y() + noteGap, most.y()));
    note->show();
}

class Explainer : public QObject
{
public:
    using QObject::QObject;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() != QEvent::WhatsThis)
            return QObject::eventFilter(watched, event);
        auto *part = static_cast<QWidget *>(watched);
        const auto *help = static_cast<QHelpEvent *>(event);
        const auto *tabs = qobject_cast<QTabBar *>(part);
        const int tab = tabs ? tabs->tabAt(help->pos()) : -1;
        QWhatsThis::leaveWhatsThisMode();
        showWords(tab >= 0 ? tabs->tabWhatsThis(tab) : part->whatsThis(), help->globalPos(), part);
        return true;
    }
};

} // namespace

std::span<const PartHelp> partHelps()
{
    return helps;
}

void explainParts(QWidget &window)
{
    auto *explainer = new Explainer(&window);
    for (const PartHelp &help : helps) {
        auto *part = window.findChild<QWidget *>(QString::fromLatin1(help.part));
        if (!part)
            continue;
        part->setWhatsThis(QCoreApplication::translate("HelpTexts", help.words));
        part->setProperty(pageProperty, QString::fromLatin1(help.page));
        part->installEventFilter(explainer);
    }
    const auto *drawer = window.findChild<QWidget *>(QStringLiteral("drawer"));
    auto *tabs = drawer ? drawer->findChild<QTabBar *>(QStringLiteral("drawerTabs")) : nullptr;
    const auto *panels = drawer ? drawer->findChild<QStackedWidget *>(QString(), Qt::FindDirectChildrenOnly) : nullptr;
    for (int i = 0; tabs && panels && i < tabs->count(); ++i)
        tabs->setTabWhatsThis(i, panels->widget(i)->whatsThis());
}

QString helpPageFor(const QWidget *widget)
{
    for (; widget; widget = widget->parentWidget()) {
        const QString page = widget->property(pageProperty).toString();
        if (!page.isEmpty())
            return page;
    }
    return QStringLiteral("start");
}

} // namespace rheo::ui
