// SPDX-License-Identifier: Apache-2.0
#include "model/file/rheofile.h"
#include "tests/views/canvasfixture.h"
#include "tests/views/settingsfixture.h"
#include "views/canvas/glide.h"
#include "views/theme/preferences.h"
#include "views/window/autolayoutcommand.h"
#include "views/window/banner.h"

#include <QPushButton>

using namespace rheo;
using namespace rheo::ui;

class TestAutoLayoutCommand : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init()
    {
        QVERIFY2(!qEnvironmentVariableIsEmpty("RHEOGRAPH"), "RHEOGRAPH names no program");
        m_settings = std::make_unique<SettingsFixture>();
        f = std::make_unique<CanvasFixture>();
        Preferences::shared().setMotion(Preferences::Motion::Reduced);
        m_before = writeRheo(f->document.drawing());
    }

    void allIsOneStep()
    {
        AutoLayoutCommand layout(f->canvas.get(), &m_banner, qEnvironmentVariable("RHEOGRAPH"));
        layout.layOutAll();
        QTRY_COMPARE_WITH_TIMEOUT(f->document.undoStack()->count(), 1, 30'000);
        QVERIFY(writeRheo(f->document.drawing()) != m_before);
        QCOMPARE(f->canvas->picture().element(id("order-saga"))->rect.topLeft(), placeOf("order-saga"));
        f->document.undoStack()->undo();
        QCOMPARE(writeRheo(f->document.drawing()), m_before);
    }

    void onlyTheSelectionMoves()
    {
        AutoLayoutCommand layout(f->canvas.get(), &m_banner, qEnvironmentVariable("RHEOGRAPH"));
        layout.layOutSelection();
        QVERIFY2(!f->document.undoStack()->count(), "nothing is selected");
        const QSet<ElementId> chosen{id("order-service"), id("order-events"), id("payment-service")};
        f->canvas->selection()->set(chosen);
        const Placement before = f->document.placement();
        layout.layOutSelection();
        QTRY_COMPARE_WITH_TIMEOUT(f->document.undoStack()->count(), 1, 30'000);
        int moved = 0;
        for (auto it = before.begin(); it != before.end(); ++it) {
            const Element *element = f->document.architecture().element(it.key());
            if (f->document.placement().value(it.key()) == *it || isContainer(element->kind))
                continue;
            QVERIFY2(chosen.contains(it.key()), qPrintable(it.key().text()));
            ++moved;
        }
        QVERIFY(moved > 0);
    }

    void elementsGlideToTheirPlaces()
    {
        Preferences::shared().setMotion(Preferences::Motion::Full);
        AutoLayoutCommand layout(f->canvas.get(), &m_banner, qEnvironmentVariable("RHEOGRAPH"));
        const auto *glide = f->canvas->findChild<Glide *>();
        layout.layOutAll();
        QTRY_VERIFY_WITH_TIMEOUT(glide->isRunning(), 30'000);
        QVERIFY(f->canvas->picture().element(id("order-saga"))->rect.topLeft() != placeOf("order-saga"));
        QTRY_VERIFY(!glide->isRunning());
        QCOMPARE(f->canvas->picture().element(id("order-saga"))->rect.topLeft(), placeOf("order-saga"));
    }

    void anEditEndsTheGlide()
    {
        Preferences::shared().setMotion(Preferences::Motion::Full);
        AutoLayoutCommand layout(f->canvas.get(), &m_banner, qEnvironmentVariable("RHEOGRAPH"));
        const auto *glide = f->canvas->findChild<Glide *>();
        layout.layOutAll();
        QTRY_VERIFY_WITH_TIMEOUT(glide->isRunning(), 30'000);
        f->document.undoStack()->undo();
        QVERIFY(!glide->isRunning());
        QCOMPARE(f->canvas->picture().element(id("order-saga"))->rect.topLeft(), placeOf("order-saga"));
        QCOMPARE(writeRheo(f->document.drawing()), m_before);
    }

    void aLongOneCanBeCancelled()
    {
        AutoLayoutCommand layout(f->canvas.get(), &m_banner, script("exec sleep 60"));
        layout.layOutAll();
        QVERIFY2(m_banner.sentence().isEmpty(), "nothing is said before it takes long");
        QTRY_VERIFY(m_banner.findChild<QPushButton *>());
        QTRY_COMPARE(m_banner.sentence(), QStringLiteral("Laying out…"));
        QTest::mouseClick(m_banner.findChild<QPushButton *>(), Qt::LeftButton);
        QTRY_VERIFY(m_banner.sentence().isEmpty() || m_banner.isHidden());
        QCOMPARE(f->document.undoStack()->count(), 0);
    }

    void withoutAChildTheSimpleLayoutStepsIn()
    {
        AutoLayoutCommand layout(f->canvas.get(), &m_banner, QStringLiteral("/no/such/program"));
        layout.layOutAll();
        QTRY_COMPARE(f->document.undoStack()->count(), 1);
        QVERIFY(m_banner.sentence().contains(QStringLiteral("simple ranks")));
    }

    void nonsenseFromTheChildChangesNothing()
    {
        AutoLayoutCommand layout(f->canvas.get(), &m_banner, script("cat >/dev/null; echo nonsense"));
        layout.layOutAll();
        QTRY_VERIFY(m_banner.sentence().contains(QStringLiteral("no layout")));
        QCOMPARE(writeRheo(f->document.drawing()), m_before);
    }

private:
    [[nodiscard]] QPointF placeOf(const char *name) const { return f->document.placement().value(id(name)).position; }

    QString script(const char *commands)
    {
        QFile file(m_folder.filePath(QStringLiteral("child.sh")));
        if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate))
            qFatal("no script");
        file.write(QByteArray("#!/bin/sh\n") + commands + '\n');
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        return file.fileName();
    }

    QTemporaryDir m_folder;
    std::unique_ptr<SettingsFixture> m_settings;
    std::unique_ptr<CanvasFixture> f;
    Banner m_banner;
    QByteArray m_before;
};

QTEST_MAIN(TestAutoLayoutCommand)
#include "tst_autolayoutcommand.moc"
