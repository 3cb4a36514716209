// SPDX-License-Identifier: Apache-2.0
#include "model/architecture/element.h"
#include "model/architecture/link.h"

#include <QSet>
#include <QTest>

using namespace rheo;

class TestFields : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void everyStandardIsAllowed()
    {
        for (const FieldSpec &spec : fieldTable()) {
            const auto problem = fieldProblem(spec, spec.standard);
            QVERIFY2(!problem, qPrintable(problem.value_or(QString())));
            QVERIFY2(!spec.label.isEmpty() && spec.help.endsWith(QLatin1Char('.')), qPrintable(spec.key));
        }
    }

    void noKeyStandsTwiceInOneHome()
    {
        for (quint32 bit = 1; bit <= quint32(FieldHome::ReadsWrites); bit <<= 1) {
            QSet<QString> seen;
            for (const FieldSpec &spec : fieldTable()) {
                if (spec.livesIn(FieldHome(bit))) {
                    QVERIFY2(!seen.contains(spec.key), qPrintable(spec.key));
                    seen.insert(spec.key);
                }
            }
        }
    }

    void refusesWithASentence()
    {
        const FieldSpec *partitions = fieldSpec(fields::partitions, FieldHome::Topic);
        QVERIFY(partitions);
        QVERIFY(fieldProblem(*partitions, qint64(0))->contains(QStringLiteral("least is 1")));
        QVERIFY(fieldProblem(*partitions, QStringLiteral("many"))->contains(QStringLiteral("whole number")));
        const FieldSpec *acks = fieldSpec(fields::acks, FieldHome::Service);
        QVERIFY(fieldProblem(*acks, QStringLiteral("2")));
        QVERIFY(!fieldProblem(*acks, QStringLiteral("1")));
        QVERIFY(!fieldSpec(fields::partitions, FieldHome::Service));
        const FieldSpec *pattern = fieldSpec(fields::topicPattern, FieldHome::Consumes);
        QVERIFY(fieldProblem(*pattern, QStringLiteral("(")));
    }

    void elementsFallBackToTheStandard()
    {
        Element topic{ElementId(QStringLiteral("t")), ElementKind::Topic, QStringLiteral("t"), {}};
        QCOMPARE(topic.count(fields::partitions), 1);
        topic.fields[fields::partitions] = qint64(6);
        QCOMPARE(topic.count(fields::partitions), 6);
        QCOMPARE(Link{}.flag(fields::deadLetter), false);
    }

    void keywordsAndKindsMatch()
    {
        for (const ElementKind kind : allElementKinds)
            QCOMPARE(elementKindFor(keyword(kind)), kind);
        for (const LinkKind kind : allLinkKinds)
            QCOMPARE(linkKindFor(keyword(kind)), kind);
        QVERIFY(!elementKindFor(QStringLiteral("queue")));
    }
};

QTEST_GUILESS_MAIN(TestFields)
#include "tst_fields.moc"
