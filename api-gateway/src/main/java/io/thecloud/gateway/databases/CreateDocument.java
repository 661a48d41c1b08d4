package io.thecloud.gateway.databases;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What a request for a database looks like, for the OpenAPI document. It is read by [CreateBody].
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record CreateDocument(
        @Schema(required = true, description = "1 to 63 of a-z, 0-9 and '-', first a letter")
        String name,

        @Schema(required = true, examples = "postgres") String engine,
        @Schema(required = true, examples = "16") String version,

        @Schema(minimum = "10", maximum = "65536", defaultValue = "10", description = "in GB")
        int allocatedStorage,

        @Schema(description = "8 to 128 printable ASCII characters; made if missing") @Nullable
        String password) {}
