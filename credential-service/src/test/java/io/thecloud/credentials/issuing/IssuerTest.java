package io.thecloud.credentials.issuing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.thecloud.credentials.password.Minting;
import io.thecloud.credentials.sealing.KeyStore;
import io.thecloud.credentials.vault.Opening;
import io.thecloud.credentials.vault.RememberedSecrets;
import io.thecloud.credentials.vault.UnavailableException;
import io.thecloud.credentials.vault.Vault;
import io.thecloud.schema.command.Report;
import io.thecloud.schema.id.DatabaseId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IssuerTest {
    @TempDir
    Path keys;

    private final WrittenLog log = new WrittenLog(event -> {});
    private final RememberedSecrets secrets = new RememberedSecrets();
    private final List<Report> sent = new ArrayList<>();
    private boolean reportsFail;
    private Instant now = WrittenLog.NOW;
    private Vault vault;
    private Issuer issuer;

    @BeforeEach
    void set_up() throws Exception {
        vault = new Vault(new KeyStore(keys).unlock(false), secrets, new Minting(), () -> now);
        issuer = restarted();
    }

    @Test
    void a_requested_database_gets_passwords_and_then_a_report() {
        var database = log.requested();

        settle(database);

        assertThat(sent).containsExactly(new Report.CredentialsSealed(database, WrittenLog.secret(database)));
        assertThat(vault.open(WrittenLog.secret(database))).isInstanceOf(Opening.Opened.class);
    }

    @Test
    void nothing_is_reported_before_the_record_is_safe() {
        var database = log.requested();
        secrets.away(true);

        assertThatExceptionOfType(UnavailableException.class).isThrownBy(() -> settle(database));
        assertThat(sent).isEmpty();

        secrets.away(false);
        settle(database);
        assertThat(sent).hasSize(1);
    }

    @Test
    void a_crash_before_the_report_reports_the_passwords_that_are_there() {
        var database = log.requested();
        reportsFail = true;
        assertThatExceptionOfType(UnavailableException.class).isThrownBy(() -> settle(database));
        var minted = vault.open(WrittenLog.secret(database));

        reportsFail = false;
        issuer = restarted();
        assertThat(issuer.undone(log.state())).containsExactly(database);
        settle(database);

        assertThat(sent).hasSize(1);
        assertThat(vault.open(WrittenLog.secret(database))).isEqualTo(minted);
    }

    @Test
    void a_report_is_repeated_only_when_the_log_does_not_show_it_for_a_minute() {
        var database = log.requested();
        settle(database);
        settle(database);
        assertThat(sent).hasSize(1);

        now = now.plus(Issuer.PATIENCE);
        settle(database);
        assertThat(sent).hasSize(2);

        log.issued(database);
        now = now.plus(Duration.ofDays(1));
        settle(database);
        assertThat(sent).hasSize(2);
    }

    @Test
    void a_deleted_database_loses_its_passwords_and_then_it_is_reported() {
        var database = log.requested();
        settle(database);
        log.issued(database);
        log.available(database);
        log.deleting(database);

        settle(database);

        assertThat(sent).last().isEqualTo(new Report.SecretGone(database, WrittenLog.secret(database)));
        assertThat(vault.open(WrittenLog.secret(database))).isEqualTo(new Opening.None());
        assertThat(keys.resolve("data")).isEmptyDirectory();
    }

    @Test
    void a_database_that_never_got_passwords_is_reported_shredded_too() {
        var database = log.requested();
        log.failedAndDeleting(database);

        settle(database);

        assertThat(sent).containsExactly(new Report.SecretGone(database, WrittenLog.secret(database)));
    }

    @Test
    void an_event_seen_late_does_not_bring_shredded_passwords_back() {
        var database = log.requested();
        log.issued(database);
        log.available(database);
        log.deleting(database);
        settle(database);
        log.gone(database);
        sent.clear();

        settle(database);

        assertThat(sent).isEmpty();
        assertThat(keys.resolve("data")).isEmptyDirectory();
    }

    @Test
    void passwords_whose_key_is_missing_are_counted_and_not_reported() throws Exception {
        var database = log.requested();
        settle(database);
        sent.clear();
        Files.delete(keys.resolve("data").resolve(WrittenLog.secret(database).toString()));
        issuer = restarted();

        settle(database);

        assertThat(sent).isEmpty();
        assertThat(issuer.unopenable()).isEqualTo(1);
        log.failedAndDeleting(database);
        log.gone(database);
        assertThat(issuer.undone(log.state())).isEmpty();
        assertThat(issuer.unopenable()).isZero();
    }

    @Test
    void what_is_undone_follows_from_the_state_alone() {
        var fresh = log.requested();
        var issued = log.requested();
        log.issued(issued);
        var running = log.requested();
        log.issued(running);
        log.available(running);
        var deleting = log.requested();
        log.failedAndDeleting(deleting);
        var gone = log.requested();
        log.failedAndDeleting(gone);
        log.gone(gone);

        assertThat(issuer.undone(log.state())).containsExactlyInAnyOrder(fresh, deleting);
    }

    private Issuer restarted() {
        return new Issuer(
                vault,
                (tenant, correlation, report) -> {
                    if (reportsFail) {
                        throw new UnavailableException("away", null);
                    }
                    sent.add(report);
                },
                () -> now);
    }

    private void settle(DatabaseId database) {
        issuer.settle(log.state(), database, "request");
    }
}
