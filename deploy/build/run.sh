# How the command line is started; the training run must start it in the same way, or its cache does not fit.

# Sets cloud_java: the command up to the main class's arguments. $1: the project's folder.
cloud_command() {
    local dist=$1 jar LC_ALL=C
    # In a fixed order: the JVM takes a cache only for the class path it was trained with.
    local path=$dist/deploy/target/deploy-0.1.0.jar
    for jar in "$dist"/deploy/target/cli/lib/*.jar; do path+=:$jar; done
    cloud_java=("$JAVA_HOME/bin/java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx256m
        --enable-native-access=ALL-UNNAMED "-Dcloud.dist=$dist" -cp "$path")
}

run_cloud() {
    local cache=$dist/deploy/target/cli/cloud.aot
    cloud_command "$dist"
    # A cache that no longer fits is the JVM's to ignore, without a word to the user.
    if [[ -f $cache ]]; then cloud_java+=("-XX:AOTCache=$cache" -Xlog:aot=off -Xlog:cds=off); fi
    exec "${cloud_java[@]}" io.thecloud.deploy.CloudMain "$@"
}
