package io.thecloud.credentials;

import io.thecloud.credentials.audit.AuditLog;
import io.thecloud.credentials.http.Token;
import io.thecloud.credentials.issuing.FollowedLog;
import io.thecloud.credentials.kafka.SecretsTopic;
import io.thecloud.credentials.kafka.TopicWriter;
import io.thecloud.credentials.sealing.KeyStore;
import io.thecloud.credentials.vault.VaultDoor;
import io.thecloud.log.CellLog;
import io.thecloud.log.KafkaCellLog;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/// Makes the parts and connects them; nothing is started here.
final class Wiring {
    @Produces
    @Singleton
    InstantSource clock() {
        return InstantSource.system();
    }

    @Produces
    @Singleton
    Token token(CredentialConfig config) {
        return new Token(config.tokenFile());
    }

    @Produces
    @Singleton
    TopicWriter writer(CredentialConfig config) {
        return new TopicWriter(config.kafka().bootstrapServers());
    }

    @Produces
    @Singleton
    SecretsTopic secrets(CredentialConfig config, TopicWriter writer) {
        return new SecretsTopic(config.kafka().bootstrapServers(), writer);
    }

    @Produces
    @Singleton
    VaultDoor door(CredentialConfig config, SecretsTopic secrets, InstantSource clock) {
        return new VaultDoor(new KeyStore(config.home().resolve("keys")), secrets, clock);
    }

    @Produces
    @Singleton
    CellLog log(CredentialConfig config) {
        return new KafkaCellLog(config.kafka().bootstrapServers());
    }

    @Produces
    @Singleton
    FollowedLog followed(CellLog log) {
        return new FollowedLog(log);
    }

    @Produces
    @Singleton
    AuditLog audit(TopicWriter writer, InstantSource clock) {
        return new AuditLog((key, value) -> writer.send(AuditLog.TOPIC, key, value), clock);
    }

    void close(@Disposes TopicWriter writer) {
        writer.close();
    }

    void close(@Disposes CellLog log) {
        log.close();
    }
}
