package io.thecloud.log;

import io.thecloud.schema.codec.CommandCodec;
import io.thecloud.schema.command.Command;
import io.thecloud.schema.command.CommandEnvelope;
import io.thecloud.schema.command.Report;
import io.thecloud.schema.command.Request;
import io.thecloud.schema.engine.DatabaseName;
import io.thecloud.schema.engine.Engine;
import io.thecloud.schema.event.Actor;
import io.thecloud.schema.id.ApiKeyId;
import io.thecloud.schema.id.CommandId;
import io.thecloud.schema.id.DatabaseId;
import io.thecloud.schema.id.GroupId;
import io.thecloud.schema.id.NodeId;
import io.thecloud.schema.id.SecretId;
import io.thecloud.schema.id.TenantId;
import io.thecloud.schema.id.UserId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/// Commands for the small decider. Ids follow from names, so that a test can be repeated.
final class Commands {
    static final TenantId TENANT = new TenantId(id("tenant"));
    static final UserId USER = new UserId(id("user"));

    private Commands() {}

    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    /// A claim: adds a key each time that it is decided.
    static CommandEnvelope claim(String key) {
        return envelope(
                "claim " + key,
                Instant.now(),
                "",
                new Request.ClaimCell(USER, TENANT, "tenant", new ApiKeyId(id(key)), "sha of " + key));
    }

    static CommandEnvelope node() {
        return envelope(
                "node",
                Instant.now(),
                "",
                new Report.RegisterNode(new NodeId(id("node")), "s1", 1L << 34, "127.0.0.1"));
    }

    static CommandEnvelope create(String name) {
        return create(name, "create " + name, "hash of " + name);
    }

    /// @param key names the command's id
    static CommandEnvelope create(String name, String key, String bodyHash) {
        return envelope(
                key,
                Instant.now(),
                bodyHash,
                new Request.CreateDatabase(
                        new DatabaseId(id("database " + key)),
                        new GroupId(id("group " + key)),
                        USER,
                        new DatabaseName(name),
                        Engine.POSTGRES,
                        "16",
                        10,
                        new SecretId(id("secret " + key))));
    }

    static CommandEnvelope envelope(String key, Instant issuedAt, String bodyHash, Command command) {
        return new CommandEnvelope(
                new CommandId(id(key)),
                TENANT,
                Actor.user(USER),
                "request " + key,
                issuedAt,
                issuedAt.plus(Duration.ofMinutes(5)),
                bodyHash,
                command);
    }

    static CommandEnvelope issued(CommandEnvelope command, Instant issuedAt, Instant validUntil) {
        return new CommandEnvelope(
                command.id(),
                command.tenant(),
                command.actor(),
                command.correlationId(),
                issuedAt,
                validUntil,
                command.bodyHash(),
                command.command());
    }

    static LogRecord written(CommandEnvelope command) {
        return new LogRecord(0, command.tenant().toString(), Map.of(), CommandCodec.write(command));
    }
}
