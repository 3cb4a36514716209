// SPDX-License-Identifier: Apache-2.0
#include "tests/model/check/rulecases.h"

namespace rheo::test {

namespace {

/// Two clients around the topic t, which each row declares.
constexpr const char *flow = "service a \"Alpha\"\nservice b \"Beta\"\na -> t\nt -> b\n";

const QList<RuleCase> linkCases{
    {"a call to a topic", "link-ends", "topic t\n# broken", "topic t", "b>t", "Remove the link from b to t"},
    {"a cycle of two services", "feedback-cycle", "topic t \"T\"\ntopic u \"U\"\nb -> u\nu -> a",
     "topic t\ntopic u\nb -> u deadLetter true\nu -> a", "t b u a"},
    {"a cycle through internal topics is a processor's own", "feedback-cycle",
     "topic t\nstream-processor p\ntopic q\nt -> p\np -> q\nq -> p",
     "topic t\nstream-processor p\ntopic q internal true\nt -> p\np -> q\nq -> p", "q p"},
    {"the group said twice", "repeated-subscription", "topic t\nt -> b group Beta", "topic t\nt -> b group other",
     "b t t>b t>b", "Remove the link from t to b"},
    {"a pattern beside the topic", "pattern-misses-topic",
     "topic t \"orders\"\nservice c\nt -> c topicPattern \"order\"",
     "topic t \"orders\"\nservice c\nt -> c topicPattern \"order.*\"", "t>c", "Subscribe to orders by its name"},
    {"a budget beyond the retention", "retention-below-budget", "topic t retention 1h\nservice c\nt -> c hopBudget 2h",
     "topic t retention 1h\nservice c\nt -> c hopBudget 1h", "t c t>c", "Set retention of t to 2h"},
    {"what is only compacted stays", "retention-below-budget",
     "topic t cleanupPolicy compact,delete retention 1h\nservice c\nt -> c hopBudget 61m",
     "topic t cleanupPolicy compact retention 1h\nservice c\nt -> c hopBudget 61m", "t c t>c",
     "Set retention of t to 61m"},
};

const QList<RuleCase> topicCases{
    {"a blank in a name", "topic-name", "topic t \"order events\"", "topic t \"order-events\"", "t",
     "Call order events order-events on the cluster"},
    {"no name at all", "topic-name", "topic t \"\"", "topic t \"\" topicName orders", "t", "Call t t on the cluster"},
    {"the legal name is taken", "topic-name", "topic t \"x y\"\ntopic u \"x-y\"", "topic t \"xy\"\ntopic u \"x-y\"",
     "t"},
    {"point against underscore", "topic-collision", "topic t \"x.y\"\ntopic u \"x_y\"",
     "topic t \"x.y\"\ntopic u \"x-y\"", "t u"},
    {"no rule", "correlation-rule", "topic t correlation \"body id\"", "topic t correlation \"json /id\"", "t",
     "Remove the correlation rule of t"},
    {"nobody writes", "topic-without-producer", "topic t\ntopic u\nu -> b", "topic t\ntopic u\nu -> b\na -> u", "u"},
    {"nobody reads", "topic-without-consumer", "topic t\ntopic u\na -> u", "topic t\ntopic u\na -> u deadLetter true",
     "u"},
    {"two use an internal topic", "internal-topic-shared", "topic t internal true",
     "topic t\nstream-processor p\ntopic q internal true\np -> q\nq -> p", "t a b", "Show t as a topic like others"},
    {"the other requests have replies", "request-without-reply",
     "topic t \"stock.requests\"\ntopic u \"price.requests\"\ntopic v \"price.replies\"",
     "topic t \"stock.requests\"\ntopic u \"price.requests\"", "t"},
};

const QList<RuleCase> storageCases{
    {"more in sync than copies", "min-in-sync", "topic t minInSync 3 replication 2",
     "topic t minInSync 3 replication 3", "t", "Set min in sync of t to 1"},
    {"more copies than brokers", "replication-over-brokers",
     "cluster k brokers 2\ntopic t in k replication 3 minInSync 2",
     "cluster k brokers 3\ntopic t in k replication 3 minInSync 2", "t k", "Set replication of t to 2"},
    {"how many brokers is not said", "replication-over-brokers",
     "cluster k brokers 1\nsite s in k\ntopic t in s replication 2", "cluster k\ntopic t in k replication 30", "t k",
     "Set replication of t to 1"},
    {"all in sync", "no-spare-copy", "topic t replication 3 minInSync 3", "topic t replication 3 minInSync 2", "t",
     "Set min in sync of t to 2"},
    {"one copy is all there is", "no-spare-copy", "topic t replication 2 minInSync 2", "topic t", "t",
     "Set min in sync of t to 1"},
    {"one copy acknowledges", "acknowledged-once", "topic t replication 3", "topic t replication 2", "t",
     "Set min in sync of t to 2"},
    {"nobody waits for all", "acknowledged-once", "topic t replication 3 minInSync 1",
     "topic t\nservice c acks 1\ntopic u replication 3\nc -> u\nu -> b", "t", "Set min in sync of t to 2"},
    {"the cluster has three brokers", "few-copies", "cluster k brokers 3\ntopic t in k",
     "cluster k brokers 2\ntopic t in k", "t", "Set replication of t to 3"},
    {"another topic has three copies", "few-copies", "topic t replication 2\ntopic u replication 3 minInSync 2",
     "cluster k\ntopic t in k replication 2\ntopic u replication 3 minInSync 2", "t", "Set replication of t to 3"},
    {"compacted by what", "compacted-without-key", "topic t cleanupPolicy compact",
     "topic t cleanupPolicy compact key orderId", "t"},
    {"state that expires", "compacted-and-deleted", "topic t cleanupPolicy compact,delete key k",
     "topic t cleanupPolicy compact,delete key k retention -1", "t", "Only compact t"},
    {"compaction does not expire", "retention-without-effect", "topic t cleanupPolicy compact key k retention 1d",
     "topic t cleanupPolicy compact key k", "t", "Set retention of t to for ever"},
};

const QList<RuleCase> clientCases{
    {"two services in a group", "shared-group", "topic t\nservice c \"Gamma\" group Beta\nt -> c",
     "topic t\nservice c \"Gamma\"\nt -> c", "b c t>b t>c", "Give Gamma a group of its own on t"},
    {"a link that shares a group", "shared-group", "topic t\nservice c \"Gamma\"\nt -> c group Beta",
     "topic t\nservice c \"Gamma\"\nt -> c group Betas", "b c t>b t>c", "Give Gamma a group of its own on t"},
    {"two services of one name", "shared-group", "topic t\nservice c \"Beta\"\nt -> c",
     "topic t\nservice c \"beta\"\nt -> c", "b c t>b t>c"},
    {"a service without a name", "group-without-name", "topic t\nservice c \"\"\nt -> c",
     "topic t\nservice c \"\" group g\nt -> c", "c t>c", "Set group of c to c"},
    {"more instances than partitions", "idle-instances", "topic t partitions 3\nservice c instances 4\nt -> c",
     "topic t partitions 3\nservice c instances 3\nt -> c", "c t", "Set instances of c to 3"},
    {"more tasks than partitions", "idle-tasks", "topic t partitions 2\nconnector c config tasks.max 3\nt -> c",
     "topic t partitions 3\nconnector c config tasks.max 3\nt -> c", "c t", "Set tasks.max of c to 2"},
    {"nothing runs", "no-instances", "topic t\nservice c instances 0\nt -> c",
     "topic t\nfunction c instances 0\nt -> c", "c", "Set instances of c to 1"},
    {"alone", "unconnected-service", "topic t\nfunction f \"Lonely\"", "topic t\nfunction f \"Lonely\"\na calls f", "f",
     "Remove Lonely"},
    {"a sink into nothing", "connector-without-system", "topic t\nconnector c\nt -> c",
     "topic t\nconnector c\nt -> c\nexternal-system d\nc -> d", "c"},
    {"a source of nothing", "connector-without-system", "topic t\nconnector c\nc -> t",
     "topic t\nconnector c\nc -> t\ntopic u\nu -> c", "c"},
};

const QList<RuleCase> joinCases{
    {"a processor of one key", "copartitioning",
     "topic t partitions 6 key id\ntopic u \"payments\" partitions 3 key id\nstream-processor p\nt -> p\nu -> p",
     "topic t partitions 6 key id\ntopic u partitions 3 key other\nstream-processor p\nt -> p\nu -> p", "p t u",
     "Set partitions of payments to 6"},
    {"a service that waits for all", "copartitioning",
     "topic t partitions 6\ntopic u partitions 3\nservice p emit all\nt -> p\nu -> p",
     "topic t partitions 6\ntopic u partitions 6\nservice p emit all\nt -> p\nu -> p", "p t u",
     "Set partitions of u to 6"},
    {"keys that do not meet", "join-keys",
     "topic t partitions 2 key a\ntopic u partitions 2 key b\nservice p emit all instances 2\nt -> p\nu -> p",
     "topic t partitions 2 key a\ntopic u partitions 2 key b\nservice p emit all\nt -> p\nu -> p", "p t u"},
    {"a join without a key", "join-without-key",
     "topic t partitions 2 key id\ntopic u partitions 2\nservice p emit all\nt -> p\nu -> p",
     "topic t key id\ntopic u\nservice p emit all\nt -> p\nu -> p", "u p", "Set key of u to id"},
    {"nothing tells the key", "join-without-key",
     "topic t partitions 1 key \"\"\ntopic u partitions 2\nservice p emit all\nt -> p\nu -> p",
     "topic t partitions 2\ntopic u partitions 2\nservice p\nt -> p\nu -> p", "u p"},
    {"one input to wait for", "join-of-one", "topic t\nservice c emit all\nt -> c",
     "topic t\ntopic u\nservice c emit all\nt -> c\nu -> c", "c", "Let c emit for each input"},
};

const QList<RuleCase> deliveryCases{
    {"transactions with acks 1", "transaction-settings", "topic t\nservice c acks 1 config transactional.id x\nc -> t",
     "topic t\nservice c config transactional.id x\nc -> t", "c", "Let c write with acks=all and idempotence"},
    {"idempotence switched off", "transaction-settings",
     "topic t\nservice c config transactional.id x config enable.idempotence false\nc -> t",
     "topic t\nservice c config enable.idempotence false\nc -> t", "c", "Let c write with acks=all and idempotence"},
    {"an exactly-once processor", "transaction-settings",
     "topic t\nstream-processor c acks 1 config processing.guarantee exactly_once_v2\nc -> t",
     "topic t\nstream-processor c acks 1 config processing.guarantee at_least_once\nc -> t", "c",
     "Let c write with acks=all and idempotence"},
    {"acks 1 against copies in sync", "in-sync-without-acks",
     "topic t minInSync 2 replication 3\nservice c acks 1\nc -> t", "topic t replication 3\nservice c acks 1\nc -> t",
     "c t c>t", "Set acks of c to all"},
    {"a reader of what was aborted", "reads-aborted",
     "topic t\ntopic u\nservice c config transactional.id x\nc -> u\nu -> b",
     "topic t\ntopic u\nservice c config transactional.id x\nc -> u\nservice d config isolation.level "
     "read_committed\nu -> d",
     "b u c u>b", "Set isolation.level of Beta to read_committed"},
    {"a sink that reads what was aborted", "reads-aborted",
     "topic t\ntopic u\nconnector c config exactly.once.support required\nc -> u\nconnector d\nu -> d",
     "topic t\ntopic u\nconnector c config exactly.once.support required\nc -> u\nfunction d\nu -> d", "d u c u>d",
     "Set consumer.override.isolation.level of d to read_committed"},
    {"a writer outside transactions", "outside-transactions",
     "topic t\nservice c config isolation.level read_committed\nt -> c", "topic t\nservice c\nt -> c", "a t c a>t"},
    {"errors go nowhere", "errors-dropped", "topic t\nconnector c config errors.tolerance all\nt -> c",
     "topic t\nconnector c config errors.tolerance all\nt -> c\ntopic u\nc -> u deadLetter true", "c",
     "Let c stop at an error"},
    {"dead letters to a drawn topic", "dead-letters-not-drawn",
     "topic t\ntopic u\nconnector c config errors.deadletterqueue.topic.name u\nt -> c",
     "topic t\ntopic u\nconnector c config errors.deadletterqueue.topic.name u\nt -> c\nc -> u deadLetter true", "c u",
     "Draw the dead letters of c to u"},
    {"dead letters to a topic that is not drawn", "dead-letters-not-drawn",
     "topic t\nconnector c config errors.deadletterqueue.topic.name gone\nt -> c", "topic t\nconnector c\nt -> c", "c"},
};

const QList<RuleCase> mirrorCases{
    {"there and back", "mirror-loop", "topic t\ntopic u\nt -> u\nu -> t", "topic t\ntopic u\ntopic v\nt -> u\nu -> v",
     "t u t>u u>t", "Remove the mirror from u to t"},
    {"three round", "mirror-loop", "topic t\ntopic u\ntopic v\nt -> u\nu -> v\nv -> t",
     "topic t\ntopic u\ntopic v\nt -> u\nu -> v\nt -> v", "t u v t>u u>v v>t"},
    {"a processor on two clusters", "several-clusters",
     "cluster k\ncluster l\ntopic t in k\ntopic u in l\nstream-processor p\nt -> p\np -> u",
     "cluster k\ncluster l\ntopic t in k\ntopic u in l\nservice p\nt -> p\np -> u", "p t u"},
    {"a transaction on two clusters", "several-clusters",
     "cluster k\ncluster l\ntopic t in k\ntopic u in l\nservice p config transactional.id x\np -> t\np -> u",
     "cluster k\ncluster l\ntopic t in k\ntopic u in l\nservice p config transactional.id x\nt -> p\np -> u", "p t u"},
    {"a mirror at home", "mirror-within-cluster", "cluster k\ntopic t in k\ntopic u in k\nt -> u",
     "cluster k\ncluster l\ntopic t in k\ntopic u in l\nt -> u", "t u t>u"},
    {"a narrow mirror", "mirror-partitions", "topic t partitions 3\ntopic u\nt -> u",
     "topic t\ntopic u partitions 3\nt -> u", "u t t>u", "Set partitions of u to 3"},
};

const QList<RuleCase> ownerCases{
    {"no topic names it", "unused-schema", "topic t schema \"Order v2\"\nschema s \"Orders\"",
     "topic t schema \"Order v2\"\nschema s \"Order\"", "s", "Remove Orders"},
    {"a slip in a name", "schema-not-drawn",
     "topic t schema \"Order v2\"\nschema s \"Order\"\ntopic u schema \"Ordr v2\"",
     "topic t schema \"Order v2\"\nschema s \"Order\"\ntopic u schema \"s:3\"", "u"},
    {"most have a schema", "topic-without-schema", "topic t\ntopic u schema x\ntopic v schema y",
     "topic t\ntopic u schema x", "t"},
    {"most have an owner", "topic-without-owner",
     "topic t\ntopic u owner x\ntopic v owner x\nservice c owner sales\nc -> t",
     "bounded-context k owner z\ntopic t in k\ntopic u owner x\ntopic v owner x", "t", "Set owner of t to sales"},
    {"nobody to tell the owner", "topic-without-owner", "topic t\ntopic u owner x\ntopic v owner x",
     "topic t\ntopic u owner x", "t"},
    {"a schema of nobody", "schema-without-owner", "topic t owner sales schema Order\nschema s \"Order\"",
     "topic t schema Order\nschema s \"Order\"", "s", "Set owner of Order to sales"},
};

const QList<RuleCase> tidyCases{
    {"a blank name", "nameless", "topic t\nservice c \" \"\nt -> c group g", "topic t\nservice c \"x\"\nt -> c group g",
     "c", "Name it c"},
    {"two of one name", "duplicate-name", "topic t\nservice c \"Beta\"\nt -> c group g",
     "topic t\nsite s\nservice c \"Beta\" in s\nt -> c group g", "b c"},
    {"a service and a system of one name", "duplicate-name",
     "topic t\nexternal-system d \"Erp\"\nexternal-system e \"Erp\"", "topic t\nexternal-system d \"Beta\"", "d e"},
    {"nothing in it", "empty-container", "topic t\nsite s \"Edge\"", "topic t\nsite s\nnote n in s", "s",
     "Remove Edge"},
    {"nothing said", "empty-note", "topic t\nnote n \"\"", "topic t\nnote n \"\" text hello", "n", "Remove n"},
};

const QList<RuleCase> muteCases{
    {"no such rule", "stale-mute", "topic t muted no-rule because", "topic t", "t", "Remove the mute of no-rule"},
    {"nothing to mute any more", "stale-mute", "topic t muted min-in-sync because",
     "topic t minInSync 2 muted min-in-sync because", "t", "Remove the mute of min-in-sync"},
    {"no reason", "stale-mute", "topic t minInSync 2 muted min-in-sync \" \"",
     "topic t minInSync 2 muted min-in-sync why", "t", "Remove the mute of min-in-sync"},
    {"of the rule itself", "stale-mute", "topic t muted stale-mute because", "topic t", "t",
     "Remove the mute of stale-mute"},
    {"on a link", "stale-mute", "topic t\nservice c\nt -> c muted feedback-cycle because",
     "topic t\nservice c\nt -> c topicPattern x muted pattern-misses-topic because", "t>c",
     "Remove the mute of feedback-cycle"},
};

} // namespace

QList<RuleCase> ruleCases()
{
    return linkCases + topicCases + storageCases + clientCases + joinCases + deliveryCases + mirrorCases + ownerCases +
           tidyCases + muteCases;
}

Architecture badDrawing(const RuleCase &row)
{
    Architecture architecture = drawn(QString::fromUtf8(flow) + QString::fromUtf8(row.bad));
    if (QByteArray(row.bad).endsWith("# broken")) // which the notation cannot say
        architecture.put(Link{{id("b"), id("t"), LinkKind::Calls}});
    return architecture;
}

Architecture goodDrawing(const RuleCase &row)
{
    return drawn(QString::fromUtf8(flow) + QString::fromUtf8(row.good));
}

} // namespace rheo::test
