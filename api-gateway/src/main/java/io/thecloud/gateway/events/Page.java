package io.thecloud.gateway.events;

import io.thecloud.gateway.http.Problem;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which events are asked for.
///
/// @param before only those below this position
/// @param resource only those about this
record Page(int limit, OptionalLong before, Optional<String> resource) {
    static final int DEFAULT = 50;
    static final int MOST = 500;

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    /// Checks the query.
    ///
    /// @throws Problem that names the parameter and its rule
    static Page of(@Nullable String limit, @Nullable String before, @Nullable String resource) {
        return new Page(
                limit == null ? DEFAULT : (int) number("limit", limit, MOST),
                before == null ? OptionalLong.empty() : OptionalLong.of(number("before", before, Long.MAX_VALUE)),
                Optional.ofNullable(resource).map(id -> id.toLowerCase(Locale.ROOT)));
    }

    private static long number(String parameter, String text, long most) {
        long number = NUMBER.matcher(text).matches() ? Long.parseLong(text) : 0;
        if (number < 1 || number > most) {
            throw Problem.field(
                    parameter, most == Long.MAX_VALUE ? "must be a position from 1" : "must be from 1 to " + most);
        }
        return number;
    }
}
