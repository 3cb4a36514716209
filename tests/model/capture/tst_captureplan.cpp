// SPDX-License-Identifier: Apache-2.0
#include "model/capture/captureplan.h"

#include <QTest>

using namespace rheo;
using namespace Qt::StringLiterals;

class TestCapturePlan : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesDrawnTopicsAndGroups();
    void matchesPatternsWhole();
    void namesWhatIsMissing();
};

namespace {

Element made(const QString &id, ElementKind kind)
{
    return {.id = ElementId(id), .kind = kind, .name = id, .container = {}};
}

Architecture drawing(const QString &pattern = {})
{
    Architecture drawing;
    drawing.put(made(u"orders"_s, ElementKind::Topic));
    drawing.put(made(u"stock"_s, ElementKind::Topic));
    drawing.put(made(u"inventory"_s, ElementKind::Service));
    Link link{.id = {.from = ElementId(u"orders"_s), .to = ElementId(u"inventory"_s), .kind = LinkKind::Consumes}};
    if (!pattern.isEmpty())
        link.fields[u"topicPattern"_s] = pattern;
    drawing.put(link);
    return drawing;
}

ClusterSnapshot layout(const QStringList &names)
{
    ClusterSnapshot layout;
    for (const QString &name : names)
        layout.topics.append({.name = name, .partitions = {}});
    return layout;
}

} // namespace

void TestCapturePlan::takesDrawnTopicsAndGroups()
{
    const CapturePlan plan = CapturePlan::of(drawing());
    QCOMPARE(plan.topics, (QStringList{u"orders"_s, u"stock"_s}));
    QCOMPARE(plan.readByGroups(plan.topics), (QMap<QString, QStringList>{{u"inventory"_s, {u"orders"_s}}}));
    QVERIFY(plan.patterns.isEmpty());
    QCOMPARE(plan.wantedIn(layout({u"a"_s, u"orders"_s, u"orders2"_s})), QStringList{u"orders"_s});
}

void TestCapturePlan::matchesPatternsWhole()
{
    const CapturePlan plan = CapturePlan::of(drawing(u"pay.*|.*offsets"_s));
    QCOMPARE(plan.wantedIn(layout({u"pay"_s, u"payments"_s, u"prepay"_s, u"my-offsets"_s, u"__consumer_offsets"_s})),
             (QStringList{u"pay"_s, u"payments"_s, u"my-offsets"_s}));
    QCOMPARE(plan.readByGroups({u"orders"_s, u"stock"_s, u"payments"_s}),
             (QMap<QString, QStringList>{{u"inventory"_s, {u"orders"_s, u"payments"_s}}}));
    QVERIFY(CapturePlan::of(drawing(u"(unclosed"_s)).patterns.isEmpty());
}

void TestCapturePlan::namesWhatIsMissing()
{
    const CapturePlan plan = CapturePlan::of(drawing());
    QCOMPARE(plan.missingIn(layout({u"stock"_s})), QStringList{u"orders"_s});
    QVERIFY(plan.missingIn(layout({u"stock"_s, u"orders"_s})).isEmpty());
}

QTEST_GUILESS_MAIN(TestCapturePlan)
#include "tst_captureplan.moc"
