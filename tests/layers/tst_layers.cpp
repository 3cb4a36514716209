// SPDX-License-Identifier: Apache-2.0
// Reads every #include of the project: an arrow that points the wrong way, or a library's header away from its home,
// fails by name.

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QMap>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

namespace {

/// What each folder of the model may use, besides itself (model/README.md has the picture).
const QMap<QString, QSet<QString>> &allowed()
{
    const auto names = [](const char *text) {
        const QStringList list = QString::fromUtf8(text).split(QLatin1Char(' '), Qt::SkipEmptyParts);
        return QSet<QString>(list.begin(), list.end());
    };
    static const QMap<QString, QSet<QString>> table{
        {QStringLiteral("base"), {}},
        {QStringLiteral("architecture"), names("base")},
        {QStringLiteral("file"), names("base architecture")},
        {QStringLiteral("edit"), names("base architecture file")},
        {QStringLiteral("check"), names("base architecture file edit correlate events")},
        {QStringLiteral("diff"), names("base architecture file edit")},
        {QStringLiteral("layout"), names("base architecture")},
        {QStringLiteral("exchange"), names("base architecture file")},
        {QStringLiteral("patterns"), names("base architecture file")},
        {QStringLiteral("events"), names("base")},
        {QStringLiteral("correlate"), names("base architecture file events")},
        {QStringLiteral("cluster"), names("base architecture file events correlate")},
        {QStringLiteral("record"), names("base architecture file events correlate")},
        {QStringLiteral("capture"), names("base architecture file events correlate cluster record")},
        {QStringLiteral("trace"), names("base architecture file events correlate record")},
        {QStringLiteral("simulate"), names("base architecture file events correlate cluster record")},
    };
    return table;
}

/// Headers of libraries and the one place that may include them.
const QMap<QString, QStringList> &homes()
{
    static const QMap<QString, QStringList> table{
        {QStringLiteral("librdkafka/"), {QStringLiteral("model/cluster/"), QStringLiteral("tests/")}},
        {QStringLiteral("graphviz/"), {QStringLiteral("model/layout/")}},
        {QStringLiteral("gvc.h"), {QStringLiteral("model/layout/")}},
        {QStringLiteral("cgraph.h"), {QStringLiteral("model/layout/")}},
        {QStringLiteral("sqlite3.h"), {QStringLiteral("model/record/"), QStringLiteral("tests/")}},
        {QStringLiteral("SQLiteCpp/"), {QStringLiteral("model/record/"), QStringLiteral("tests/")}},
        {QStringLiteral("zstd"), {QStringLiteral("model/record/")}},
        {QStringLiteral("zlib.h"), {QStringLiteral("model/file/")}},
        {QStringLiteral("CLI/"), {QStringLiteral("app/")}},
    };
    return table;
}

struct Include
{
    QString file;
    int line;
    QString header;
    bool quoted;
};

QList<Include> includesOf(const QDir &root, const QString &file)
{
    static const QRegularExpression pattern(QStringLiteral("^\\s*#\\s*include\\s*([<\"])([^>\"]+)[>\"]"));
    QFile source(root.filePath(file));
    QList<Include> found;
    if (!source.open(QIODevice::ReadOnly))
        return found;
    const QStringList lines = QString::fromUtf8(source.readAll()).split(QLatin1Char('\n'));
    for (int i = 0; i < lines.size(); ++i) {
        if (const auto match = pattern.match(lines[i]); match.hasMatch())
            found += Include{file, i + 1, match.captured(2), match.captured(1) == QLatin1String("\"")};
    }
    return found;
}

QList<Include> allIncludes()
{
    const QDir root(QStringLiteral(RHEO_SOURCE_DIR));
    QList<Include> found;
    for (const char *top : {"app", "model", "views", "tests"}) {
        QDirIterator files(root.filePath(QString::fromUtf8(top)), {QStringLiteral("*.h"), QStringLiteral("*.cpp")},
                           QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext())
            found += includesOf(root, root.relativeFilePath(files.next()));
    }
    return found;
}

bool isWidgetHeader(const QString &header)
{
    static const QRegularExpression pattern(
        QStringLiteral("^(QtWidgets|QtSvg|QtPrintSupport|QWidget|QGraphics|QMainWindow|QDialog|QApplication|QStyle|"
                       "QPainter|QPen|QBrush|"
                       "QColor|QFont|QIcon|QPixmap|QImage|QPalette)"));
    return pattern.match(header).hasMatch();
}

QString problemOf(const Include &include)
{
    const QString top = include.file.section(QLatin1Char('/'), 0, 0);
    const QString folder = include.file.section(QLatin1Char('/'), 1, 1);
    for (auto home = homes().begin(); home != homes().end(); ++home) {
        if (include.header.startsWith(home.key()) && std::none_of(home->begin(), home->end(), [&](const QString &path) {
                return include.file.startsWith(path);
            }))
            return QStringLiteral("this library's header lives in %1 only").arg(home->join(QStringLiteral(", ")));
    }
    if (top == QLatin1String("model") && isWidgetHeader(include.header))
        return QStringLiteral("the model has no widgets, fonts, colours or icons");
    if (!include.quoted || include.header.endsWith(QLatin1String(".moc")))
        return {};
    const QString theirTop = include.header.section(QLatin1Char('/'), 0, 0);
    const QString theirFolder = include.header.section(QLatin1Char('/'), 1, 1);
    if (!QSet<QString>{QStringLiteral("app"), QStringLiteral("model"), QStringLiteral("views"), QStringLiteral("tests")}
             .contains(theirTop))
        return QStringLiteral("includes of the project are written from the root");
    if (top == QLatin1String("model") && theirTop != QLatin1String("model"))
        return QStringLiteral("the model knows nothing of %1").arg(theirTop);
    if (top == QLatin1String("views") && (theirTop == QLatin1String("app") || theirTop == QLatin1String("tests")))
        return QStringLiteral("views know nothing of %1").arg(theirTop);
    if (top == QLatin1String("app") && theirTop == QLatin1String("tests"))
        return QStringLiteral("the program knows nothing of its tests");
    if (top == QLatin1String("model") && theirFolder != folder && !allowed().value(folder).contains(theirFolder))
        return QStringLiteral("model/%1 stands left of model/%2 and may not use it").arg(folder, theirFolder);
    // The window process holds no Kafka client: it starts verbs and reads recordings.
    if (top == QLatin1String("views") &&
        (theirFolder == QLatin1String("cluster") || theirFolder == QLatin1String("simulate")))
        return QStringLiteral("the window process holds no Kafka client");
    return {};
}

} // namespace

