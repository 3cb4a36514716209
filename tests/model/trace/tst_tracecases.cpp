// SPDX-License-Identifier: Apache-2.0
#include "tests/model/trace/tracecase.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace rheo;

namespace {

const QString separator = QStringLiteral("---\n");

QString readAll(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

} // namespace

/// Each file of cases/ is a drawing, events, commits and questions; below the line "---" the expected text.
/// RHEO_REWRITE=1 writes what comes out into the files instead; read the diff.
class TestTraceCases : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void showsTrace_data()
    {
        QTest::addColumn<QString>("path");
        const QDir folder(QStringLiteral(RHEO_SOURCE_DIR "/tests/model/trace/cases"));
        const QStringList names = folder.entryList({QStringLiteral("*.case")}, QDir::Files, QDir::Name);
        QVERIFY(names.size() >= 17);
        for (const QString &name : names)
            QTest::newRow(qPrintable(name)) << folder.filePath(name);
    }

    void showsTrace()
    {
        QFETCH(const QString, path);
        const QString text = readAll(path);
        const QString input = text.section(separator, 0, 0);
        const QString came = TraceCase::parse(input).run();
        if (qEnvironmentVariableIsSet("RHEO_REWRITE")) {
            QFile file(path);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write((input + separator + came).toUtf8());
            return;
        }
        QCOMPARE(came, text.section(separator, 1));
    }
};

QTEST_GUILESS_MAIN(TestTraceCases)
#include "tst_tracecases.moc"
