package io.thecloud.gateway.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What every answer is wrapped in.
///
/// @param data the answer, when all went well
/// @param error what went wrong, when it did not
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Envelope(@Nullable Object data, @Nullable Failure error, Meta meta) {

    /// About the answer.
    ///
    /// @param requestId the client's own `X-Request-ID`, or one made for it
    /// @param timestamp RFC 3339, UTC
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Meta(String requestId, Instant timestamp) {}

    /// What went wrong.
    ///
    /// @param code the same as the type, for clients that look there
    /// @param field the field of the request that broke a rule
    /// @param resourceId what the error is about
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Failure(
            ErrorType type,
            String message,
            ErrorType code,
            @Nullable String field,
            @Nullable String resourceId) {}
}
