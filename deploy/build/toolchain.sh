# Finds what the build needs: a JDK and a Maven. Sourced by ./cloud, ./check and the tools here.
# No repository is named: an older Maven fetches the newer one by its coordinates, from wherever it is configured to look.

cloud_jdk_major=25
cloud_maven_version=3.9.16

say() { printf '%s\n' "$*" >&2; }

# Is $1 the home of a JDK that is new enough? Reads its release file: starting a JVM to ask costs more than all of ./cloud.
is_jdk() {
    local line version=
    [[ -n "$1" && -x "$1/bin/java" && -x "$1/bin/javac" && -r "$1/release" ]] || return 1
    while IFS= read -r line; do
        if [[ $line == JAVA_VERSION=* ]]; then
            version=${line#JAVA_VERSION=}
            version=${version//\"/}
            version=${version%%[.+-]*}
            break
        fi
    done <"$1/release"
    [[ $version =~ ^[0-9]+$ ]] && ((version >= cloud_jdk_major))
}

# Sets JAVA_HOME to a JDK that is new enough, or says what to install.
find_jdk() {
    local home java
    if [[ -n "${CLOUD_JAVA_HOME:-}" ]]; then
        # Asked for by name: another one in its place would be a surprise.
        if is_jdk "$CLOUD_JAVA_HOME"; then export JAVA_HOME=$CLOUD_JAVA_HOME && return; fi
        say "CLOUD_JAVA_HOME is '$CLOUD_JAVA_HOME', and that is no JDK $cloud_jdk_major or newer."
        return 1
    fi
    if is_jdk "${JAVA_HOME:-}"; then export JAVA_HOME && return; fi
    if java=$(type -P java) && java=$(readlink -f "$java") && is_jdk "${java%/bin/java}"; then
        export JAVA_HOME=${java%/bin/java}
        return
    fi
    for home in /usr/lib/jvm/* /usr/java/* /opt/* /opt/*/* "${HOME:-/nonexistent}"/.sdkman/candidates/java/* \
        "${HOME:-/nonexistent}"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
        if is_jdk "$home"; then export JAVA_HOME=$home && return; fi
    done
    say "No JDK $cloud_jdk_major or newer was found (looked at CLOUD_JAVA_HOME, JAVA_HOME, PATH and the usual folders)."
    say "Install one, for example Eclipse Temurin $cloud_jdk_major (package temurin-$cloud_jdk_major-jdk), or set CLOUD_JAVA_HOME to one."
    return 1
}

# Is $1 a Maven of at least 3.9? An older one warns about itself on this JDK.
is_maven() {
    local version
    version=$("$1" --version 2>/dev/null) || return 1
    [[ $version =~ Apache\ Maven\ ([0-9]+)\.([0-9]+) ]] || return 1
    ((BASH_REMATCH[1] > 3 || (BASH_REMATCH[1] == 3 && BASH_REMATCH[2] >= 9)))
}

# Sets MAVEN to an executable of 3.9 or newer; needs JAVA_HOME.
find_maven() {
    local old cache=${XDG_CACHE_HOME:-$HOME/.cache}/cloud-build
    MAVEN=$cache/apache-maven-$cloud_maven_version/bin/mvn
    if [[ -x $MAVEN ]]; then return; fi
    if old=$(type -P mvn); then
        if is_maven "$old"; then MAVEN=$old && return; fi
        fetch_maven "$old" "$cache" && return
        say "Fetching Maven $cloud_maven_version through $old failed: see the messages above."
    fi
    say "Maven 3.9 or newer is needed to build. Install it (package maven), or any older Maven: that is enough to fetch a newer one."
    return 1
}

fetch_maven() {
    local old=$1 cache=$2 work status=0
    mkdir -p "$cache"
    work=$(mktemp -d "$cache/fetch.XXXXXX")
    say "fetching Maven $cloud_maven_version …"
    # In a folder of its own: the older Maven shall not read this project.
    (cd "$work" && MAVEN_OPTS= "$old" -B -q org.apache.maven.plugins:maven-dependency-plugin:3.9.0:unpack \
        "-Dartifact=org.apache.maven:apache-maven:$cloud_maven_version:tar.gz:bin" \
        "-DoutputDirectory=$work/unpacked" >"$work/log" 2>&1) || status=1
    if ((status == 0)) && [[ -f $work/unpacked/apache-maven-$cloud_maven_version/bin/mvn ]]; then
        chmod +x "$work/unpacked/apache-maven-$cloud_maven_version/bin/mvn"
        # Someone else may have been faster; theirs is as good.
        mv -T "$work/unpacked/apache-maven-$cloud_maven_version" "$cache/apache-maven-$cloud_maven_version" 2>/dev/null || true
    else
        tail -n 20 "$work/log" >&2
        status=1
    fi
    rm -rf "$work"
    [[ $status == 0 && -x $MAVEN ]]
}

# The services that are Quarkus applications.
cloud_services=(api-gateway provisioner credential-service failover-service)

# What decides whether a built tree is still good; test sources do not.
cloud_inputs=(pom.xml .mvn event-schema event-log api-gateway provisioner credential-service failover-service cli deploy)

# The first input newer than file $1, if any. Run from the project's folder.
newer_input() {
    find "${cloud_inputs[@]}" \( -path '*/target' -o -path '*/src/test' -o -path deploy/build -o -path deploy/images \
        -o -path deploy/docker \) -prune -o \( -path '*/src/*' -o -name pom.xml -o -path '.mvn/*' \) -newer "$1" -print -quit
}

# Holds the tree for one Maven run at a time, as file descriptor 9 of the shell that calls this.
hold_tree() {
    type -P flock >/dev/null || return 0
    exec 9>.build.lock
    if ! flock -n 9; then
        say "waiting for another build …"
        flock 9
    fi
}
