// SPDX-License-Identifier: Apache-2.0
// Shows a drawing of N elements (default 10,000) as text and prints for how long the GUI thread was held at once: when
// the text is first shown, when the drawing changes, while one types. Each as a ratio to the 100 ms it may be held.
#include "model/edit/architecturedocument.h"
#include "model/edit/elementedits.h"
#include "tests/support/randomdrawing.h"
#include "views/canvas/selection.h"
#include "views/panels/sourcepanel.h"
#include "views/panels/sourcetext.h"
#include "views/theme/theme.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QTest>

#include <cstdio>
#include <ctime>

using namespace rheo;
using namespace rheo::ui;

namespace {

constexpr double allowedMs = 100;

/// What this thread has computed; another program's work does not count.
double threadMs()
{
    timespec now{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6;
}

/// Runs `deed` and events until `isDone`, at most a minute.
template<typename Deed, typename Done> bool measure(const char *name, Deed deed, Done isDone)
{
    QElapsedTimer whole;
    whole.start();
    double begun = threadMs();
    deed();
    double longest = threadMs() - begun;
    for (bool wasDone = false; !wasDone && whole.elapsed() < 60'000;) {
        wasDone = isDone(); // one more turn: it is painted
        QTest::qSleep(1);
        begun = threadMs();
        QApplication::processEvents(QEventLoop::AllEvents, 1);
        longest = qMax(longest, threadMs() - begun);
    }
    std::printf("%s: done after %lld ms, held for at most %.0f ms, ratio to 100 ms %.2f\n", name,
                static_cast<long long>(whole.elapsed()), longest, longest / allowedMs);
    return isDone();
}

} // namespace

int main(int argc, char **argv)
{
    const int elements = argc > 1 ? std::atoi(argv[1]) : 10'000;
    QApplication application(argc, argv);
    applyTheme(ThemeChoice::Light);
    ArchitectureDocument document;
    Selection selection(&document);
    SourcePanel panel(&document, &selection);
    panel.resize(1000, 300);
    Drawing drawing{test::randomDrawing(1, {elements, elements * 2, 20})};
    drawing.placement = test::randomPlaces(drawing.architecture, 1);
    document.reset(drawing);
    auto *text = panel.findChild<SourceText *>();
    const ElementId first = document.architecture().elements().firstKey();
    const auto shows = [text](const QString &words) { return text->toPlainText().contains(words); };

    bool isWhole = measure("text first shown", [&] { panel.show(); }, [&] { return text->blockCount() > elements; });
    std::printf("%d elements are %lld lines, %.1f MB\n", elements, static_cast<long long>(text->blockCount()),
                double(text->text().size()) / 1e6);
    isWhole &= measure(
        "the drawing changes", [&] { (void)renameElement(document, first, QStringLiteral("renamed here")); },
        [&] { return shows(QStringLiteral("renamed here")); });
    isWhole &= measure(
        "the selection changes", [&] { selection.set(document.architecture().elements().lastKey()); },
        [&] { return !text->extraSelections().isEmpty(); });
    text->setTextCursor(text->document()->find(QStringLiteral("renamed here")));
    isWhole &= measure(
        "one types", [&] { QTest::keyClicks(text, QStringLiteral("typed here")); },
        [&] { return document.architecture().element(first)->name == QStringLiteral("typed here"); });
    return isWhole ? 0 : 1;
}
