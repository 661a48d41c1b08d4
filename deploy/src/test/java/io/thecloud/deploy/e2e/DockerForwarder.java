package io.thecloud.deploy.e2e;

import java.io.Closeable;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// A way to the Docker engine that can be cut or hang, while the engine itself goes on for everybody else.
final class DockerForwarder implements AutoCloseable {
    private static final Logger LOG = System.getLogger(DockerForwarder.class.getName());
    private static final UnixDomainSocketAddress ENGINE = UnixDomainSocketAddress.of("/var/run/docker.sock");
    private static final int CHUNK = 64 * 1024;

    private final Set<Closeable> open = ConcurrentHashMap.newKeySet();
    private volatile boolean answers;
    private @Nullable ServerSocketChannel listener;
    private @Nullable Thread acceptor;
    private int port;

    DockerForwarder() throws IOException {
        forward();
    }

    /// For `DOCKER_HOST`.
    String address() {
        return "tcp://127.0.0.1:" + port;
    }

    /// Lets everything through, at the same address as before.
    void forward() throws IOException {
        if (answers && listener != null) {
            return;
        }
        cut();
        answers = true;
        listen();
    }

    /// Connections are taken and never answered; those that are there fall silent.
    void hang() throws IOException {
        answers = false;
        if (listener == null) {
            listen();
        }
    }

    /// Connections break, and new ones are refused.
    void cut() throws IOException {
        if (listener != null && acceptor != null) {
            listener.close();
            // The port is free only when nobody waits at it any more.
            join(acceptor);
            listener = null;
        }
        for (var connection : open) {
            connection.close();
        }
        open.clear();
    }

    @Override
    public void close() throws IOException {
        cut();
    }

    private void listen() throws IOException {
        var server = ServerSocketChannel.open();
        server.setOption(StandardSocketOptions.SO_REUSEADDR, true);
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        port = server.socket().getLocalPort();
        listener = server;
        acceptor = Thread.ofPlatform().daemon().name("docker-forwarder").start(() -> accept(server));
    }

    private static void join(Thread thread) throws IOException {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private void accept(ServerSocketChannel server) {
        while (server.isOpen()) {
            try {
                var client = server.accept();
                open.add(client);
                if (answers) {
                    connect(client);
                }
            } catch (IOException cut) {
                LOG.log(Level.TRACE, "cut", cut);
            }
        }
    }

    private void connect(SocketChannel client) throws IOException {
        try {
            var engine = SocketChannel.open(ENGINE);
            open.add(engine);
            pump(client, engine);
            pump(engine, client);
        } catch (IOException away) {
            LOG.log(Level.TRACE, "the engine itself is away", away);
            client.close();
        }
    }

    private void pump(SocketChannel from, SocketChannel to) {
        Thread.ofPlatform().daemon().name("docker-forwarder-pump").start(() -> {
            var buffer = ByteBuffer.allocate(CHUNK);
            try {
                while (from.read(buffer) >= 0) {
                    buffer.flip();
                    while (answers && buffer.hasRemaining()) {
                        to.write(buffer);
                    }
                    buffer.clear();
                }
                to.shutdownOutput();
            } catch (IOException broken) {
                end(from);
                end(to);
            }
        });
    }

    private void end(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            open.remove(channel);
        }
    }
}
