// SPDX-License-Identifier: Apache-2.0
#include "model/cluster/propertiestext.h"

#include <QRandomGenerator>
#include <QTest>

using rheo::parseProperties;

namespace {

using Pairs = QList<std::pair<QString, QString>>;

QString text(const char *utf8)
{
    return QString::fromUtf8(utf8);
}

/// As java.util.Properties.store writes it, with the choices that it leaves open made at random.
QByteArray escaped(const QString &plain, bool isKey, QRandomGenerator &random)
{
    QByteArray out;
    for (qsizetype i = 0; i < plain.size(); ++i) {
        const QChar c = plain[i];
        const bool breaks = random.bounded(12) == 0; // a blank at the start of the next line would be lost
        if (breaks)
            out += random.bounded(2) ? "\\\n   " : "\\\r\n\t";
        if (c == u'\n' || c == u'\t' || c == u'\r')
            out += c == u'\n' ? "\\n" : c == u'\t' ? "\\t" : "\\r";
        else if (c.unicode() >= 0x7f || c.unicode() < 0x20)
            out += "\\u" + QByteArray::number(c.unicode(), 16).rightJustified(4, '0');
        else if (QStringLiteral("\\=:#!").contains(c) ||
                 (c == u' ' && (isKey || breaks || i == 0 || i + 1 == plain.size())))
            out += '\\' + QByteArray(1, c.toLatin1());
        else
            out += c.toLatin1();
    }
    return out;
}

QString randomText(QRandomGenerator &random, int longest)
{
    static const QString alphabet = text("ab=: \\#!\n\t\r\"'é注.-0u");
    QString made;
    for (int length = random.bounded(longest + 1); length > 0; --length)
        made += alphabet[random.bounded(int(alphabet.size()))];
    return made;
}

} // namespace

class TestPropertiesText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data();
    void reads();
    void readsWhatJavaWrites();
    void anyBytesEnd();
};

void TestPropertiesText::reads_data()
{
    QTest::addColumn<QByteArray>("lines");
    QTest::addColumn<QString>("pairs"); // key=value|key=value
    const auto row = [](const char *name, const QByteArray &lines, const char *pairs) {
        QTest::newRow(name) << lines << text(pairs);
    };
    row("nothing", "", "");
    row("comments and blank lines", "# a=b\n\n  ! c=d\n\t\n", "");
    row("three signs", "a=1\nb:2\nc 3", "a=1|b=2|c=3");
    row("blanks around the sign", "a = 1\nb\t:\t2\nc   3", "a=1|b=2|c=3");
    row("one sign only", "a = = 1\nb::2\nc : = 3", "a== 1|b=:2|c== 3");
    row("a key alone", "a\nb=\nc :", "a=|b=|c=");
    row("no key", "=x\n:y", "=x|=y");
    row("a sign in the key", "a\\=b=c\nd\\:e:f\ng\\ h i", "a=b=c|d:e=f|g h=i");
    row("a comment sign inside", "a#b=c!d", "a#b=c!d");
    row("joined", "fruits  apple, \\\n    banana, \\\n    pear", "fruits=apple, banana, pear");
    row("joined comment is none", "a=1\\\n#2", "a=1#2");
    row("a comment is never joined", "#a\\\nb=c", "b=c");
    row("an even number of backslashes ends the line", "a=1\\\\\nb=2", "a=1\\|b=2");
    row("an odd number joins", "a=1\\\\\\\n2", "a=1\\2");
    row("a backslash at the very end", "a=1\\", "a=1");
    row("ends of lines", "a=1\rb=2\r\nc=3\n", "a=1|b=2|c=3");
    row("form feed is a blank", "\fa\f=\f1", "a=1");
    row("escapes", "a=x\\u0041\\u00e9\\qy\\\"", "a=xA\u00e9qy\"");
    row("no escape", "a=\\u00g1\nb=\\u12\nc=\\u0x41\nd=\\u +1", "a=u00g1|b=u12|c=u0x41|d=u +1");
    row("a blank at the end", "a=secret   \nb=secret\\ \nc=secret\\\\ ", "a=secret|b=secret |c=secret\\");
    row("a blank at the start", "a=\\ x", "a= x");
    row("the same key twice", "a=1\na=2", "a=1|a=2");
    row("UTF-8", "größe=注文", "größe=注文");
}

void TestPropertiesText::reads()
{
    QFETCH(QByteArray, lines);
    QStringList read;
    for (const auto &[key, value] : parseProperties(lines))
        read += key + QLatin1Char('=') + value;
    QTEST(read.join(QLatin1Char('|')), "pairs");
}

void TestPropertiesText::readsWhatJavaWrites()
{
    const quint32 seed = QRandomGenerator::global()->generate();
    qInfo("seed %u", seed);
    QRandomGenerator random(seed);
    for (int round = 0; round < 2000; ++round) {
        Pairs pairs;
        QByteArray file = "#Mon Nov 23\n";
        for (int i = random.bounded(4); i >= 0; --i) {
            pairs.append({QLatin1Char('k') + randomText(random, 8), randomText(random, 20)});
            file += escaped(pairs.back().first, true, random) + (random.bounded(2) ? "=" : " : ") +
                    escaped(pairs.back().second, false, random) + (random.bounded(2) ? "\n" : "\r\n");
        }
        QVERIFY2(parseProperties(file) == pairs, file.constData());
    }
}

void TestPropertiesText::anyBytesEnd()
{
    const quint32 seed = QRandomGenerator::global()->generate();
    QRandomGenerator random(seed);
    for (int round = 0; round < 2000; ++round) {
        QByteArray bytes;
        for (int length = random.bounded(40); length > 0; --length)
            bytes += random.bounded(2) ? "\\=:\n\r u#"[random.bounded(8)] : char(random.bounded(256));
        const qsizetype lines = bytes.count('\n') + bytes.count('\r') + 1;
        QVERIFY2(parseProperties(bytes).size() <= lines, qPrintable(QStringLiteral("seed %1").arg(seed)));
    }
}

QTEST_GUILESS_MAIN(TestPropertiesText)
#include "tst_propertiestext.moc"
