package io.thecloud.credentials.http;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.thecloud.credentials.password.Password;
import io.thecloud.credentials.password.Role;
import java.io.IOException;

/// A password on its way out: the one place where one is written in plain text.
///
/// @param username the role it belongs to
public record OpenedPassword(
        String username,
        @JsonSerialize(using = Revealing.class) Password password) {

    static OpenedPassword of(Role role, Password password) {
        return new OpenedPassword(role.toString(), password);
    }

    /// Writes a password as it is.
    public static final class Revealing extends StdSerializer<Password> {
        private static final long serialVersionUID = 1L;

        public Revealing() {
            super(Password.class);
        }

        @Override
        public void serialize(Password password, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(password.reveal());
        }
    }
}
