// SPDX-License-Identifier: Apache-2.0
#include "tests/views/settingsfixture.h"
#include "tests/views/whole/makers.h"
#include "views/theme/theme.h"

#include <QAbstractButton>
#include <QAbstractItemModel>
#include <QAbstractItemView>
#include <QAction>
#include <QComboBox>
#include <QDir>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QTabBar>
#include <QTest>
#include <QTranslator>
#include <QWidget>

using namespace rheo::ui;

namespace {

/// A language that has a word for everything: each text in brackets, with accents, a third longer.
class PseudoLanguage : public QTranslator
{
public:
    [[nodiscard]] bool isEmpty() const override { return false; }

    [[nodiscard]] QString translate(const char *, const char *source, const char *, int) const override
    {
        const QString text = QString::fromUtf8(source);
        QString accented = text;
        static const QString plain = QStringLiteral("AEOUaeou");
        static const QString marked = QStringLiteral("ÄÊÖÜâéöü");
        bool isMark = false; // of "%1" and of "<b>"
        for (QChar &c : accented) {
            isMark = c == QLatin1Char('<') || (isMark && c != QLatin1Char('>'));
            const qsizetype at = isMark ? -1 : plain.indexOf(c);
            if (at >= 0)
                c = marked[at];
        }
        return QChar(0x27E6) + accented + QString(text.size() / 3, QLatin1Char('~')) + QChar(0x27E7);
    }
};

/// Text of the drawing, of records, of Kafka and of the file, which is the same in every language.
bool isData(const QString &text)
{
    static const QRegularExpression foreign(
        QStringLiteral("^([a-z]+(-[a-z0-9]+)+|x-order-id|ord-\\d+|order-events → payment-service|Shop|Payments|note|"
                       "broker1:9092,broker2:9092|all|each|delete|compact|compact,delete|"
                       "\\d* ?(ms|s|min|h|d|B|KiB|MiB|GiB)|\\d{4}-\\d\\d-\\d\\d .* UTC)$"));
    return foreign.match(text).hasMatch();
}

/// How the two records belong together is said by the model, in English for now.
bool isProof(const QString &text)
{
    return text == QStringLiteral("strong") || text.startsWith(QStringLiteral("No traceparent here."));
}

/// Words outside the brackets; figures, signs and single letters need no language.
bool needsTranslation(QString text)
{
    static const QRegularExpression word(QStringLiteral("\\p{L}{2,}"));
    static const QRegularExpression markup(QStringLiteral("<[^>]*>"));
    text.remove(markup);
    text = text.trimmed();
    return word.match(text).hasMatch() && !text.contains(QChar(0x27E6)) && !isData(text) && !isProof(text);
}

QString pathOf(const QObject *object)
{
    QStringList path;
    for (; object && path.size() < 4; object = object->parent())
        path += QString::fromLatin1(object->metaObject()->className()) + QLatin1Char(' ') + object->objectName();
    return path.join(QStringLiteral(" in "));
}

/// Every text of an object that a person may see or hear, by what it is.
QList<std::pair<const char *, QString>> textsOf(const QObject *object)
{
    QList<std::pair<const char *, QString>> texts;
    for (const char *property : {"text", "title", "windowTitle", "toolTip", "statusTip", "whatsThis", "placeholderText",
                                 "accessibleName", "accessibleDescription"}) {
        const QVariant value = object->property(property);
        if (!qobject_cast<const QLineEdit *>(object) || qstrcmp(property, "text") != 0)
            texts.append({property, value.toString()});
    }
    if (const auto *tabs = qobject_cast<const QTabBar *>(object)) {
        for (int i = 0; i < tabs->count(); ++i)
            texts.append({"tab", tabs->tabText(i)});
    }
    if (const auto *box = qobject_cast<const QComboBox *>(object)) {
        for (int i = 0; i < box->count(); ++i)
            texts.append({"choice", box->itemText(i)});
    }
    if (const auto *header = qobject_cast<const QHeaderView *>(object); header && header->model()) {
        for (int i = 0; i < header->count(); ++i)
            texts.append({"header", header->model()->headerData(i, header->orientation()).toString()});
    }
    return texts;
}

} // namespace

class TestTranslated : public QObject
{
    Q_OBJECT

    void keep(QWidget &widget, const char *name)
    {
        const QString folder = qEnvironmentVariable("RHEO_PICTURES");
        if (folder.isEmpty())
            return;
        QVERIFY(QDir().mkpath(folder));
        QVERIFY(widget.grab().save(QDir(folder).filePath(
            QStringLiteral("%1-%2.png").arg(QLatin1String(name), QLatin1String(QTest::currentTestFunction())))));
    }

private Q_SLOTS:

    void init()
    {
        m_settings = std::make_unique<SettingsFixture>();
        applyTheme(ThemeChoice::Light);
    }

    void cleanup()
    {
        QCoreApplication::removeTranslator(&m_language);
        QGuiApplication::setLayoutDirection(Qt::LeftToRight);
    }

    void everyTextIsTranslated_data() { rows(); }

    void everyTextIsTranslated()
    {
        QFETCH(int, index);
        QCoreApplication::installTranslator(&m_language);
        const Maker &maker = makers()[size_t(index)];
        const auto widget = maker.make();
        widget->resize(maker.size);
        widget->show();
        QVERIFY(QTest::qWaitForWindowExposed(widget.get()));
        QStringList plain;
        for (const QObject *each : widget->findChildren<QObject *>()) {
            if (each->objectName() == QStringLiteral("patternDescription"))
                continue; // of a drawing
            for (const auto &[what, text] : textsOf(each)) {
                if (needsTranslation(text))
                    plain += QStringLiteral("%1 '%2' of %3").arg(QLatin1String(what), text, pathOf(each));
            }
        }
        keep(*widget, maker.name);
        for (const QString &each : plain)
            qWarning("%s", qPrintable(each));
        QVERIFY2(plain.isEmpty(), "what is said above is not translated");
    }

    void rightToLeft_data() { rows(); }

    /// Nothing is lost where one reads from right to left; RHEO_PICTURES keeps what it looks like.
    void rightToLeft()
    {
        QFETCH(int, index);
        QGuiApplication::setLayoutDirection(Qt::RightToLeft);
        const Maker &maker = makers()[size_t(index)];
        const auto widget = maker.make();
        widget->resize(maker.size);
        widget->show();
        QVERIFY(QTest::qWaitForWindowExposed(widget.get()));
        for (QWidget *each : widget->findChildren<QWidget *>()) {
            if (each->isVisible() && each->parentWidget() == widget.get())
                QVERIFY2(widget->rect().intersects(each->geometry()) || each->size().isEmpty(),
                         qPrintable(pathOf(each)));
        }
        keep(*widget, maker.name);
    }

private:
    static void rows()
    {
        QTest::addColumn<int>("index");
        for (size_t i = 0; i < makers().size(); ++i)
            QTest::newRow(makers()[i].name) << int(i);
    }

    std::unique_ptr<SettingsFixture> m_settings;
    PseudoLanguage m_language;
};

QTEST_MAIN(TestTranslated)
#include "tst_translated.moc"
