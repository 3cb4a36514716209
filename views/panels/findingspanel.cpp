// SPDX-License-Identifier: Apache-2.0
#include "views/panels/findingspanel.h"

#include "model/check/fixes.h"
#include "model/edit/architecturedocument.h"
#include "views/canvas/selection.h"
#include "views/panels/backgroundcheck.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace rheo::ui {

namespace {

constexpr int restMs = 150;
constexpr int detailsWidth = 340;

QTreeWidget *makeList()
{
    auto *list = new QTreeWidget;
    list->setObjectName(QStringLiteral("findings"));
    list->setAccessibleName(FindingsPanel::tr("Findings"));
    list->setColumnCount(2);
    list->setHeaderLabels({FindingsPanel::tr("Finding"), FindingsPanel::tr("Rule")});
    list->setHeaderHidden(true);
    list->setRootIsDecorated(false);
    list->setUniformRowHeights(true);
    list->header()->setStretchLastSection(false);
    list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    list->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    return list;
}

/// Where the finding is muted, and its row is kept, however its sentence changes.
bool isSame(const Finding &a, const Finding &b)
{
    return a.rule == b.rule && a.elements == b.elements && a.links == b.links;
}

} // namespace

FindingsPanel::FindingsPanel(ArchitectureDocument *document, Selection *selection, QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_selection(selection)
    , m_check(new BackgroundCheck(this))
    , m_list(makeList())
    , m_why(new QLabel)
    , m_fix(new QPushButton)
    , m_reason(new QLineEdit)
    , m_mute(new QPushButton)
{
    setObjectName(QStringLiteral("findingsPanel"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->setSpacing(0);
    row->addWidget(m_list, 1);
    row->addWidget(makeDetails());
    m_resting.setSingleShot(true);
    m_resting.setInterval(restMs);
    connect(&m_resting, &QTimer::timeout, this, [this] { m_check->check(m_document->architecture()); });
    connect(m_check, &BackgroundCheck::checked, this, &FindingsPanel::take);
    connect(document, &ArchitectureDocument::changed, this, [this](const DocumentChange &change) {
        if (change.everything || !change.elements.isEmpty() || !change.links.isEmpty())
            m_resting.start();
    });
    connect(m_list, &QTreeWidget::currentItemChanged, this, &FindingsPanel::showCurrent);
    connect(m_list, &QTreeWidget::itemClicked, this, &FindingsPanel::select);
    connect(m_list, &QTreeWidget::itemActivated, this, &FindingsPanel::select);
    connect(m_fix, &QPushButton::clicked, this, &FindingsPanel::fix);
    connect(m_mute, &QPushButton::clicked, this, &FindingsPanel::mute);
    connect(m_reason, &QLineEdit::returnPressed, this, &FindingsPanel::mute);
    showCurrent();
    m_resting.start();
}

QWidget *FindingsPanel::makeDetails()
{
    m_why->setObjectName(QStringLiteral("findingWhy"));
    m_why->setTextFormat(Qt::PlainText);
    m_why->setWordWrap(true);
    m_why->setProperty("role", QStringLiteral("second"));
    m_why->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_fix->setObjectName(QStringLiteral("fixFinding"));
    m_mute->setObjectName(QStringLiteral("muteFinding"));
    m_mute->setProperty("role", QStringLiteral("small"));
    m_reason->setObjectName(QStringLiteral("muteReason"));
    m_reason->setPlaceholderText(tr("Reason, to mute it here"));
    m_reason->setAccessibleName(tr("Reason for muting"));
    auto *details = new QWidget;
    details->setFixedWidth(detailsWidth);
    auto *column = new QVBoxLayout(details);
    column->setContentsMargins(12, 8, 12, 8);
    column->setSpacing(8);
    column->addWidget(m_why, 1);
    column->addWidget(m_fix);
    auto *muting = new QHBoxLayout;
    muting->setSpacing(6);
    muting->addWidget(m_reason, 1);
    muting->addWidget(m_mute);
    column->addLayout(muting);
    return details;
}

void FindingsPanel::take(QList<Finding> findings)
{
    std::ranges::stable_sort(findings, {}, [](const Finding &each) { return !each.muted.isEmpty(); });
    const Finding *before = current();
    const std::optional<Finding> kept = before ? std::optional(*before) : std::nullopt;
    m_findings = std::move(findings);
    fill();
    for (qsizetype row = 0; kept && row < m_findings.size(); ++row) {
        if (isSame(m_findings[row], *kept))
            m_list->setCurrentItem(m_list->topLevelItem(int(row)));
    }
    showCurrent();
    tell();
}

void FindingsPanel::fill()
{
    m_list->clear();
    QList<QTreeWidgetItem *> rows;
    for (const Finding &finding : std::as_const(m_findings)) {
        const bool isMuted = !finding.muted.isEmpty();
        auto *row = new QTreeWidgetItem({finding.message, isMuted ? tr("muted: %1").arg(finding.muted) : finding.rule});
        row->setIcon(0, signIcon(isMuted ? Sign::Unseen : signOf(finding.severity)));
        row->setForeground(1, Theme::current().secondText);
        if (isMuted)
            row->setForeground(0, Theme::current().secondText);
        row->setToolTip(0, finding.message);
        rows += row;
    }
    m_list->addTopLevelItems(rows);
}

void FindingsPanel::tell()
{
    QHash<ElementId, Sign> signs;
    qint64 count = 0;
    for (const Finding &finding : std::as_const(m_findings)) {
        if (!finding.muted.isEmpty())
            continue;
        ++count;
        if (!finding.elements.isEmpty()) {
            Sign &sign = signs[finding.elements.front()];
            sign = std::max(sign, signOf(finding.severity));
        }
    }
    Q_EMIT found(signs, count);
}

const Finding *FindingsPanel::current() const
{
    const int row = m_list->indexOfTopLevelItem(m_list->currentItem());
    return row >= 0 && row < m_findings.size() ? &m_findings[row] : nullptr;
}

void FindingsPanel::showCurrent()
{
    const Finding *finding = current();
    const bool isMuted = finding && !finding->muted.isEmpty();
    const Rule *rule = finding ? ruleNamed(finding->rule) : nullptr;
    const auto fix = finding && !isMuted ? fixFor(m_document->architecture(), *finding) : std::nullopt;
    const bool mayChange = m_document->readOnlyReason().isEmpty();
    m_why->setText(finding                ? finding->why
                   : m_findings.isEmpty() ? tr("The checks find nothing to say about this drawing.")
                                          : tr("Choose a finding to see why it matters."));
    m_fix->setVisible(fix.has_value());
    m_fix->setEnabled(mayChange);
    if (fix) {
        m_fix->setText(m_fix->fontMetrics().elidedText(fix->words, Qt::ElideMiddle, detailsWidth - 60));
        m_fix->setToolTip(fix->words);
    }
    m_reason->setVisible(rule && rule->mayBeMuted && !isMuted);
    m_mute->setVisible(rule && rule->mayBeMuted);
    m_mute->setEnabled(mayChange);
    m_mute->setText(isMuted ? tr("Unmute") : tr("Mute"));
}

void FindingsPanel::showFindingAt(const FindingPlace &place)
{
    const auto found = std::ranges::find_if(m_findings, [&place](const Finding &finding) {
        return finding.muted.isEmpty() && FindingPlace::of(finding) == place;
    });
    if (found != m_findings.end())
        m_list->setCurrentItem(m_list->topLevelItem(int(found - m_findings.begin())));
}

void FindingsPanel::select()
{
    const Finding *finding = current();
    if (!finding)
        return;
    const QList<LinkId> links = finding->links;
    const QList<ElementId> elements = finding->elements;
    m_selection->set(QSet<ElementId>(elements.cbegin(), elements.cend()), QSet<LinkId>(links.cbegin(), links.cend()));
    if (!elements.isEmpty())
        Q_EMIT activated(elements.front());
    else if (!links.isEmpty())
        Q_EMIT activated(links.front().from);
}

void FindingsPanel::fix()
{
    const Finding *finding = current();
    if (!finding)
        return;
    if (const auto done = applyFix(*m_document, *finding); !done)
        Q_EMIT refused(done.error().message);
}

void FindingsPanel::mute()
{
    const Finding *finding = current();
    if (!finding)
        return;
    const auto done = finding->muted.isEmpty() ? muteFinding(*m_document, *finding, m_reason->text())
                                               : unmuteFinding(*m_document, *finding);
    if (!done)
        Q_EMIT refused(done.error().message);
    else
        m_reason->clear();
}

void FindingsPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        take(m_findings);
    QWidget::changeEvent(event);
}

} // namespace rheo::ui
