package io.thecloud.credentials.vault;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.thecloud.credentials.password.Minting;
import io.thecloud.credentials.password.Password;
import io.thecloud.credentials.password.Role;
import io.thecloud.credentials.sealing.DataKeys;
import io.thecloud.credentials.sealing.KeyStore;
import io.thecloud.schema.id.DatabaseId;
import io.thecloud.schema.id.NameBasedId;
import io.thecloud.schema.id.SecretId;
import io.thecloud.schema.id.TenantId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultTest {
    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    private static final Password CHOSEN = Password.of("chosen by me").orElseThrow();
    private static final Password OTHER = Password.of("another one").orElseThrow();

    @TempDir
    Path home;

    private final DatabaseId database = DatabaseId.random();
    private final SecretId id = new SecretId(NameBasedId.of(database.value(), "secret"));
    private final TenantId tenant = TenantId.random();
    private final RememberedSecrets secrets = new RememberedSecrets();
    private DataKeys keys;
    private Vault vault;

    @BeforeEach
    void set_up() throws Exception {
        keys = new KeyStore(home).unlock(false);
        vault = new Vault(keys, secrets, new Minting(), InstantSource.fixed(NOW));
    }

    @Test
    void minting_gives_every_role_a_password_that_opens_again() {
        var minted = opened(vault.mint(id, database, tenant));

        var found = opened(vault.open(id));

        assertThat(found.passwords()).isEqualTo(minted.passwords());
        assertThat(found.passwords().byRole()).containsOnlyKeys(Role.values());
        assertThat(found.secret().deposit()).isFalse();
    }

    @Test
    void minting_twice_finds_the_first() {
        var first = opened(vault.mint(id, database, tenant));

        assertThat(vault.mint(id, database, tenant)).isEqualTo(first);
    }

    @Test
    void the_sealed_record_shows_no_password() {
        var minted = opened(vault.mint(id, database, tenant));
        var json = new String(SecretJson.write(minted.secret()), UTF_8);
        var bytes = new String(Base64.getDecoder().decode(minted.secret().sealed()), ISO_8859_1);

        for (var password : minted.passwords().byRole().values()) {
            assertThat(json).doesNotContain(password.reveal());
            assertThat(bytes).doesNotContain(password.reveal());
            assertThat(minted.toString()).doesNotContain(password.reveal());
        }
    }

    @Test
    void a_deposited_password_stays_the_users_when_the_rest_is_minted() {
        var deposited = opened(vault.deposit(id, database, tenant, CHOSEN));
        assertThat(deposited.secret().depositedAt()).isEqualTo(NOW);

        var minted = opened(vault.mint(id, database, tenant));

        assertThat(minted.passwords().of(Role.CLOUD_USER)).contains(CHOSEN);
        assertThat(minted.passwords().byRole()).containsOnlyKeys(Role.values());
        assertThat(minted.secret().deposit()).isFalse();
    }

    @Test
    void of_two_deposits_the_first_counts() {
        var first = opened(vault.deposit(id, database, tenant, CHOSEN));

        assertThat(vault.deposit(id, database, tenant, OTHER)).isEqualTo(first);
    }

    @Test
    void a_deposit_after_minting_changes_nothing() {
        var minted = opened(vault.mint(id, database, tenant));

        assertThat(vault.deposit(id, database, tenant, CHOSEN)).isEqualTo(minted);
    }

    @Test
    void a_crash_between_key_and_record_mints_anew_under_the_same_key() throws Exception {
        secrets.away(true);
        assertThatExceptionOfType(UnavailableException.class).isThrownBy(() -> vault.mint(id, database, tenant));
        assertThat(vault.open(id)).isInstanceOf(Opening.None.class);
        var key = Files.readAllBytes(keyFile());
        secrets.away(false);

        var minted = opened(vault.mint(id, database, tenant));

        assertThat(Files.readAllBytes(keyFile())).isEqualTo(key);
        assertThat(vault.open(id)).isEqualTo(minted);
    }

    @Test
    void a_record_without_its_key_is_shredded_and_not_minted_again() throws Exception {
        var before = opened(vault.mint(id, database, tenant)).secret();
        Files.delete(keyFile());

        assertThat(vault.open(id)).isEqualTo(new Opening.Shredded(before));
        assertThat(vault.mint(id, database, tenant)).isEqualTo(new Opening.Shredded(before));
        assertThat(secrets.find(id)).contains(before);
        assertThat(keyFile()).doesNotExist();
    }

    @Test
    void a_record_under_another_databases_id_does_not_open() {
        var sealed = opened(vault.mint(id, database, tenant)).secret();
        secrets.put(id, new SealedSecret(DatabaseId.random(), tenant, sealed.sealed(), null));

        assertThat(vault.open(id)).isInstanceOf(Opening.Damaged.class);
    }

    @Test
    void a_record_that_was_changed_does_not_open_and_is_not_replaced() {
        var sealed = opened(vault.mint(id, database, tenant)).secret();
        var bytes = Base64.getDecoder().decode(sealed.sealed());
        bytes[bytes.length / 2] ^= 1;
        var changed = new SealedSecret(database, tenant, Base64.getEncoder().encodeToString(bytes), null);
        secrets.put(id, changed);

        assertThat(vault.open(id)).isInstanceOf(Opening.Damaged.class);
        assertThat(vault.mint(id, database, tenant)).isInstanceOf(Opening.Damaged.class);
        assertThat(secrets.find(id)).contains(changed);
    }

    @Test
    void a_shredded_secret_cannot_be_opened_even_with_the_old_record() {
        var sealed = opened(vault.mint(id, database, tenant)).secret();

        vault.shred(id);

        assertThat(vault.open(id)).isEqualTo(new Opening.None());
        secrets.put(id, sealed);
        assertThat(vault.open(id)).isEqualTo(new Opening.Shredded(sealed));
    }

    @Test
    void shredding_goes_on_where_a_crash_cut_it_short() {
        var before = opened(vault.mint(id, database, tenant)).secret();
        secrets.away(true);
        assertThatExceptionOfType(UnavailableException.class).isThrownBy(() -> vault.shred(id));
        assertThat(vault.open(id)).isEqualTo(new Opening.Shredded(before));
        secrets.away(false);

        vault.shred(id);
        vault.shred(id);

        assertThat(vault.open(id)).isEqualTo(new Opening.None());
    }

    @Test
    void a_deposit_is_discarded_and_may_come_again() {
        vault.deposit(id, database, tenant, CHOSEN);

        assertThat(vault.discard(id, Instant.MAX)).isTrue();
        assertThat(keyFile()).doesNotExist();

        assertThat(opened(vault.deposit(id, database, tenant, OTHER))
                        .passwords()
                        .of(Role.CLOUD_USER))
                .contains(OTHER);
    }

    @Test
    void minted_passwords_and_young_deposits_are_not_discarded() {
        vault.deposit(id, database, tenant, CHOSEN);
        assertThat(vault.discard(id, NOW)).isFalse();
        vault.mint(id, database, tenant);
        assertThat(vault.discard(id, Instant.MAX)).isFalse();

        assertThat(opened(vault.open(id)).passwords().of(Role.CLOUD_USER)).contains(CHOSEN);
    }

    @Test
    void a_foreign_key_encryption_key_keeps_the_door_shut() throws Exception {
        vault.mint(id, database, tenant);
        Files.delete(home.resolve("kek.json"));
        var elsewhere = Files.createDirectory(home.resolve("elsewhere"));
        var _ = new KeyStore(elsewhere).unlock(false);
        Files.copy(elsewhere.resolve("kek.json"), home.resolve("kek.json"));

        var door = new VaultDoor(new KeyStore(home), secrets, InstantSource.fixed(NOW));

        assertThat(door.unlock()).isFalse();
        assertThat(door.trouble().orElseThrow()).contains("does not open the data keys");
        assertThat(door.vault()).isEmpty();
    }

    @Test
    void the_door_opens_when_a_lost_key_encryption_key_is_restored() throws Exception {
        vault.mint(id, database, tenant);
        var backup = Files.readAllBytes(home.resolve("kek.json"));
        Files.delete(home.resolve("kek.json"));
        var door = new VaultDoor(new KeyStore(home), secrets, InstantSource.fixed(NOW));
        assertThat(door.unlock()).isFalse();
        assertThat(door.trouble().orElseThrow()).contains("missing");

        Files.write(home.resolve("kek.json"), backup);

        assertThat(door.unlock()).isTrue();
        assertThat(door.trouble()).isEmpty();
        assertThat(door.vault().orElseThrow().open(id)).isInstanceOf(Opening.Opened.class);
    }

    private Path keyFile() {
        return home.resolve("data").resolve(id.toString());
    }

    private static Opening.Opened opened(Opening opening) {
        assertThat(opening).isInstanceOf(Opening.Opened.class);
        return (Opening.Opened) opening;
    }
}
