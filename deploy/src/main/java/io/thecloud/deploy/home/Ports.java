package io.thecloud.deploy.home;

import io.thecloud.deploy.process.Service;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.IntPredicate;

/// A platform's own ports on loopback: chosen once, then kept.
///
/// @param services where each service listens
/// @param controller where Kafka's controller listens
public record Ports(Map<Service, Integer> services, int controller) {
    /// The gateway's, if it is free.
    public static final int GATEWAY = 8080;

    /// All others lie from here to `LAST`: below the databases' ports, and below those of outgoing connections.
    public static final int FIRST = 18_080;

    private static final int LAST = 19_999;
    // Two platforms founded at the same moment see the same free ports; so each begins to look at a place of its own.
    private static final int PLACES = 180;
    private static final int PLACE = 10;
    private static final int CONNECT_MILLIS = 1_000;

    public Ports {
        services = Map.copyOf(services);
    }

    /// The port of `service`.
    ///
    /// @throws IllegalStateException if none is recorded for it
    public int of(Service service) {
        var port = services.get(service);
        if (port == null) {
            throw new IllegalStateException("no port is recorded for " + service);
        }
        return port;
    }

    /// Chooses among the ports that `free` says nobody listens on.
    ///
    /// @param chance any number; where to begin
    public static Ports choose(IntPredicate free, int chance) {
        var services = new EnumMap<Service, Integer>(Service.class);
        int next = FIRST + PLACE * Math.floorMod(chance, PLACES);
        for (var service : Service.values()) {
            if (service == Service.API_GATEWAY && free.test(GATEWAY)) {
                services.put(service, GATEWAY);
            } else {
                next = from(next, free);
                services.put(service, next++);
            }
        }
        return new Ports(services, from(next, free));
    }

    /// Whether a server could listen on `port` of the loopback address now.
    public static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    /// Whether something listens on `port` of the loopback address now.
    public static boolean answers(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
            return true;
        } catch (IOException refused) {
            return false;
        }
    }

    private static int from(int first, IntPredicate free) {
        for (int port = first; port <= LAST; port++) {
            if (free.test(port)) {
                return port;
            }
        }
        throw new IllegalStateException("no port from %d to %d is free on 127.0.0.1".formatted(first, LAST));
    }
}
