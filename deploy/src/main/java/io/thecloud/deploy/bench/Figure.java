package io.thecloud.deploy.bench;

import java.util.Locale;
import java.util.OptionalDouble;

/// One result, and the goal it is held against.
///
/// @param name what was measured, and how it was made one number
/// @param goal the most it may be; none if it is for information
/// @param value what it is
/// @param least the best single measurement
/// @param unit of all three
public record Figure(String name, OptionalDouble goal, double value, double least, Unit unit) {

    /// What a figure counts.
    public enum Unit {
        SECONDS("s", 3),
        MILLISECONDS("ms", 1),
        GIGABYTES("GB", 2),
        TIMES("×", 2);

        private final String sign;
        private final int decimals;

        Unit(String sign, int decimals) {
            this.sign = sign;
            this.decimals = decimals;
        }

        /// A number of these.
        public String shown(double value) {
            return String.format(Locale.ROOT, "%." + decimals + "f %s", value, sign);
        }

        @Override
        public String toString() {
            return sign;
        }
    }

    /// A figure with a goal.
    static Figure held(String name, double goal, double value, double least, Unit unit) {
        return new Figure(name, OptionalDouble.of(goal), value, least, unit);
    }

    /// A figure for information.
    static Figure told(String name, double value, double least, Unit unit) {
        return new Figure(name, OptionalDouble.empty(), value, least, unit);
    }

    /// Whether the goal is met; a figure without one always is.
    boolean met() {
        return goal.isEmpty() || value <= goal.getAsDouble();
    }
}
