package io.thecloud.credentials.vault;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.thecloud.schema.id.DatabaseId;
import io.thecloud.schema.id.TenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A database's passwords as they lie in `cloud.secrets`: of no use without the data key.
///
/// @param sealed what the data key made of them, base64
/// @param depositedAt when its owner's password came, while that is all there is; null once all are minted
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SealedSecret(
        DatabaseId database,
        TenantId tenant,
        String sealed,
        @Nullable Instant depositedAt) {
    /// Whether only the owner's password is in it.
    public boolean deposit() {
        return depositedAt != null;
    }
}
