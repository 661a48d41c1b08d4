package io.thecloud.provisioner.engine.postgres;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;

/// Asks a PostgreSQL server whether it is one, by the SSLRequest of its protocol (documentation, chapter 54.7,
/// `SSLRequest`: length 8, code 80877103; the answer is one byte, `S` or `N`).
final class PostgresGreeting {
    private static final byte[] SSL_REQUEST =
            ByteBuffer.allocate(8).putInt(8).putInt(80877103).array();

    private PostgresGreeting() {}

    static boolean answers(String host, int port, Duration limit) {
        int millis = Math.toIntExact(limit.toMillis());
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), millis);
            socket.setSoTimeout(millis);
            socket.getOutputStream().write(SSL_REQUEST);
            int answer = socket.getInputStream().read();
            return answer == 'S' || answer == 'N';
        } catch (IOException e) {
            // Refused, reset, silent or closed: no server answers, which is what was asked.
            return false;
        }
    }
}
