// SPDX-License-Identifier: Apache-2.0
#include "views/start/startpage.h"

#include "views/start/patterngallery.h"
#include "views/start/recentfiles.h"
#include "views/start/recentlist.h"
#include "views/start/startdoor.h"
#include "views/theme/fieldbuttons.h"
#include "views/theme/icons.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace rheo::ui {

namespace {

constexpr int leftWidth = 304;
constexpr int pageMargin = 40;
constexpr int cardGap = 14; ///< what the gallery leaves at the right of its last card
constexpr int widest = 1200;

QLabel *words(const QString &text, const char *role, const char *name = "")
{
    auto *label = new QLabel(text);
    label->setTextFormat(Qt::PlainText);
    label->setProperty("role", QString::fromLatin1(role));
    label->setObjectName(QString::fromLatin1(name));
    return label;
}

QPushButton *button(const char *name, const QString &text, const QString &iconName)
{
    auto *made = new QPushButton(icon(iconName), text);
    made->setObjectName(QString::fromLatin1(name));
    return made;
}

/// The page's ground, in the window's colour; a style sheet would colour what stands on it too.
class Ground : public QWidget
{
protected:
    void paintEvent(QPaintEvent *event) override { QPainter(this).fillRect(event->rect(), Theme::current().window); }
};

} // namespace

