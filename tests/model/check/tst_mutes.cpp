// SPDX-License-Identifier: Apache-2.0
#include "model/check/fixes.h"
#include "model/file/rheofile.h"
#include "tests/support/drawn.h"

#include <QTest>

using namespace rheo;
using namespace rheo::test;

namespace {

constexpr const char *flow = "service a\nservice b\na -> t\nt -> b\n";

/// "rule" or "rule (reason)" for every finding.
QStringList summary(const Architecture &architecture)
{
    QStringList lines;
    for (const Finding &finding : check(architecture))
        lines += finding.muted.isEmpty() ? finding.rule : QStringLiteral("%1 (%2)").arg(finding.rule, finding.muted);
    return lines;
}

} // namespace

class TestMutes : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void theSubjectMutes_data()
    {
        QTest::addColumn<QString>("notation");
        QTest::addColumn<QStringList>("expected");
        const auto row = [](const char *name, const QByteArray &lines, const QStringList &expected) {
            QTest::newRow(name) << QString::fromUtf8(flow + lines) << expected;
        };
        const auto text = [](const char *utf8) { return QString::fromUtf8(utf8); };
        row("the element", "topic t minInSync 2 muted min-in-sync \"a test\"", {text("min-in-sync (a test)")});
        row("another rule of it", "topic t minInSync 2 correlation x muted min-in-sync why",
            {text("min-in-sync (why)"), text("correlation-rule")});
        row("blanks around the reason", "topic t minInSync 2 muted min-in-sync \" why \"", {text("min-in-sync (why)")});
        row("blanks are no reason", "topic t minInSync 2 muted min-in-sync \" \"",
            {text("min-in-sync"), text("stale-mute")});
        row("the first of two", "topic t \"x\" muted topic-collision why\ntopic u \"x\"\na -> u\nu -> b",
            {text("topic-collision (why)")});
        row("the second of two does not", "topic t \"x\"\ntopic u \"x\" muted topic-collision why\na -> u\nu -> b",
            {text("topic-collision"), text("stale-mute")});
        row("a link without elements", "topic t\nservice c\nt -> c topicPattern no muted pattern-misses-topic \"soon\"",
            {text("pattern-misses-topic (soon)")});
        row("stale mutes cannot be muted", "topic t muted gone why muted stale-mute why",
            {text("stale-mute"), text("stale-mute")});
    }

    void theSubjectMutes()
    {
        QFETCH(QString, notation);
        QFETCH(QStringList, expected);
        QStringList found = summary(drawn(notation));
        found.sort();
        QStringList sorted = expected;
        sorted.sort();
        QCOMPARE(found, sorted);
    }

    void mutingIsOneStep()
    {
        ArchitectureDocument document;
        document.reset(Drawing{drawn(QByteArray(flow).append("topic t minInSync 2").constData()), {}});
        const QByteArray before = writeRheo(document.drawing());
        const Finding finding = check(document.architecture()).front();
        QVERIFY(muteFinding(document, finding, QStringLiteral(" the cluster grows on Monday ")));
        QCOMPARE(summary(document.architecture()),
                 QStringList{QStringLiteral("min-in-sync (the cluster grows on Monday)")});
        QCOMPARE(document.undoStack()->count(), 1);
        QCOMPARE(document.undoStack()->undoText(), QStringLiteral("Mute min-in-sync"));
        const QByteArray muted = writeRheo(document.drawing());
        QVERIFY(muted.contains(R"("muted": {"min-in-sync": "the cluster grows on Monday"})"));
        QCOMPARE(*parseRheo(muted), document.drawing());
        QVERIFY(unmuteFinding(document, finding));
        QCOMPARE(writeRheo(document.drawing()), before);
        document.undoStack()->undo();
        document.undoStack()->undo();
        QCOMPARE(writeRheo(document.drawing()), before);
    }

    void aLinkIsMuted()
    {
        ArchitectureDocument document;
        document.reset(Drawing{drawn("topic t\nservice a\nservice b\na -> t\nt -> b topicPattern no"), {}});
        const Finding finding = check(document.architecture()).front();
        QVERIFY(muteFinding(document, finding, QStringLiteral("soon")));
        QCOMPARE(summary(document.architecture()), QStringList{QStringLiteral("pattern-misses-topic (soon)")});
    }

    void mutingAsksForAReasonAndASubject()
    {
        ArchitectureDocument document;
        document.reset(Drawing{drawn(QByteArray(flow).append("topic t minInSync 2 muted gone why").constData()), {}});
        const QList<Finding> found = check(document.architecture());
        QCOMPARE(found.size(), 2);
        QCOMPARE(muteFinding(document, found[0], QStringLiteral(" ")).error().message,
                 QStringLiteral("A mute needs a reason."));
        QCOMPARE(muteFinding(document, found[1], QStringLiteral("x")).error().message,
                 QStringLiteral("stale-mute cannot be muted."));
        document.reset({});
        QVERIFY(!muteFinding(document, found[0], QStringLiteral("x")));
        QCOMPARE(document.undoStack()->count(), 0);
    }
};

QTEST_GUILESS_MAIN(TestMutes)
#include "tst_mutes.moc"
