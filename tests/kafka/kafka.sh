#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# A real Apache Kafka for tests (README.md beside this file).
#   kafka.sh start DIR [--nodes 1|3] [--sasl] [--owner PID] [--set KEY=VALUE]…
#   kafka.sh stop DIR [--now]            ends the brokers (--now: kill -9), leaves the folder
#   kafka.sh restart DIR [--owner PID]   the same brokers again: same ports, same data
#   kafka.sh java CLASS [ARGUMENT…]      a class of Kafka's tools, or an example program
#   kafka.sh fetch                       only resolves the jars
# DIR/env tells the addresses once `start` has come back. JVM options: $RHEO_KAFKA_JVM,
# another version of Kafka: $RHEO_KAFKA_VERSION, the jars: $RHEO_KAFKA_CACHE (~/.cache/rheograph).
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cache=${RHEO_KAFKA_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/rheograph}
jvm=${RHEO_KAFKA_JVM:--Xmx384m -Xms128m -XX:+UseSerialGC -XX:TieredStopAtLevel=1}

fail() { echo "kafka.sh: $*" >&2; exit 1; }

version=${RHEO_KAFKA_VERSION:-$(sed -n 's/.*<kafka.version>\(.*\)<.*/\1/p' "$here/pom.xml")}

jars_folder() { echo "$cache/kafka-$version-$(sha256sum "$here/pom.xml" | cut -c1-8)"; }

fetch_jars() {
    local folder; folder=$(jars_folder)
    [ -e "$folder/complete" ] && return
    mkdir -p "$folder"
    exec 9> "$folder/lock"
    flock 9
    if [ ! -e "$folder/complete" ]; then
        echo "kafka.sh: resolving Kafka's jars once into $folder" >&2
        mvn -q -B -f "$here/pom.xml" dependency:copy-dependencies -Dkafka.version="$version" -DincludeScope=runtime \
            -DoutputDirectory="$folder/jars" >&2 || fail "Maven could not resolve the jars; is there a network?"
        touch "$folder/complete"
    fi
    exec 9>&-
}

# Replaces the shell that calls it: use it in a subshell, so that $! is the JVM itself.
become_java() {
    exec java $jvm -Dorg.slf4j.simpleLogger.defaultLogLevel="${RHEO_KAFKA_LOG:-warn}" -cp "$(jars_folder)/jars/*" "$@"
}

is_free() { ! (exec 3<> "/dev/tcp/127.0.0.1/$1") 2> /dev/null; }

# Below the range that the kernel hands out to clients, so that nothing takes a port between this look and the bind.
free_port() {
    local port
    while :; do
        port=$((16000 + (RANDOM * 32768 + RANDOM) % 16000))
        case " ${taken:-} " in *" $port "*) continue ;; esac
        is_free "$port" && break
    done
    taken="${taken:-} $port"
    picked=$port
}

