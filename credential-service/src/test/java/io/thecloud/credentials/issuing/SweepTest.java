package io.thecloud.credentials.issuing;

import static org.assertj.core.api.Assertions.assertThat;

import io.thecloud.credentials.password.Minting;
import io.thecloud.credentials.password.Password;
import io.thecloud.credentials.sealing.KeyStore;
import io.thecloud.credentials.vault.Opening;
import io.thecloud.credentials.vault.RememberedSecrets;
import io.thecloud.credentials.vault.Vault;
import io.thecloud.schema.id.DatabaseId;
import io.thecloud.schema.state.CellState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepTest {
    private static final Password CHOSEN = Password.of("chosen by me").orElseThrow();
    private static final Duration A_MOMENT = Duration.ofMillis(1);

    @TempDir
    Path keys;

    private final WrittenLog log = new WrittenLog(event -> {});
    private final RememberedSecrets secrets = new RememberedSecrets();
    private final DatabaseId database = DatabaseId.random();
    private Instant now = WrittenLog.NOW;
    private boolean stale;
    private Vault vault;
    private Sweep sweep;

    @BeforeEach
    void set_up() throws Exception {
        vault = new Vault(new KeyStore(keys).unlock(false), secrets, new Minting(), () -> now);
        sweep = new Sweep(
                vault,
                new LogView() {
                    @Override
                    public Optional<CellState> known() {
                        return Optional.of(log.state());
                    }

                    @Override
                    public Optional<CellState> current() {
                        return stale ? Optional.empty() : known();
                    }
                },
                () -> now);
    }

    @Test
    void a_deposit_that_nobody_refers_to_is_discarded_after_ten_minutes() {
        deposit();

        now = now.plus(Sweep.KEPT);
        sweep.run();
        assertThat(vault.open(WrittenLog.secret(database))).isInstanceOf(Opening.Opened.class);

        now = now.plus(A_MOMENT);
        sweep.run();
        assertThat(vault.open(WrittenLog.secret(database))).isInstanceOf(Opening.None.class);
        assertThat(keys.resolve("data")).isEmptyDirectory();
    }

    @Test
    void a_deposit_that_the_log_refers_to_stays() {
        deposit();
        log.requested(database);

        now = now.plus(Duration.ofDays(1));
        sweep.run();

        assertThat(vault.open(WrittenLog.secret(database))).isInstanceOf(Opening.Opened.class);
    }

    @Test
    void nothing_is_discarded_while_the_log_cannot_be_read_to_its_end() {
        deposit();
        stale = true;

        now = now.plus(Duration.ofDays(1));
        sweep.run();

        assertThat(vault.open(WrittenLog.secret(database))).isInstanceOf(Opening.Opened.class);
    }

    @Test
    void minted_passwords_stay() {
        vault.mint(WrittenLog.secret(database), database, WrittenLog.TENANT);

        now = now.plus(Duration.ofDays(1));
        sweep.run();

        assertThat(vault.open(WrittenLog.secret(database))).isInstanceOf(Opening.Opened.class);
    }

    @Test
    void a_key_that_a_crash_left_without_a_record_is_shredded() throws Exception {
        deposit();
        secrets.remove(WrittenLog.secret(database));
        var file = keys.resolve("data").resolve(WrittenLog.secret(database).toString());
        Files.setLastModifiedTime(file, FileTime.from(now));

        now = now.plus(Sweep.KEPT).plus(A_MOMENT);
        sweep.run();

        assertThat(file).doesNotExist();
    }

    private void deposit() {
        vault.deposit(WrittenLog.secret(database), database, WrittenLog.TENANT, CHOSEN);
    }
}
