// SPDX-License-Identifier: Apache-2.0
#include "model/check/fixes.h"
#include "model/file/rheofile.h"
#include "tests/model/check/rulecases.h"
#include "tests/model/file/randomdrawing.h"

#include <QTest>

using namespace rheo;
using namespace rheo::test;

namespace {

QList<Finding> findings(const ArchitectureDocument &document, const QString &rule)
{
    QList<Finding> found = check(document.architecture());
    found.removeIf([&](const Finding &finding) { return finding.rule != rule; });
    return found;
}

Finding only(const ArchitectureDocument &document, const char *rule)
{
    const auto found = findings(document, QString::fromUtf8(rule));
    if (found.size() != 1)
        qFatal("%s finds %d", rule, int(found.size()));
    return found.front();
}

/// Of a drawing that the file can hold: a broken link cannot be read again.
bool canBeRead(const ArchitectureDocument &document)
{
    const auto again = parseRheo(writeRheo(document.drawing()));
    return again && *again == document.drawing();
}

} // namespace

class TestFixes : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void eachFix_data()
    {
        QTest::addColumn<int>("row");
        const QList<RuleCase> rows = ruleCases();
        for (int i = 0; i < rows.size(); ++i)
            QTest::addRow("%s: %s", rows[i].rule, rows[i].name) << i;
    }

    void eachFix()
    {
        QFETCH(int, row);
        const RuleCase shown = ruleCases()[row];
        ArchitectureDocument document;
        document.reset(Drawing{badDrawing(shown), {}});
        const QByteArray before = writeRheo(document.drawing());
        const Finding finding = only(document, shown.rule);
        const auto fix = fixFor(document.architecture(), finding);
        QCOMPARE(fix ? fix->words : QString(), QString::fromUtf8(shown.fix));
        QCOMPARE(bool(applyFix(document, finding)), bool(fix));
        if (!fix)
            return;
        QCOMPARE(findings(document, finding.rule), QList<Finding>());
        QVERIFY(canBeRead(document));
        QCOMPARE(document.undoStack()->count(), 1);
        QCOMPARE(document.undoStack()->undoText(), fix->words);
        document.undoStack()->undo();
        QCOMPARE(writeRheo(document.drawing()), before);
        document.undoStack()->redo();
        QCOMPARE(findings(document, finding.rule), QList<Finding>());
    }

    void everyFixIsTried()
    {
        QSet<QString> tried;
        for (const RuleCase &row : ruleCases()) {
            if (*row.fix)
                tried.insert(QString::fromUtf8(row.rule));
        }
        for (const Rule &rule : allChecks())
            QVERIFY2(!rule.fix || tried.contains(QString::fromUtf8(rule.name)), rule.name);
        QVERIFY(tried.size() >= 10);
    }

    void whatIsNoLongerSoIsNotFixed()
    {
        ArchitectureDocument document;
        document.reset(Drawing{drawn("topic t minInSync 2\nservice a\na -> t\nservice b\nt -> b"), {}});
        const Finding finding = only(document, "min-in-sync");
        QVERIFY(applyFix(document, finding));
        const auto again = applyFix(document, finding);
        QVERIFY(!again);
        QVERIFY2(again.error().message.contains(finding.message), qPrintable(again.error().message));
        QVERIFY(!fixFor(Architecture(), finding));
        QCOMPARE(document.undoStack()->count(), 1);
    }

    void everyFixOfRandomDrawings()
    {
        const quint32 seed = QRandomGenerator::global()->generate();
        qInfo("seed %u", seed);
        for (quint32 run = 0; run < 25; ++run) {
            ArchitectureDocument document;
            document.reset(RandomDrawing(seed + run).make(25));
            const Drawing before = document.drawing();
            for (const Finding &finding : check(before.architecture)) {
                if (!applyFix(document, finding))
                    continue;
                QVERIFY2(!check(document.architecture()).contains(finding), qPrintable(finding.message));
                QVERIFY2(canBeRead(document), qPrintable(finding.message));
                document.undoStack()->undo();
                QVERIFY2(document.drawing() == before, qPrintable(finding.message));
            }
        }
    }

    void separatedGroupsStayApart()
    {
        ArchitectureDocument document;
        document.reset(
            Drawing{drawn("topic t\nservice a\na -> t\nservice b\nt -> b group g\nservice c group g\nt -> c\n"
                          "service d group own\nt -> d group g"),
                    {}});
        QVERIFY(applyFix(document, only(document, "shared-group")));
        QStringList groups;
        for (const LinkId &link : consumersOf(document.architecture(), id("t")))
            groups += effectiveGroup(document.architecture(), link);
        QCOMPARE(groups, (QStringList{QStringLiteral("g"), QStringLiteral("c"), QStringLiteral("own")}));
        QVERIFY(canBeRead(document));
    }
};

QTEST_GUILESS_MAIN(TestFixes)
#include "tst_fixes.moc"