class TestLayers : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void everyArrowPointsTheRightWay()
    {
        const QList<Include> includes = allIncludes();
        QVERIFY2(includes.size() > 100, "the test found no sources to read");
        QStringList problems;
        for (const Include &include : includes) {
            if (const QString problem = problemOf(include); !problem.isEmpty())
                problems += QStringLiteral("%1:%2 includes %3: %4.")
                                .arg(include.file)
                                .arg(include.line)
                                .arg(include.header, problem);
        }
        QVERIFY2(problems.isEmpty(), qPrintable(QLatin1Char('\n') + problems.join(QLatin1Char('\n'))));
    }

    void everyFolderOfTheModelIsInTheTable()
    {
        const QDir model(QStringLiteral(RHEO_SOURCE_DIR "/model"));
        for (const QString &folder : model.entryList(QDir::Dirs | QDir::NoDotAndDotDot))
            QVERIFY2(allowed().contains(folder), qPrintable(folder));
    }

    void wrongArrowsAreSeen_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("header");
        QTest::addColumn<bool>("quoted");
        const auto row = [](const char *file, const char *header, bool quoted) {
            QTest::newRow(header) << QString::fromUtf8(file) << QString::fromUtf8(header) << quoted;
        };
        row("model/base/x.h", "model/edit/architecturedocument.h", true);
        row("model/edit/x.cpp", "views/canvas/canvasview.h", true);
        row("model/edit/x.cpp", "QWidget", false);
        row("views/canvas/x.cpp", "app/commandline.h", true);
        row("views/panels/x.cpp", "sqlite3.h", false);
        row("model/simulate/x.cpp", "librdkafka/rdkafka.h", false);
        row("model/edit/x.cpp", "architecturedocument.h", true);
        row("views/window/x.cpp", "model/cluster/tap.h", true);
        row("model/layout/x.cpp", "model/edit/elementedits.h", true);
    }

    void wrongArrowsAreSeen()
    {
        QFETCH(QString, file);
        QFETCH(QString, header);
        QFETCH(bool, quoted);
        QVERIFY(!problemOf({file, 1, header, quoted}).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestLayers)
#include "tst_layers.moc"
