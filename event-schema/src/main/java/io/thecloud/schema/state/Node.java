package io.thecloud.schema.state;

import io.thecloud.schema.id.DatabaseId;
import io.thecloud.schema.id.NodeId;

/// A Docker engine, and what is reserved on it.
///
/// @param session the agent's run that holds it now
/// @param reachable whether the engine answers its agent
/// @param reason why it does not; empty when it does
/// @param reported whether the agent has reported since the decider took over
/// @param memoryBytes what its machine has
/// @param publishAddress where host ports are bound
/// @param ports host ports by the database that holds each
/// @param subnets networks by the database that holds each
/// @param memoryReserved bytes promised to containers
public record Node(
        NodeId id,
        String session,
        boolean reachable,
        String reason,
        boolean reported,
        long memoryBytes,
        String publishAddress,
        PersistentMap<Integer, DatabaseId> ports,
        PersistentMap<String, DatabaseId> subnets,
        long memoryReserved) {

    static Node registered(NodeId id, String session, long memoryBytes, String publishAddress) {
        return new Node(
                id,
                session,
                true,
                "",
                true,
                memoryBytes,
                publishAddress,
                PersistentMap.empty(),
                PersistentMap.empty(),
                0);
    }

    Node takenBy(String newSession, long memory, String address) {
        return new Node(id, newSession, true, "", true, memory, address, ports, subnets, memoryReserved);
    }

    Node seen(boolean nowReachable, String why) {
        return new Node(
                id, session, nowReachable, why, true, memoryBytes, publishAddress, ports, subnets, memoryReserved);
    }

    Node unheard() {
        return new Node(
                id, session, reachable, reason, false, memoryBytes, publishAddress, ports, subnets, memoryReserved);
    }

    Node reserve(Database.Spec spec) {
        return with(
                ports.with(spec.port(), spec.id()),
                subnets.with(spec.subnet(), spec.id()),
                memoryReserved + spec.memoryBytes());
    }

    /// Gives back what is still held by the database; giving back twice changes nothing.
    Node release(Database.Spec spec) {
        if (!spec.id().equals(ports.get(spec.port())) || !spec.id().equals(subnets.get(spec.subnet()))) {
            return this;
        }
        return with(ports.without(spec.port()), subnets.without(spec.subnet()), memoryReserved - spec.memoryBytes());
    }

    private Node with(
            PersistentMap<Integer, DatabaseId> newPorts, PersistentMap<String, DatabaseId> newSubnets, long memory) {
        return new Node(
                id, session, reachable, reason, reported, memoryBytes, publishAddress, newPorts, newSubnets, memory);
    }
}
