package io.thecloud.cli.sql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.sql.Types;
import org.jspecify.annotations.Nullable;

/// Which columns hold numbers, and how a value becomes JSON without losing a digit.
final class Numbers {
    private Numbers() {}

    static boolean isNumeric(int sqlType) {
        return switch (sqlType) {
            case Types.SMALLINT, Types.INTEGER, Types.BIGINT, Types.NUMERIC, Types.DECIMAL, Types.REAL, Types.DOUBLE ->
                true;
            default -> false;
        };
    }

    static JsonNode node(@Nullable String value, boolean numeric) {
        var nodes = JsonNodeFactory.withExactBigDecimals(true);
        if (value == null) {
            return nodes.nullNode();
        }
        // NaN and Infinity are numbers to the engine, and none to JSON
        return numeric && value.matches("-?\\d.*") ? nodes.numberNode(new BigDecimal(value)) : nodes.textNode(value);
    }
}
