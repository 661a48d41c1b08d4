package io.thecloud.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// `cloud demo`, on a machine that has no platform yet, and once more.
@Tag("e2e")
class DemoTest {
    @Test
    void it_runs_from_nothing_and_again() {
        try (var cloud = RunningPlatform.prepare(Map.of())) {
            var first = cloud.cloud("demo");
            assertThat(first.status()).as("%s%s", first.out(), first.err()).isZero();
            assertThat(first.out())
                    .contains("$ cloud db create --name my-postgres --engine postgres --version 16")
                    .contains("[SUCCESS] Database my-postgres created successfully!")
                    .containsPattern("ID: {7}[0-9a-f-]{36}\n")
                    .containsPattern("Username: cloud_user\n")
                    .containsPattern("Password: \\S{32} \\(SAVE THIS!\\)")
                    .containsPattern("PostgreSQL 16")
                    .contains("DatabaseAvailable");
            var second = cloud.cloud("demo");
            assertThat(second.status()).as("%s%s", second.out(), second.err()).isZero();
            assertThat(second.out()).contains("my-postgres is there already");
            assertThat(cloud.gateway().databases()).hasSize(1);
        }
    }
}
