// SPDX-License-Identifier: Apache-2.0
#include "views/panels/sourcework.h"

#include "model/file/limits.h"
#include "model/file/rheofile.h"
#include "model/file/rheoreader.h"

#include <QRegularExpression>

namespace rheo::ui {

namespace {

/// QPlainTextEdit takes some of these for ends of lines, and shows others as nothing.
bool isTreacherous(QChar c)
{
    const char16_t u = c.unicode();
    return (u >= 0x7f && u <= 0x9f) || u == 0x061c || (u >= 0x200b && u <= 0x200f) || (u >= 0x2028 && u <= 0x202e) ||
           (u >= 0x2060 && u <= 0x206f) || (u >= 0xfdd0 && u <= 0xfdef) || u == 0xfeff || u >= 0xfff9;
}

int lineOfVersion(const QString &text)
{
    static const QRegularExpression version(QStringLiteral("\"version\"\\s*:"));
    const auto match = version.match(text);
    return match.hasMatch() ? int(QStringView(text).first(match.capturedStart()).count(QLatin1Char('\n'))) + 1 : 0;
}

} // namespace

QString sourceText(const Drawing &drawing)
{
    const QString text = fromUtf8(writeRheo(drawing));
    QString shown;
    qsizetype done = 0;
    for (qsizetype at = 0; at < text.size(); ++at) {
        if (!isTreacherous(text[at]))
            continue;
        shown += QStringView(text).sliced(done, at - done);
        shown += QStringLiteral("\\u%1").arg(text[at].unicode(), 4, 16, QLatin1Char('0'));
        done = at + 1;
    }
    shown += QStringView(text).sliced(done);
    return shown;
}

std::expected<Drawing, QList<Problem>> readSource(const QString &text)
{
    auto read = readRheo(text.toUtf8());
    if (!read)
        return std::unexpected(std::move(read.error()));
    if (read->version > rheoVersion)
        return std::unexpected(QList<Problem>{
            {lineOfVersion(text), 1,
             SourceWork::tr("This Rheograph writes version %1 of the format. Change it back.").arg(rheoVersion)}});
    return std::move(read->drawing);
}

SourceWork::SourceWork(QObject *parent) : QObject(parent)
{
    m_pool.setMaxThreadCount(1);
}

SourceWork::~SourceWork()
{
    m_pool.clear();
    m_pool.waitForDone();
}

void SourceWork::cancel()
{
    m_pool.clear();
    ++m_newest;
    m_isBusy = false;
}

/// `work` runs beside; what it returns is called on the GUI thread if nothing newer was ordered.
template<typename Work> void SourceWork::start(Work work)
{
    cancel(); // what waits is out of date
    m_isBusy = true;
    m_pool.start([this, work = std::move(work), order = m_newest] {
        auto tell = work();
        QMetaObject::invokeMethod(
            this,
            [this, tell = std::move(tell), order] {
                if (order != m_newest)
                    return;
                m_isBusy = false;
                tell();
            },
            Qt::QueuedConnection);
    });
}

void SourceWork::write(const Drawing &drawing)
{
    start([this, drawing] { return [this, drawing, text = sourceText(drawing)] { Q_EMIT written(drawing, text); }; });
}

void SourceWork::read(const QString &text)
{
    start([this, text] {
        return [this, read = readSource(text)] {
            if (read)
                Q_EMIT understood(*read);
            else
                Q_EMIT refused(read.error());
        };
    });
}

} // namespace rheo::ui
