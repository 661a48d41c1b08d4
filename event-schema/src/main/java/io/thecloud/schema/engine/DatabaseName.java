package io.thecloud.schema.engine;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/// A database's name: unique in its tenant, and safe in a URL, in DNS and in SQL.
///
/// @param value 1 to 63 of a-z, 0-9 and `-`, first a letter
public record DatabaseName(String value) implements Comparable<DatabaseName> {
    /// The rule in words, for error messages.
    public static final String RULE = "1 to 63 of a-z, 0-9 and '-', first a letter";

    private static final Pattern LEGAL = Pattern.compile("[a-z][a-z0-9-]{0,62}");

    @JsonCreator
    public DatabaseName {
        if (!isLegal(value)) {
            throw new IllegalArgumentException("a name is " + RULE);
        }
    }

    /// Whether `value` may be a name.
    public static boolean isLegal(String value) {
        return LEGAL.matcher(value).matches();
    }

    @Override
    public int compareTo(DatabaseName other) {
        return value.compareTo(other.value);
    }

    @JsonValue
    @Override
    public String toString() {
        return value;
    }
}
