package io.thecloud.schema.command;

import io.thecloud.schema.engine.DatabaseName;
import io.thecloud.schema.engine.Engine;
import io.thecloud.schema.id.CommandId;
import io.thecloud.schema.id.DatabaseId;
import java.time.Instant;

/// Why a command was not carried out. Every refusal has a name and says what to do about it.
public sealed interface Refusal {
    /// One sentence for the person who asked.
    String message();

    /// A database of that name exists already in the tenant.
    record NameTaken(DatabaseName name, DatabaseId existing) implements Refusal {
        @Override
        public String message() {
            return "a database named %s exists already (id %s); choose another name or remove that one"
                    .formatted(name, existing);
        }
    }

    /// No such database in the tenant.
    record NoSuchDatabase(DatabaseId database) implements Refusal {
        @Override
        public String message() {
            return "there is no database with id %s".formatted(database);
        }
    }

    /// The database's status does not allow this now.
    record WrongStatus(DatabaseId database, String status, String allowed) implements Refusal {
        @Override
        public String message() {
            return "the database is %s; this needs %s".formatted(status, allowed);
        }
    }

    /// The engine has no such version on offer.
    record VersionNotOffered(Engine engine, String version) implements Refusal {
        @Override
        public String message() {
            return "%s has no version '%s' here; versions: %s"
                    .formatted(engine, version, String.join(", ", engine.versions()));
        }
    }

    /// No node can take a database now.
    record NoNode() implements Refusal {
        @Override
        public String message() {
            return "no node is registered yet; the provisioner may still be starting";
        }
    }

    /// The node's memory, ports or subnets are used up.
    record NodeFull(String what) implements Refusal {
        @Override
        public String message() {
            return "the node has no %s left for another database; remove one first".formatted(what);
        }
    }

    /// A report about something that is no longer, or never was, so.
    record Stale(String why) implements Refusal {
        @Override
        public String message() {
            return "ignored: " + why;
        }
    }

    /// The command came to the decider after its time.
    record Expired(Instant validUntil) implements Refusal {
        @Override
        public String message() {
            return "nothing was done: the request was valid until %s and reached the decider later"
                    .formatted(validUntil);
        }
    }

    /// One idempotency key came with two different bodies.
    record KeyReused(CommandId command) implements Refusal {
        @Override
        public String message() {
            return "this Idempotency-Key was used with a different body; use a new key for a new request";
        }
    }
}
