package io.thecloud.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.thecloud.schema.codec.EventCodec;
import io.thecloud.schema.codec.HashChain;
import io.thecloud.schema.event.Actor;
import io.thecloud.schema.event.PlatformEvent.ApiKeyIssued;
import io.thecloud.schema.id.ApiKeyId;
import io.thecloud.schema.id.CommandId;
import io.thecloud.schema.id.EventId;
import io.thecloud.schema.id.TenantId;
import io.thecloud.schema.id.UserId;
import io.thecloud.schema.state.CellState;
import io.thecloud.schema.state.Fold;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AdmissionTest {
    private static final String KEY = "thecloud_" + "a".repeat(32);
    private static final TenantId TENANT = TenantId.random();
    private static final CellState STATE = withKey();

    @Test
    void a_known_key_opens_its_own_tenant() {
        for (var tenant : new String[] {null, TENANT.toString()}) {
            assertThat(Admission.of(STATE, KEY, tenant)).isInstanceOfSatisfying(Admission.Granted.class, granted -> {
                assertThat(granted.caller().tenant()).isEqualTo(TENANT);
            });
        }
    }

    @Test
    void a_known_key_opens_no_other_tenant() {
        for (var tenant : new String[] {"", "x", TenantId.random().toString()}) {
            assertThat(Admission.of(STATE, KEY, tenant))
                    .isEqualTo(new Admission.Denied(Admission.Reason.FOREIGN_TENANT, Optional.of(TENANT)));
        }
    }

    @Test
    void other_keys_open_nothing() {
        assertThat(Admission.of(STATE, null, null))
                .isEqualTo(new Admission.Denied(Admission.Reason.NO_KEY, Optional.empty()));
        for (var key :
                new String[] {"x", KEY + "a", KEY.toUpperCase(java.util.Locale.ROOT), "thecloud_" + "b".repeat(32)}) {
            assertThat(Admission.of(STATE, key, null))
                    .isEqualTo(new Admission.Denied(Admission.Reason.UNKNOWN_KEY, Optional.empty()));
        }
    }

    private static CellState withKey() {
        var user = UserId.random();
        var event = new ApiKeyIssued(ApiKeyId.random(), user, TENANT, Digests.sha256(KEY));
        var written = EventCodec.write(
                EventId.random(),
                1,
                Instant.EPOCH,
                TENANT,
                CommandId.random(),
                "test",
                Actor.user(user),
                HashChain.START,
                event);
        return Fold.apply(CellState.EMPTY, written.envelope());
    }
}
