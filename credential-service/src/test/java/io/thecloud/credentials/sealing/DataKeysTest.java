package io.thecloud.credentials.sealing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.thecloud.schema.id.DatabaseId;
import io.thecloud.schema.id.SecretId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataKeysTest {
    private static final byte[] PLAIN = "the plain text".getBytes(UTF_8);

    @TempDir
    Path folder;

    private final SecretId secret = SecretId.random();
    private final DatabaseId database = DatabaseId.random();
    private KeyEncryptionKey wrapping;
    private DataKeys keys;
    private Path data;

    @BeforeEach
    void set_up() throws IOException {
        data = folder.resolve("data");
        wrapping = KeyEncryptionKey.make(folder.resolve("kek.json"));
        keys = new DataKeys(data, wrapping);
    }

    @Test
    void what_a_key_sealed_it_opens_after_a_restart() throws Exception {
        var sealed = keys.findOrMake(secret, database).seal(PLAIN);

        var restarted = new DataKeys(data, KeyEncryptionKey.read(folder.resolve("kek.json")));

        assertThat(restarted.find(secret, database).orElseThrow().open(sealed)).isEqualTo(PLAIN);
        assertThat(new String(sealed, ISO_8859_1)).doesNotContain("plain");
    }

    @Test
    void another_database_cannot_use_the_key() throws Exception {
        var _ = keys.findOrMake(secret, database);

        assertThatExceptionOfType(UnsealableException.class).isThrownBy(() -> keys.find(secret, DatabaseId.random()));
    }

    @Test
    void what_was_sealed_for_one_database_does_not_open_for_another() throws Exception {
        var keyset = KeyEncryptionKey.generate();
        var sealed = new DataKey(keyset, database).seal(PLAIN);

        assertThatExceptionOfType(UnsealableException.class)
                .isThrownBy(() -> new DataKey(keyset, DatabaseId.random()).open(sealed));
    }

    @Test
    void a_changed_byte_anywhere_is_noticed() throws Exception {
        var key = keys.findOrMake(secret, database);
        var sealed = key.seal(PLAIN);

        for (int i = 0; i < sealed.length; i++) {
            var tampered = sealed.clone();
            tampered[i] ^= 1;
            assertThatExceptionOfType(UnsealableException.class).isThrownBy(() -> key.open(tampered));
        }
    }

    @Test
    void the_same_text_never_looks_the_same_twice() throws Exception {
        var key = keys.findOrMake(secret, database);

        assertThat(key.seal(PLAIN)).isNotEqualTo(key.seal(PLAIN));
    }

    @Test
    void files_are_for_their_owner_only() throws Exception {
        var _ = keys.findOrMake(secret, database);

        assertThat(mode(data)).isEqualTo("rwx------");
        assertThat(mode(data.resolve(secret.toString()))).isEqualTo("rw-------");
        assertThat(mode(folder.resolve("kek.json"))).isEqualTo("rw-------");
    }

    @Test
    void making_twice_finds_the_first() throws Exception {
        var sealed = keys.findOrMake(secret, database).seal(PLAIN);

        assertThat(keys.findOrMake(secret, database).open(sealed)).isEqualTo(PLAIN);
        assertThat(data.toFile().list()).containsExactly(secret.toString());
    }

    @Test
    void a_shredded_key_is_gone_and_so_is_what_it_sealed() throws Exception {
        var sealed = keys.findOrMake(secret, database).seal(PLAIN);

        keys.shred(secret);
        keys.shred(secret);

        assertThat(keys.find(secret, database)).isEmpty();
        assertThat(data).isEmptyDirectory();
        assertThatExceptionOfType(UnsealableException.class)
                .isThrownBy(() -> keys.findOrMake(secret, database).open(sealed));
    }

    @Test
    void shredding_overwrites_the_very_file_before_its_name_goes() throws Exception {
        var _ = keys.findOrMake(secret, database);
        var file = data.resolve(secret.toString());
        var before = Files.readAllBytes(file);
        var otherName = folder.resolve("same-file");
        Files.createLink(otherName, file);

        keys.shred(secret);

        assertThat(file).doesNotExist();
        assertThat(Files.readAllBytes(otherName)).hasSameSizeAs(before).isNotEqualTo(before);
    }

    @Test
    void a_crash_between_overwriting_and_removing_leaves_nothing_that_opens() throws Exception {
        var sealed = keys.findOrMake(secret, database).seal(PLAIN);
        KeyFiles.overwrite(data.resolve(secret.toString()));

        var restarted = new DataKeys(data, wrapping);

        assertThatExceptionOfType(UnsealableException.class).isThrownBy(() -> restarted.find(secret, database));
        assertThatExceptionOfType(UnsealableException.class)
                .isThrownBy(() -> restarted.findOrMake(secret, database).open(sealed));
        restarted.shred(secret);
        assertThat(restarted.find(secret, database)).isEmpty();
    }

    @Test
    void a_crash_before_the_rename_leaves_no_key_and_no_litter() throws Exception {
        Files.write(data.resolve(secret + ".tmp"), PLAIN);

        var restarted = new DataKeys(data, wrapping);

        assertThat(data).isEmptyDirectory();
        assertThat(restarted.find(secret, database)).isEmpty();
    }

    @Test
    void old_keys_are_found_by_their_age_and_other_files_are_left_alone() throws Exception {
        var now = Instant.parse("2026-01-01T12:00:00Z");
        var young = SecretId.random();
        var _ = keys.findOrMake(secret, database);
        var _ = keys.findOrMake(young, database);
        Files.setLastModifiedTime(data.resolve(secret.toString()), FileTime.from(now.minusSeconds(1)));
        Files.setLastModifiedTime(data.resolve(young.toString()), FileTime.from(now.plusSeconds(1)));
        Files.writeString(data.resolve("README"), "not a key");

        assertThat(keys.madeBefore(now)).containsExactly(secret);
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
