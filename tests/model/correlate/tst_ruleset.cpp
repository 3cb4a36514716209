// SPDX-License-Identifier: Apache-2.0
#include "model/correlate/ruleset.h"

#include <QTest>

using namespace rheo;

namespace {

QString text(const char *utf8)
{
    return QString::fromUtf8(utf8);
}

} // namespace

class TestRuleSet : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void readsRules_data()
    {
        QTest::addColumn<QString>("written");
        QTest::addColumn<int>("source");
        QTest::addColumn<QString>("name");
        QTest::newRow("header") << text("header order-id") << int(TopicRule::Source::Header) << text("order-id");
        QTest::newRow("header with blanks")
            << text("  header   my header ") << int(TopicRule::Source::Header) << text("my header");
        QTest::newRow("key") << text("key") << int(TopicRule::Source::Key) << QString();
        QTest::newRow("json") << text("json /order/id") << int(TopicRule::Source::Json) << text("/order/id");
    }

    void readsRules()
    {
        QFETCH(const QString, written);
        QFETCH(const int, source);
        QFETCH(const QString, name);
        const auto rule = parseTopicRule(written);
        QVERIFY(rule);
        QCOMPARE(int(rule->source), source);
        QCOMPARE(QString::fromStdString(rule->name), name);
    }

    void refusesOtherWords()
    {
        for (const char *wrong : {"", "header", "header ", "json", "json order", "keys", "value", "Header x"}) {
            const auto rule = parseTopicRule(text(wrong));
            QVERIFY2(!rule, wrong);
            QCOMPARE(rule.error().kind, ErrorKind::Input);
        }
    }

    void survivesTheRoundTrip()
    {
        RuleSet rules;
        rules.readBodies = false;
        rules.topicRules.insert(text("orders"), {TopicRule::Source::Json, "/id"});
        rules.topicRules.insert(text("zahlungen-ü"), {TopicRule::Source::Header, "größe"});
        rules.topicRules.insert(text("k"), {TopicRule::Source::Key, {}});
        const auto read = RuleSet::fromJson(rules.toJson());
        QVERIFY(read);
        QCOMPARE(*read, rules);
        QCOMPARE(RuleSet::fromJson(RuleSet().toJson()).value(), RuleSet());
    }

    void refusesDamagedJson()
    {
        for (const char *wrong : {"", "{", "[]", "{}", "null", R"({"readBodies":1,"topics":{}})",
                                  R"({"readBodies":true,"topics":[]})", R"({"readBodies":true,"topics":{"a":1}})",
                                  R"({"readBodies":true,"topics":{"a":"nonsense"}})", "\xff\xfe"})
            QVERIFY2(!RuleSet::fromJson(wrong), wrong);
        QVERIFY(!RuleSet::fromJson(QByteArray(100'000, '[')));
        QVERIFY(!RuleSet::fromJson(QByteArray((8 << 20) + 1, ' ')));
    }

    void comesFromTheDrawing()
    {
        Architecture drawing;
        Element topic{ElementId(text("orders")), ElementKind::Topic, text("Orders"), {}};
        topic.fields.insert(fields::topicName, text("shop.orders"));
        topic.fields.insert(fields::correlation, text("header order-id"));
        Element wrong{ElementId(text("wrong")), ElementKind::Topic, text("Wrong"), {}};
        wrong.fields.insert(fields::correlation, text("by magic"));
        drawing.put(topic);
        drawing.put(wrong);
        drawing.put(Element{ElementId(text("plain")), ElementKind::Topic, text("Plain"), {}});
        const RuleSet rules = RuleSet::of(drawing);
        QCOMPARE(rules.topicRules.keys(), QList<QString>{text("shop.orders")});
        QCOMPARE(rules.topicRules.first(), (TopicRule{TopicRule::Source::Header, "order-id"}));
    }
};

QTEST_GUILESS_MAIN(TestRuleSet)
#include "tst_ruleset.moc"
