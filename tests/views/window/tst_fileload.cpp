// SPDX-License-Identifier: Apache-2.0
#include "tests/support/drawn.h"
#include "tests/views/answers.h"
#include "views/theme/theme.h"
#include "views/window/banner.h"
#include "views/window/fileload.h"

#include <QClipboard>
#include <QDialog>
#include <QProgressDialog>
#include <QPushButton>
#include <QTemporaryDir>
#include <QThreadPool>
#include <QTreeWidget>
#include <QtTest>

using namespace rheo;
using namespace rheo::test;
using namespace rheo::ui;

class TestFileLoad : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init()
    {
        applyTheme(ThemeChoice::Light);
        m_folder = std::make_unique<QTemporaryDir>();
        m_window = std::make_unique<QWidget>();
        m_banner = new Banner(m_window.get());
        m_window->resize(900, 400);
        m_window->show();
    }

    void cleanup()
    {
        QThreadPool::globalInstance()->waitForDone();
        m_window.reset();
    }

    void aDrawingIsRead()
    {
        const Drawing drawing{drawn("service a\ntopic t\na -> t"), {}, {}};
        const auto loaded = loadWithProgress(write(writeRheo(drawing)), m_window.get());
        QVERIFY(loaded && loaded->drawing == drawing);
    }

    void whatTakesLongShowsADialogAndEnds()
    {
        bool wasShown = false;
        whenAsked<QProgressDialog>([&](QProgressDialog *) { wasShown = true; });
        const auto loaded = loadWithProgress(write(large()), m_window.get(), 0);
        QVERIFY(wasShown);
        QVERIFY(loaded.has_value());
        QCOMPARE(loaded->drawing.architecture.elements().size(), 60000);
    }

    void oneMayGiveUp_data()
    {
        QTest::addColumn<bool>("byKey");
        QTest::newRow("Esc") << true;
        QTest::newRow("Cancel") << false;
    }

    void oneMayGiveUp()
    {
        QFETCH(bool, byKey);
        whenAsked<QProgressDialog>([byKey](QProgressDialog *dialog) {
            if (byKey)
                QTest::keyClick(dialog, Qt::Key_Escape);
            else
                QTest::mouseClick(dialog->findChild<QPushButton *>(), Qt::LeftButton);
        });
        const auto loaded = loadWithProgress(write(large()), m_window.get(), 0);
        QVERIFY(!loaded);
        QVERIFY(loaded.error().error.message.isEmpty());
        sayFailure(*m_banner, loaded.error(), m_window.get());
        QVERIFY(m_banner->sentence().isEmpty());
    }

    void everyProblemIsListed()
    {
        const QString path = write(R"({"format": "rheograph", "version": 1, "elements": [
            {"id": "a", "kind": "service", "name": "a"},
            {"id": "a", "kind": "service", "name": "b"},
            {"id": "t", "kind": "topic", "name": "t", "partitions": 0}],
            "links": [{"from": "a", "to": "x", "kind": "produces"}]})");
        const auto loaded = loadWithProgress(path, m_window.get());
        QVERIFY(!loaded);
        QCOMPARE(loaded.error().problems.size(), 3);
        sayFailure(*m_banner, loaded.error(), m_window.get());
        QVERIFY2(m_banner->sentence().contains(QStringLiteral("drawing.rheo:3:")), qPrintable(m_banner->sentence()));
        QStringList shown;
        whenAsked<QDialog>([&](QDialog *dialog) {
            const auto *list = dialog->findChild<QTreeWidget *>(QStringLiteral("problems"));
            for (int row = 0; row < list->topLevelItemCount(); ++row)
                shown += list->topLevelItem(row)->text(0).section(QLatin1Char(':'), 0, 0);
            QTest::mouseClick(dialog->findChild<QPushButton *>(QStringLiteral("copyProblems")), Qt::LeftButton);
            QTest::keyClick(dialog, Qt::Key_Escape);
        });
        auto *offer = m_banner->findChild<QPushButton *>();
        QCOMPARE(offer->text(), QStringLiteral("Show all 3 problems"));
        QTest::mouseClick(offer, Qt::LeftButton);
        QCOMPARE(shown, (QStringList{QStringLiteral("3"), QStringLiteral("4"), QStringLiteral("5")}));
        const QStringList copied = QGuiApplication::clipboard()->text().split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        QCOMPARE(copied.size(), 3);
        QVERIFY2(copied[0].startsWith(path + QStringLiteral(":3:")), qPrintable(copied[0]));
    }

    void oneProblemNeedsNoList()
    {
        const auto loaded = loadWithProgress(write("[]"), m_window.get());
        sayFailure(*m_banner, loaded.error(), m_window.get());
        QVERIFY(!m_banner->sentence().isEmpty());
        QVERIFY(!m_banner->findChild<QPushButton *>());
    }

    void whatIsNotThereIsTold()
    {
        const auto loaded = loadWithProgress(m_folder->filePath(QStringLiteral("missing.rheo")), m_window.get());
        sayFailure(*m_banner, loaded.error(), m_window.get());
        QVERIFY(m_banner->sentence().contains(QStringLiteral("missing.rheo")));
    }

private:
    [[nodiscard]] QString write(const QByteArray &content) const
    {
        QFile file(m_folder->filePath(QStringLiteral("drawing.rheo")));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("the test could not write its own file");
        return file.fileName();
    }

    /// Takes a good while to read.
    [[nodiscard]] static QByteArray large()
    {
        QByteArrayList elements;
        for (int i = 0; i < 60000; ++i)
            elements += R"({"id": "e%1", "kind": "service", "name": "service %1"})" + QByteArray();
        for (int i = 0; i < 60000; ++i)
            elements[i].replace("%1", QByteArray::number(i));
        return R"({"format": "rheograph", "version": 1, "elements": [)" + elements.join(",\n") + "]}";
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QWidget> m_window;
    Banner *m_banner = nullptr;
};

QTEST_MAIN(TestFileLoad)
#include "tst_fileload.moc"
