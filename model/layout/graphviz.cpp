// SPDX-License-Identifier: Apache-2.0
#include "model/layout/graphviz.h"

#include "model/layout/columns.h"

#include <QMutex>
#include <graphviz/cgraph.h>
#include <graphviz/gvc.h>

#include <clocale>
#include <locale.h>

#ifdef RHEO_SANITIZED
/// Graphviz 2.42 does not free all that gvContext and dot allocate, with every call freed in order: configuration text,
/// virtual nodes and edges of clusters. Its libraries keep no frame pointers, so the leak check sees only their names.
extern "C" const char *__lsan_default_suppressions(); // NOLINT: the name that the leak check asks for

extern "C" const char *__lsan_default_suppressions() // NOLINT
{
    return "leak:libgvc.so\nleak:libcgraph.so\n";
}
#endif

namespace rheo {

namespace {

constexpr qreal pointsPerInch = 72; // one drawing unit is one point
constexpr int heaviestEdge = 8;

QMutex &graphvizLock()
{
    static QMutex lock;
    return lock;
}

/// Graphviz reads and writes numbers by the locale.
class NumbersInC
{
public:
    NumbersInC()
        : m_c(::newlocale(LC_NUMERIC_MASK, "C", ::duplocale(::uselocale(locale_t(nullptr)))))
        , m_before(::uselocale(m_c))
    {}

    ~NumbersInC()
    {
        ::uselocale(m_before);
        ::freelocale(m_c);
    }

    Q_DISABLE_COPY_MOVE(NumbersInC)

private:
    locale_t m_c;
    locale_t m_before;
};

/// Graphviz orders subgraphs by identifiers that it makes from addresses, so that a layout would differ from run to
/// run. Here they count up instead.
class CountedNames : public Agdisc_t
{
public:
    CountedNames() : Agdisc_t{&AgMemDisc, &m_ids, &AgIoDisc} {}

private:
    static CountedNames &self(void *state) { return *static_cast<CountedNames *>(state); }

    static void *open(Agraph_t *, Agdisc_t *discipline) { return static_cast<CountedNames *>(discipline); }

    static long map(void *state, int, char *name, IDTYPE *id, int create)
    {
        auto &[names, numbers] = self(state).m_table;
        if (!numbers.contains(name) && !create)
            return 0;
        if (!numbers.contains(name)) {
            numbers.insert(name, names.size());
            names += name;
        }
        *id = IDTYPE(numbers.value(name) + 1) * 2; // odd ones are for what has no name
        return 1;
    }

    static long claim(void *, int, IDTYPE) { return 1; }

    static void release(void *, int, IDTYPE) {}

    static char *print(void *state, int, IDTYPE id)
    {
        QByteArrayList &names = self(state).m_table.names;
        return id % 2 == 0 && qsizetype(id / 2) <= names.size() ? names[qsizetype(id / 2) - 1].data() : nullptr;
    }

    static void close(void *) {}

    static void remember(void *, int, void *) {}

    struct Table
    {
        QByteArrayList names;
        QHash<QByteArray, qsizetype> numbers;
    };

    Table m_table;
    Agiddisc_t m_ids{open, map, claim, release, print, close, remember};
};

/// One graph from opening to layout to freeing.
class DotRun
{
public:
    explicit DotRun(const LayoutPlan &plan) : m_plan(plan), m_context(::gvContext())
    {
        char name[] = "g";
        m_graph = ::agopen(name, Agdirected, &m_names);
    }

    ~DotRun()
    {
        if (m_laidOut)
            ::gvFreeLayout(m_context, m_graph);
        ::agclose(m_graph);
        ::gvFreeContext(m_context);
    }

    Q_DISABLE_COPY_MOVE(DotRun)

    Result<Sketch> run()
    {
        setStandards();
        addClusters();
        addNodes();
        addEdges();
        m_laidOut = ::gvLayout(m_context, m_graph, "dot") == 0;
        if (!m_laidOut)
            return failure(ErrorKind::Limit,
                           QStringLiteral("Graphviz could not lay out this drawing. Check that its dot plugin is "
                                          "installed (libgvc6 and graphviz), or place the elements by hand."));
        Sketch centres;
        for (Agnode_t *node : std::as_const(m_nodes))
            centres += QPointF(ND_coord(node).x, -ND_coord(node).y);
        return centres;
    }

private:
    /// The library of this age takes char * where it only reads.
    static char *writable(const char *text) { return const_cast<char *>(text); }

    void standard(int kind, const char *name, const QByteArray &value)
    {
        ::agattr(m_graph, kind, writable(name), writable(value.constData()));
    }

    static void set(void *object, const char *name, const QByteArray &value)
    {
        ::agsafeset(object, writable(name), writable(value.constData()), writable(""));
    }

    void setStandards()
    {
        standard(AGRAPH, "rankdir", "LR");
        standard(AGRAPH, "splines", "false");
        standard(AGRAPH, "nodesep", inches(2 * gridStep));
        standard(AGRAPH, "ranksep", inches(5 * gridStep));
        standard(AGRAPH, "mclimit", "1");
        standard(AGRAPH, "nslimit", "2");
        standard(AGRAPH, "nslimit1", "2");
        standard(AGRAPH, "margin", QByteArray::number(containerHead));
        standard(AGNODE, "shape", "box");
        standard(AGNODE, "fixedsize", "true");
        standard(AGNODE, "label", "");
        standard(AGNODE, "width", "1");
        standard(AGNODE, "height", "1");
        standard(AGEDGE, "weight", "1");
    }

    void addClusters()
    {
        for (qsizetype i = 0; i < m_plan.clusters.size(); ++i) {
            const int parent = m_plan.clusters[i].parent;
            QByteArray name = "cluster" + QByteArray::number(i);
            m_clusters += ::agsubg(parent < 0 ? m_graph : m_clusters[parent], name.data(), 1);
        }
    }

    void addNodes()
    {
        for (qsizetype i = 0; i < m_plan.nodes.size(); ++i) {
            const PlanNode &plan = m_plan.nodes[i];
            QByteArray name = "n" + QByteArray::number(i);
            Agnode_t *node = ::agnode(m_graph, name.data(), 1);
            set(node, "width", inches(plan.slot.width()));
            set(node, "height", inches(plan.slot.height()));
            if (plan.cluster >= 0)
                ::agsubnode(m_clusters[plan.cluster], node, 1);
            m_nodes += node;
        }
    }

    void addEdges()
    {
        for (const PlanEdge &plan : m_plan.edges) {
            Agedge_t *edge = ::agedge(m_graph, m_nodes[plan.from], m_nodes[plan.to], nullptr, 1);
            set(edge, "weight", QByteArray::number(std::min(plan.links, heaviestEdge)));
        }
    }

    static QByteArray inches(qreal units) { return QByteArray::number(units / pointsPerInch, 'f', 6); }

    const LayoutPlan &m_plan;
    CountedNames m_names;
    GVC_t *m_context;
    Agraph_t *m_graph = nullptr;
    QList<Agraph_t *> m_clusters;
    QList<Agnode_t *> m_nodes;
    bool m_laidOut = false;
};

} // namespace

Result<Sketch> sketchByGraphviz(const LayoutPlan &plan)
{
    if (plan.nodes.isEmpty())
        return Sketch();
    const QMutexLocker lock(&graphvizLock());
    const NumbersInC numbers;
    const auto centres = DotRun(plan).run();
    if (!centres)
        return std::unexpected(centres.error());
    return columnsFrom(plan, *centres);
}

} // namespace rheo
