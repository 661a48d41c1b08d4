package io.thecloud.credentials.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.thecloud.schema.id.DatabaseId;
import io.thecloud.schema.id.SecretId;
import io.thecloud.schema.id.TenantId;
import org.jspecify.annotations.Nullable;

/// Something that somebody did, or was refused.
///
/// @param action what was asked for: `secret.open`
/// @param refusal why it was refused; null when it was done
/// @param actor who asked; null when nobody knows
/// @param purpose what for, in the asker's words
/// @param requestId the request behind it
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AuditEntry(
        String action,
        @Nullable String refusal,
        TenantId tenant,
        @Nullable String actor,
        @Nullable SecretId secret,
        @Nullable DatabaseId database,
        @Nullable String role,
        @Nullable String purpose,
        @JsonProperty("request_id") @Nullable String requestId) {

    AuditEntry anyRequest() {
        return new AuditEntry(action, refusal, tenant, actor, secret, database, role, purpose, null);
    }
}