# One Metadata request (version 4, no topics, creates nothing); prints how many brokers the answer lists, 0 for none.
brokers_known() {
    local bytes
    { exec 3<> "/dev/tcp/127.0.0.1/$1"; } 2> /dev/null || { echo 0; return; }
    printf '\0\0\0\x14\0\x03\0\x04\0\0\0\x01\0\x05rheo!\0\0\0\0\0' >&3
    bytes=$(timeout 3 head -c 16 <&3 | od -An -v -tx1 | tr -d ' \n')
    exec 3>&-
    echo $((16#0${bytes:24:8}))
}

write_certificate() {
    openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost \
        -addext 'subjectAltName=IP:127.0.0.1,DNS:localhost' -keyout "$1/key.pem" -out "$1/ca.pem" 2> /dev/null
    cat "$1/key.pem" "$1/ca.pem" > "$1/server.pem"
}

write_sasl_settings() {
    cat <<END
sasl.enabled.mechanisms=PLAIN,SCRAM-SHA-256,SCRAM-SHA-512
authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer
super.users=User:admin;User:ANONYMOUS
ssl.keystore.type=PEM
ssl.keystore.location=$1/server.pem
ssl.truststore.type=PEM
ssl.truststore.location=$1/ca.pem
END
    local listener
    for listener in sasl sasl_ssl; do
        echo "listener.name.$listener.plain.sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required user_admin=\"admin-secret\" user_viewer=\"viewer-secret\";"
        echo "listener.name.$listener.scram-sha-256.sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required;"
        echo "listener.name.$listener.scram-sha-512.sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required;"
    done
}

write_node_settings() { # DIR NODE
    local replicas=$((nodes > 1 ? 3 : 1)) shown="PLAINTEXT://127.0.0.1:${plain[$2]}"
    [ -n "$sasl" ] && shown+=",SASL://127.0.0.1:${login[$2]},SASL_SSL://127.0.0.1:${tls[$2]}"
    cat <<END
process.roles=broker,controller
node.id=$2
controller.quorum.voters=$voters
controller.listener.names=CONTROLLER
listeners=$shown,CONTROLLER://127.0.0.1:${quorum[$2]}
advertised.listeners=$shown
listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT,SASL:SASL_PLAINTEXT,SASL_SSL:SASL_SSL
inter.broker.listener.name=PLAINTEXT
log.dirs=$1/$2
offsets.topic.num.partitions=5
offsets.topic.replication.factor=$replicas
transaction.state.log.num.partitions=5
transaction.state.log.replication.factor=$replicas
transaction.state.log.min.isr=1
share.coordinator.state.topic.replication.factor=$replicas
share.coordinator.state.topic.min.isr=1
group.initial.rebalance.delay.ms=0
initial.broker.registration.timeout.ms=120000
auto.create.topics.enable=false
num.network.threads=2
num.io.threads=2
log.cleaner.dedupe.buffer.size=8388608
log.retention.check.interval.ms=1000
log.cleaner.backoff.ms=500
END
    [ -n "$sasl" ] && write_sasl_settings "$1"
    [ ${#extra[@]} -gt 0 ] && printf '%s\n' "${extra[@]}"
    return 0
}

pick_ports() {
    voters=
    local node
    for node in $(seq "$nodes"); do
        free_port; plain[node]=$picked
        free_port; quorum[node]=$picked
        free_port; login[node]=$picked
        free_port; tls[node]=$picked
        voters+="${voters:+,}$node@127.0.0.1:${quorum[node]}"
    done
}

format_node() { # DIR NODE
    local scram=()
    [ -n "$sasl" ] && scram=(--add-scram 'SCRAM-SHA-512=[name=viewer,password=viewer-secret]'
        --add-scram 'SCRAM-SHA-256=[name=viewer,password=viewer-secret]'
        --add-scram 'SCRAM-SHA-512=[name=admin,password=admin-secret]')
    (become_java kafka.tools.StorageTool format -t "$cluster" -c "$1/$2.properties" "${scram[@]}") > "$1/$2.format.log" 2>&1 \
        || fail "formatting node $2 failed: $(tail -3 "$1/$2.format.log")"
}

format_nodes() { # DIR
    local node
    cluster=k$(head -c 16 /dev/urandom | base64 | tr '+/' '-_' | cut -c2-22)
    for node in $(seq "$nodes"); do
        write_node_settings "$1" "$node" > "$1/$node.properties"
        format_node "$1" "$node" &
    done
    wait
    for node in $(seq "$nodes"); do
        [ -e "$1/$node/meta.properties" ] || fail "node $node was not formatted"
    done
}

start_nodes() { # DIR
    local node
    for node in $(seq "$nodes"); do
        become_java kafka.Kafka "$1/$node.properties" > "$1/$node.log" 2>&1 < /dev/null &
        echo $! > "$1/$node.pid"
        disown
    done
}

wait_ready() { # DIR
    local node deadline=$((SECONDS + 180))
    for node in $(seq "$nodes"); do
        until [ "$(brokers_known "${plain[node]}")" -ge "$nodes" ]; do
            kill -0 "$(cat "$1/$node.pid")" 2> /dev/null || return 1
            [ $SECONDS -lt $deadline ] || return 1
            sleep 0.2
        done
    done
}

list() { local node out=; for node in $(seq "$nodes"); do out+="${out:+,}127.0.0.1:$(eval echo "\${$1[$node]}")"; done; echo "$out"; }

write_env() {
    {
        echo "BOOTSTRAP=$(list plain)"
        echo "CLUSTER=$cluster"
        [ -n "$sasl" ] && echo "SASL=$(list login)" && echo "SASL_SSL=$(list tls)" && echo "CA=$1/ca.pem"
        true
    } > "$1/env"
}

# Ends the brokers when the owner is gone, however it went; ends itself when the brokers are gone.
watch_owner() { # DIR
    while kill -0 "$owner" 2> /dev/null; do
        kill -0 "$(cat "$1/1.pid" 2> /dev/null)" 2> /dev/null || exit 0
        sleep 0.5
    done
    stop "$1" --now
}

guard() { # DIR
    if [ -n "$owner" ]; then watch_owner "$1" > /dev/null 2>&1 < /dev/null & disown; fi
    cat "$1/env"
}

restart() {
    [ $# -ge 1 ] && [ -e "$1/env" ] || fail "restart needs the folder of a cluster that was started"
    dir=$(cd "$1" && pwd)
    owner=$([ "${2:-}" = --owner ] && echo "$3" || true)
    nodes=$(ls "$dir" | grep -c '^[0-9]*\.properties$') plain=()
    local node
    for node in $(seq "$nodes"); do
        plain[node]=$(sed -n 's#^listeners=PLAINTEXT://127.0.0.1:\([0-9]*\).*#\1#p' "$dir/$node.properties")
    done
    start_nodes "$dir"
    wait_ready "$dir" || fail "Kafka did not start again: $(tail -n 5 "$dir"/*.log)"
    guard "$dir"
}

start() {
    [ $# -ge 1 ] || fail "start needs a folder"
    dir=$(mkdir -p "$1" && cd "$1" && pwd); shift
    [ ! -e "$dir/1.properties" ] || fail "$dir already holds a cluster: use restart, or another folder"
    nodes=1 sasl= owner= extra=() plain=() quorum=() login=() tls=()
    while [ $# -gt 0 ]; do
        case $1 in
        --nodes) nodes=$2; shift ;;
        --sasl) sasl=yes ;;
        --owner) owner=$2; shift ;;
        --set) extra+=("$2"); shift ;;
        *) fail "unknown option $1" ;;
        esac
        shift
    done
    fetch_jars
    [ -n "$sasl" ] && write_certificate "$dir"
    local try
    for try in 1 2 3; do
        pick_ports
        format_nodes "$dir"
        start_nodes "$dir"
        if wait_ready "$dir"; then
            write_env "$dir"
            guard "$dir"
            return
        fi
        local taken_port=; grep -qs "Address already in use" "$dir"/*.log && taken_port=yes
        tail -n 20 "$dir"/*.log >&2
        stop "$dir"
        [ -n "$taken_port" ] || break
        rm -rf "$dir"/[123] "$dir"/[123].*
    done
    fail "Kafka did not start; its words are above"
}

stop() {
    local file pid
    for file in "$1"/*.pid; do
        [ -e "$file" ] || continue
        pid=$(cat "$file")
        kill ${2:+-9} "$pid" 2> /dev/null || true
    done
    for file in "$1"/*.pid; do
        [ -e "$file" ] || continue
        pid=$(cat "$file")
        for _ in $(seq 50); do kill -0 "$pid" 2> /dev/null || break; sleep 0.1; done
        kill -9 "$pid" 2> /dev/null || true
        rm -f "$file"
    done
}

case ${1:-} in
start) shift; start "$@" ;;
restart) shift; restart "$@" ;;
stop) [ $# -ge 2 ] || fail "stop needs the folder"; stop "$2" "${3:-}" ;;
java) shift; fetch_jars; become_java "$@" ;;
fetch) fetch_jars ;;
*) sed -n '3,11s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
esac
