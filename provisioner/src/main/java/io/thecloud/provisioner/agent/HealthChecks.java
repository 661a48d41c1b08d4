package io.thecloud.provisioner.agent;

import io.thecloud.provisioner.engine.EngineRecipe;
import io.thecloud.schema.engine.Engine;
import io.thecloud.schema.event.Health;
import io.thecloud.schema.id.DatabaseId;
import io.thecloud.schema.state.Database;
import io.thecloud.schema.state.Lifecycle.Running;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/// Asks each running engine for its greeting, through the address its user was given. A miss alone says nothing.
final class HealthChecks {
    private static final Duration GREETING = Duration.ofMillis(500);
    private static final int MISSES = 3;

    private final Map<Engine, EngineRecipe> recipes;
    private final Reports reports;
    private final Map<DatabaseId, Integer> misses = new ConcurrentHashMap<>();

    HealthChecks(Map<Engine, EngineRecipe> recipes, Reports reports) {
        this.recipes = recipes;
        this.reports = reports;
    }

    void check(Database database, Running running) {
        var spec = database.spec();
        var recipe = Objects.requireNonNull(recipes.get(spec.engine()), "every engine has a recipe");
        if (recipe.greets(spec.address(), spec.port(), GREETING)) {
            misses.remove(spec.id());
            if (running.health() != Health.HEALTHY) {
                reports.health(spec, Health.HEALTHY, "");
            }
        } else if (misses.merge(spec.id(), 1, Integer::sum) >= MISSES && running.health() != Health.UNREACHABLE) {
            reports.health(
                    spec,
                    Health.UNREACHABLE,
                    "no greeting from %s:%d, %d times in a row".formatted(spec.address(), spec.port(), MISSES));
        }
    }

    void forget(DatabaseId id) {
        misses.remove(id);
    }
}
