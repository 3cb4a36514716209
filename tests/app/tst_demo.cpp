// SPDX-License-Identifier: Apache-2.0
#include <QImage>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

namespace {

struct Ended
{
    int exitCode = -1;
    QString output;
    QString errors;
};

} // namespace

/// The demo as a person without a display, and one with a window, starts it.
class TestDemo : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { QVERIFY2(!qEnvironmentVariableIsEmpty("RHEOGRAPH"), "RHEOGRAPH names no program"); }

    void headlessPrintsEveryHopAndPaints()
    {
        const QString file = m_folder.filePath(QStringLiteral("trace.png"));
        const Ended demo = run({QStringLiteral("--headless"), QStringLiteral("--screenshot"), file});
        QVERIFY2(demo.exitCode == 0, qPrintable(demo.errors));
        for (const char *name : {"order-service", "order-events", "inventory-service", "inventory-events",
                                 "payment-service", "payment-events", "order-saga", "order-status"})
            QVERIFY2(demo.output.contains(QLatin1String(name)),
                     qPrintable(QLatin1String(name) + QStringLiteral(":\n") + demo.output));
        const QImage picture(file);
        QVERIFY(!picture.isNull());
        QVERIFY2(colours(picture) > 20, "the picture shows nothing");
    }

    void headlessWithoutAPicture()
    {
        const Ended demo = run({QStringLiteral("--headless")});
        QCOMPARE(demo.exitCode, 0);
        QVERIFY(demo.output.contains(QStringLiteral("order-events")));
    }

    void aPictureThatCannotBeWrittenIsTold()
    {
        const Ended demo = run({QStringLiteral("--headless"), QStringLiteral("--screenshot"),
                                m_folder.filePath(QStringLiteral("missing/trace.png"))});
        QVERIFY(demo.exitCode > 0);
        QVERIFY2(demo.errors.contains(QStringLiteral("trace.png")), qPrintable(demo.errors));
    }

    void theWindowEndsByItself()
    {
        const QString file = m_folder.filePath(QStringLiteral("window.png"));
        const Ended demo =
            run({QStringLiteral("--seconds"), QStringLiteral("6"), QStringLiteral("--screenshot"), file});
        QVERIFY2(demo.exitCode == 0, qPrintable(demo.errors));
        const QImage picture(file);
        QCOMPARE(picture.size(), QSize(1440, 900));
        QVERIFY2(colours(picture) > 50, "the window shows nothing");
        QVERIFY2(!demo.errors.contains(QStringLiteral("QObject::connect")), qPrintable(demo.errors));
    }

    void refuses_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("no time") << QStringList{QStringLiteral("--seconds"), QStringLiteral("0")};
        QTest::newRow("not a number") << QStringList{QStringLiteral("--seconds"), QStringLiteral("x")};
        QTest::newRow("unknown") << QStringList{QStringLiteral("--other")};
    }

    void refuses()
    {
        QFETCH(QStringList, arguments);
        QCOMPARE(run(arguments).exitCode, 2);
    }

private:
    /// Where there is no display at all.
    [[nodiscard]] Ended run(const QStringList &arguments) const
    {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const char *name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
            environment.remove(QString::fromLatin1(name));
        for (const char *name : {"XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"})
            environment.insert(QString::fromLatin1(name), m_folder.filePath(QString::fromLatin1(name)));
        process.setProcessEnvironment(environment);
        process.start(qEnvironmentVariable("RHEOGRAPH"), QStringList{QStringLiteral("demo")} + arguments);
        if (!process.waitForFinished(120'000) || process.exitStatus() != QProcess::NormalExit)
            return {-1, {}, QString::fromUtf8(process.readAllStandardError())};
        return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
                QString::fromUtf8(process.readAllStandardError())};
    }

    static qsizetype colours(const QImage &picture)
    {
        QSet<QRgb> seen;
        for (int y = 0; y < picture.height(); y += 3)
            for (int x = 0; x < picture.width(); x += 3)
                seen.insert(picture.pixel(x, y));
        return seen.size();
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestDemo)
#include "tst_demo.moc"
