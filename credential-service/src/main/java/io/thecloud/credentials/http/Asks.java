package io.thecloud.credentials.http;

import io.thecloud.credentials.audit.AuditEntry;
import io.thecloud.credentials.password.Password;
import io.thecloud.credentials.password.Role;
import io.thecloud.credentials.vault.SealedSecret;
import io.thecloud.schema.event.Actor;
import io.thecloud.schema.id.DatabaseId;
import io.thecloud.schema.id.NameBasedId;
import io.thecloud.schema.id.SecretId;
import io.thecloud.schema.id.TenantId;
import org.jspecify.annotations.Nullable;

/// What may be asked for, read from a request and found to be well formed.
final class Asks {
    private static final String A_UUID = "a UUID";

    private Asks() {}

    /// A password is wanted.
    record Open(
            SecretId secret,
            DatabaseId database,
            TenantId tenant,
            Role role,
            Actor actor,
            String purpose,
            String requestId) {

        /// Whether the secret is the one that was asked for; a guessed id alone opens nothing.
        boolean fits(SealedSecret sealed) {
            return sealed.database().equals(database) && sealed.tenant().equals(tenant);
        }

        AuditEntry audited(@Nullable String refusal) {
            return new AuditEntry(
                    "secret.open",
                    refusal,
                    tenant,
                    actor.toString(),
                    secret,
                    database,
                    role.toString(),
                    purpose,
                    requestId);
        }
    }

    /// A password is given.
    record Deposit(SecretId secret, DatabaseId database, TenantId tenant, Password password) {}

    static SecretId secret(String text) {
        return Body.read("the secret's id", text, A_UUID, SecretId::of);
    }

    static Open open(String secret, byte[] bytes) {
        var body = Body.read(bytes);
        return new Open(
                secret(secret),
                body.value("database", A_UUID, DatabaseId::of),
                body.value("tenant", A_UUID, TenantId::of),
                body.value("role", "a role", name -> Role.named(name).orElseThrow(IllegalArgumentException::new)),
                body.value("actor", "user:…, node:… or service:…", Actor::of),
                body.text("purpose"),
                body.text("request_id"));
    }

    static Deposit deposit(String secret, byte[] bytes) {
        var body = Body.read(bytes);
        var id = secret(secret);
        var database = body.value("database", A_UUID, DatabaseId::of);
        if (!id.equals(new SecretId(NameBasedId.of(database.value(), "secret")))) {
            throw new InvalidInputException("the secret's id must be the one that follows from the database's");
        }
        return new Deposit(
                id,
                database,
                body.value("tenant", A_UUID, TenantId::of),
                body.value(
                        "password",
                        Password.RULE,
                        text -> Password.of(text).orElseThrow(IllegalArgumentException::new)));
    }
}
