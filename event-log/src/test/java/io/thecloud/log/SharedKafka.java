package io.thecloud.log;

/// One broker for all tests of a JVM that do not stop it: starting one takes longer than most of them.
final class SharedKafka {
    private static final class Running {
        static final InProcessKafka KAFKA = start();

        private static InProcessKafka start() {
            var kafka = InProcessKafka.started();
            Runtime.getRuntime().addShutdownHook(new Thread(kafka::close));
            return kafka;
        }
    }

    private SharedKafka() {}

    static InProcessKafka get() {
        return Running.KAFKA;
    }
}