StartPage::StartPage(RecentFiles *files, QWidget *parent)
    : QWidget(parent)
    , m_patternDoor(new StartDoor(QStringLiteral("hierarchy-3"), tr("From a pattern"), {}))
    , m_fileDoor(new StartDoor(QStringLiteral("folder-open"), tr("From what you have"), tr("Ctrl+O")))
    , m_clusterDoor(new StartDoor(QStringLiteral("plug-connected"), tr("From a live cluster"), tr("Ctrl+K")))
    , m_gallery(new PatternGallery)
    , m_filter(new QLineEdit)
    , m_description(words({}, "second", "patternDescription"))
    , m_back(button("startBack", tr("Back to the drawing"), QStringLiteral("chevron-left")))
{
    setObjectName(QStringLiteral("startPage"));
    setAccessibleName(tr("Start page"));
    auto *line = new QFrame;
    line->setProperty("role", QStringLiteral("columnDivider"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->setSpacing(0);
    row->addWidget(makeLeft(files));
    row->addWidget(line);
    row->addWidget(makeRight(), 1);
    connect(m_gallery, &PatternGallery::chosen, this, &StartPage::patternChosen);
    connect(m_gallery, &PatternGallery::currentPatternChanged, this, &StartPage::showPattern);
    connect(m_back, &QPushButton::clicked, this, &StartPage::backWanted);
    connect(m_fileDoor->button(), &QPushButton::clicked, this, &StartPage::openWanted);
    connect(m_clusterDoor->button(), &QPushButton::clicked, this, &StartPage::connectWanted);
    connect(m_patternDoor->button(), &QPushButton::clicked, this,
            [this] { Q_EMIT simulationChosen(m_gallery->current()); });
    setFocusProxy(m_gallery);
    showPattern();
    setDrawing({});
    setDrawnTopics(0);
}

QWidget *StartPage::makeLeft(RecentFiles *files)
{
    auto *left = new QWidget;
    left->setFixedWidth(leftWidth);
    auto *list = new RecentList(files);
    connect(list, &RecentList::chosen, this, &StartPage::recentChosen);
    auto *none = words(tr("Drawings and recordings that you open are listed here."), "second", "noRecentFiles");
    none->setWordWrap(true);
    const auto tellNone = [none, files] { none->setVisible(files->files().isEmpty()); };
    connect(files, &RecentFiles::changed, none, tellNone);
    auto *open = button("startOpen", tr("Open a file…"), QStringLiteral("folder-open"));
    connect(open, &QPushButton::clicked, this, &StartPage::openWanted);
    auto *openRow = new QHBoxLayout;
    openRow->addWidget(open);
    openRow->addWidget(words(tr("Ctrl+O"), "caption"));
    openRow->addStretch();
    auto *promise =
        words(tr("Works offline. Nothing leaves this computer unless you connect to a cluster."), "caption");
    promise->setWordWrap(true);

    auto *column = new QVBoxLayout(left);
    column->setContentsMargins(8, 24, 8, 16);
    column->setSpacing(8);
    const auto inset = [](auto *widget) {
        auto *holder = new QHBoxLayout;
        holder->setContentsMargins(12, 0, 12, 0);
        if constexpr (std::is_base_of_v<QLayout, std::remove_pointer_t<decltype(widget)>>)
            holder->addLayout(widget);
        else
            holder->addWidget(widget);
        return holder;
    };
    column->addLayout(inset(words(tr("Recent"), "section")));
    column->addWidget(list);
    column->addLayout(inset(none));
    column->addSpacing(4);
    column->addLayout(inset(openRow));
    column->addStretch();
    column->addLayout(inset(promise));
    tellNone();
    return left;
}

QWidget *StartPage::makeRight()
{
    auto *content = new Ground;
    content->setMaximumWidth(widest);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 20, 0, 12);
    column->setSpacing(0);
    auto *upper = new QVBoxLayout;
    upper->setContentsMargins(pageMargin, 0, pageMargin, 0);
    upper->setSpacing(6);
    auto *title = words(tr("Start an architecture"), "figure", "startTitle");
    auto *titleRow = new QHBoxLayout;
    titleRow->addWidget(title, 1);
    titleRow->addWidget(m_back);
    upper->addLayout(titleRow);
    upper->addWidget(words(tr("Draw services and topics, then watch real records move on the drawing."), "second"));
    upper->addSpacing(8);
    auto *doors = new QHBoxLayout;
    doors->setSpacing(16);
    makeDoors(doors);
    upper->addLayout(doors);
    upper->addSpacing(14);
    column->addLayout(upper);
    makeGallery(column);
    column->addStretch();

    auto *area = new QScrollArea;
    area->setObjectName(QStringLiteral("startScroll"));
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setWidget(content);
    return area;
}

void StartPage::makeDoors(QHBoxLayout *row)
{
    m_patternDoor->button()->setObjectName(QStringLiteral("simulatePattern"));
    m_patternDoor->button()->setProperty("role", QStringLiteral("primary"));
    m_patternDoor->setWords(
        tr("Ready drawings, below. Each runs on the built-in cluster, so that records move within seconds."));
    m_fileDoor->button()->setObjectName(QStringLiteral("openWhatYouHave"));
    m_fileDoor->button()->setText(tr("Choose a file…"));
    m_fileDoor->setWords(
        tr("Drawings, recordings, and exported pictures (.svg, .png, .pdf), which carry their drawing."));
    m_clusterDoor->button()->setObjectName(QStringLiteral("connectCluster"));
    m_clusterDoor->button()->setText(tr("Connect to Kafka…"));
    for (StartDoor *door : {m_patternDoor, m_fileDoor, m_clusterDoor})
        row->addWidget(door, 1);
}

void StartPage::makeGallery(QVBoxLayout *column)
{
    m_filter->setObjectName(QStringLiteral("patternFilter"));
    m_filter->setAccessibleName(tr("Filter patterns"));
    m_filter->setPlaceholderText(tr("Filter patterns"));
    m_filter->setClearButtonEnabled(true);
    m_filter->addAction(icon(QStringLiteral("filter")), QLineEdit::LeadingPosition);
    nameButtons(m_filter);
    m_filter->setFixedWidth(190);
    connect(m_filter, &QLineEdit::textChanged, m_gallery, &PatternGallery::setFilter);
    connect(m_filter, &QLineEdit::returnPressed, this, [this] {
        if (!m_gallery->current().isEmpty())
            Q_EMIT patternChosen(m_gallery->current());
    });
    auto *empty = button("emptyCanvas", tr("Empty canvas"), QStringLiteral("plus"));
    connect(empty, &QPushButton::clicked, this, &StartPage::emptyWanted);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(pageMargin, 0, pageMargin, 0);
    head->setSpacing(8);
    head->addWidget(words(tr("Patterns"), "title"));
    head->addWidget(words(tr("Enter opens"), "caption"));
    head->addStretch();
    head->addWidget(m_filter);
    head->addWidget(empty);
    column->addLayout(head);
    column->addSpacing(8);
    auto *cards = new QHBoxLayout;
    cards->setContentsMargins(pageMargin, 0, pageMargin - cardGap, 0);
    cards->addWidget(m_gallery);
    column->addLayout(cards);
    m_description->setWordWrap(true);
    m_description->setMinimumHeight(2 * m_description->fontMetrics().lineSpacing());
    m_description->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(pageMargin, 0, pageMargin, 0);
    foot->addWidget(m_description);
    column->addLayout(foot);
}

void StartPage::showPattern()
{
    const bool hasOne = !m_gallery->current().isEmpty();
    m_gallery->setVisible(m_gallery->shown() > 0);
    m_patternDoor->button()->setEnabled(hasOne);
    m_patternDoor->button()->setText(hasOne ? tr("Simulate %1").arg(m_gallery->currentTitle())
                                            : tr("Simulate a pattern"));
    m_description->setText(hasOne ? m_gallery->currentDescription()
                                  : tr("No pattern has \"%1\" in its title or description.").arg(m_filter->text()));
}

void StartPage::setDrawing(const QString &name)
{
    m_canGoBack = !name.isEmpty();
    m_back->setVisible(m_canGoBack);
    m_back->setText(m_canGoBack ? tr("Back to %1").arg(QString(name).replace(QLatin1Char('&'), QStringLiteral("&&")))
                                : QString());
    m_back->setToolTip(tr("Esc"));
}

void StartPage::setDrawnTopics(qint64 count)
{
    m_clusterDoor->button()->setEnabled(count > 0);
    m_clusterDoor->setWords(
        count > 0 ? tr("Watches the topics of the open drawing. Reads only, joins no group, "
                       "commits nothing.")
                  : tr("Watches drawn topics, so open a drawing that has some first. Reads only, commits nothing."));
}

void StartPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_canGoBack)
        Q_EMIT backWanted();
    else
        QWidget::keyPressEvent(event);
}

void StartPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_gallery->setFocus();
}

void StartPage::paintEvent(QPaintEvent *event)
{
    QPainter painter(this);
    painter.fillRect(event->rect(), Theme::current().window);
    painter.fillRect(QRect(0, 0, leftWidth, height()), Theme::current().panel);
}

} // namespace rheo::ui
