// SPDX-License-Identifier: Apache-2.0
#include "views/window/statusline.h"

#include "views/theme/icons.h"
#include "views/theme/theme.h"
#include "views/window/announcement.h"

#include <QEvent>
#include <QLabel>
#include <QLocale>
#include <QToolButton>

namespace rheo::ui {

namespace {

QString bytesText(qint64 bytes)
{
    return QLocale().formattedDataSize(bytes, bytes < 10 * 1024 * 1024 ? 1 : 0, QLocale::DataSizeTraditionalFormat);
}

QColor lampColour(StatusLine::Lamp lamp)
{
    const Theme &theme = Theme::current();
    switch (lamp) {
    case StatusLine::Lamp::Recording:
        return theme.good;
    case StatusLine::Lamp::Starting:
        return theme.warning;
    case StatusLine::Lamp::Trouble:
        return theme.trouble;
    case StatusLine::Lamp::Off:
    case StatusLine::Lamp::Stopped:
        return theme.secondText;
    }
    std::unreachable();
}

} // namespace

StatusLine::StatusLine(QWidget *parent)
    : QStatusBar(parent)
    , m_findings(new QToolButton)
    , m_lamp(new QLabel)
    , m_rates(new QLabel)
    , m_bytes(new QLabel)
    , m_share(new QLabel)
    , m_selection(new QLabel)
    , m_trouble(new QLabel)
    , m_saved(new QLabel)
    , m_zoom(new QLabel)
{
    m_findings->setObjectName(QStringLiteral("findingCount"));
    m_findings->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_findings->setAutoRaise(true);
    m_findings->setIconSize({14, 14});
    m_findings->setToolTip(tr("Show the findings"));
    m_findings->hide();
    addWidget(m_findings);
    connect(m_findings, &QToolButton::clicked, this, &StatusLine::findingsClicked);
    makeAnnouncement(m_lamp);
    makeAnnouncement(m_trouble);
    addPart(m_lamp, "lamp");
    addPart(m_rates, "rates");
    addPart(m_bytes, "recordingBytes");
    addPart(m_share, "drawnShare");
    addPart(m_selection, "selectionCount");
    addPart(m_trouble, "trouble");
    setSizeGripEnabled(false);
    m_lamp->setTextFormat(Qt::RichText);
    setFixedHeight(26);
    m_trouble->setProperty("role", QStringLiteral("problem"));
    setObjectName(QStringLiteral("statusLine"));
    m_saved->setObjectName(QStringLiteral("saved"));
    m_zoom->setObjectName(QStringLiteral("zoom"));
    for (QLabel *label : {m_saved, m_zoom}) {
        label->setTextFormat(Qt::PlainText);
        label->setContentsMargins(8, 0, 8, 0);
        addPermanentWidget(label);
    }
    setZoom(1);
    setSelection(0, 0);
    clearLive();
}

void StatusLine::addPart(QLabel *label, const char *objectName)
{
    label->setObjectName(QString::fromLatin1(objectName));
    label->setTextFormat(Qt::PlainText);
    label->setContentsMargins(8, 0, 8, 0);
    addWidget(label);
}

void StatusLine::setLamp(Lamp lamp, const QString &words)
{
    const bool isNew = words != std::exchange(m_lampWords, words);
    m_lampState = lamp;
    showLamp();
    m_lamp->setVisible(!words.isEmpty());
    if (isNew)
        announce(m_lamp);
}

void StatusLine::showLamp()
{
    m_lamp->setText(QStringLiteral("<span style=\"color:%1\">%2</span> %3")
                        .arg(lampColour(m_lampState).name(),
                             m_lampState == Lamp::Off ? QStringLiteral("○") : QStringLiteral("●"),
                             m_lampWords.toHtmlEscaped()));
    m_lamp->setAccessibleName(m_lampWords);
}

void StatusLine::changeEvent(QEvent *event)
{
    QStatusBar::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange) {
        showLamp();
        showFindings();
    }
}

void StatusLine::setFindings(qint64 errors, qint64 warnings)
{
    m_errors = errors;
    m_warnings = warnings;
    showFindings();
    m_findings->show();
}

void StatusLine::showFindings()
{
    const QLocale locale;
    const QString errors = m_errors == 1 ? tr("1 error") : tr("%1 errors").arg(locale.toString(m_errors));
    const QString warnings = m_warnings == 1 ? tr("1 warning") : tr("%1 warnings").arg(locale.toString(m_warnings));
    const bool none = m_errors + m_warnings == 0;
    const QString words = none ? tr("No findings") : tr("%1, %2").arg(warnings, errors);
    m_findings->setText(none ? words : QLatin1Char(' ') + words); // the style leaves no room after the sign
    m_findings->setAccessibleName(words);
    m_findings->setIcon(none ? QIcon() : signIcon(m_errors > 0 ? Sign::Error : Sign::Warning));
}

void StatusLine::setRates(std::optional<double> eventsPerSecond, qint64 dropped)
{
    const QLocale locale;
    const QString lost = tr("%1 dropped").arg(locale.toString(dropped));
    m_rates->setText(
        eventsPerSecond
            ? tr("%1 events/s · %2").arg(locale.toString(*eventsPerSecond, 'f', *eventsPerSecond < 10 ? 1 : 0), lost)
            : lost);
    m_rates->show();
}

void StatusLine::setRecordingBytes(qint64 bytes, qint64 ringBytes)
{
    m_bytes->setText(ringBytes > 0 ? tr("Ring %1 of %2").arg(bytesText(bytes), bytesText(ringBytes))
                                   : tr("Recording %1").arg(bytesText(bytes)));
    m_bytes->show();
}

void StatusLine::setDrawnShare(qint64 oneIn)
{
    m_share->setText(oneIn > 1 ? tr("Drawing 1 in %1 records").arg(QLocale().toString(oneIn))
                               : tr("Drawing every record"));
    m_share->show();
}

void StatusLine::clearLive()
{
    for (QLabel *label : {m_lamp, m_rates, m_bytes, m_share})
        label->hide();
    setTrouble({});
}

void StatusLine::setSelection(int elements, int links)
{
    QStringList parts;
    if (elements > 0)
        parts += elements == 1 ? tr("1 element") : tr("%1 elements").arg(elements);
    if (links > 0)
        parts += links == 1 ? tr("1 link") : tr("%1 links").arg(links);
    m_selection->setText(parts.isEmpty() ? tr("Nothing selected")
                                         : tr("%1 selected").arg(parts.join(QStringLiteral(", "))));
}

void StatusLine::setSaved(const QString &words)
{
    m_saved->setText(words);
}

void StatusLine::setZoom(double factor)
{
    m_zoom->setText(QStringLiteral("%1 %").arg(qRound(factor * 100)));
}

void StatusLine::setTrouble(const QString &sentence)
{
    const bool isNew = m_trouble->text() != sentence;
    m_trouble->setText(sentence);
    m_trouble->setVisible(!sentence.isEmpty());
    if (isNew)
        announce(m_trouble);
}

} // namespace rheo::ui
