package io.thecloud.credentials.http;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/// An error as it is answered.
///
/// @param error what went wrong
public record Problem(Error error) {
    /// @param type the error's name, for programs
    /// @param message one sentence, for people
    /// @param code the same as the type
    public record Error(String type, String message, String code) {}

    static Response answer(Response.Status status, String message) {
        var type = type(status);
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(new Problem(new Error(type, message, type)))
                .build();
    }

    private static String type(Response.Status status) {
        return switch (status) {
            case BAD_REQUEST -> "INVALID_INPUT";
            case SERVICE_UNAVAILABLE -> "UNAVAILABLE";
            default -> status.name();
        };
    }
}
