package io.thecloud.credentials.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.thecloud.schema.id.DatabaseId;
import io.thecloud.schema.id.SecretId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyStoreTest {
    @TempDir
    Path home;

    @Test
    void the_first_start_makes_a_key_encryption_key_and_later_ones_use_it() throws Exception {
        var _ = new KeyStore(keys()).unlock(false);
        var made = Files.readString(kek());

        var again = new KeyStore(keys()).unlock(false);

        assertThat(again).isNotNull();
        assertThat(Files.readString(kek())).isEqualTo(made);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys())))
                .isEqualTo("rwx------");
    }

    @Test
    void a_lost_key_encryption_key_is_not_replaced_where_secrets_exist() {
        assertThatExceptionOfType(LockedException.class)
                .isThrownBy(() -> new KeyStore(keys()).unlock(true))
                .withMessageContaining("kek.json")
                .withMessageContaining("missing");
        assertThat(kek()).doesNotExist();
    }

    @Test
    void a_lost_key_encryption_key_is_not_replaced_where_data_keys_exist() throws Exception {
        var _ = new KeyStore(keys()).unlock(false).findOrMake(SecretId.random(), DatabaseId.random());
        Files.delete(kek());

        assertThatExceptionOfType(LockedException.class)
                .isThrownBy(() -> new KeyStore(keys()).unlock(false))
                .withMessageContaining("missing");
        assertThat(kek()).doesNotExist();
    }

    @Test
    void a_damaged_key_encryption_key_is_left_as_it_is_and_not_quoted() throws Exception {
        Files.createDirectories(keys());
        Files.writeString(kek(), "{\"key\": \"half of a k");

        assertThatExceptionOfType(LockedException.class)
                .isThrownBy(() -> new KeyStore(keys()).unlock(false))
                .withMessageContaining("holds no key")
                .withMessageNotContaining("half");
        assertThat(kek()).hasContent("{\"key\": \"half of a k");
    }

    @Test
    void a_crash_while_the_first_key_was_written_is_a_first_start_still() throws Exception {
        Files.createDirectories(keys());
        Files.writeString(keys().resolve("kek.json.tmp"), "half of a k");

        var _ = new KeyStore(keys()).unlock(false);

        assertThat(kek()).exists();
        assertThat(keys().resolve("kek.json.tmp")).doesNotExist();
    }

    private Path keys() {
        return home.resolve("keys");
    }

    private Path kek() {
        return keys().resolve("kek.json");
    }
}
