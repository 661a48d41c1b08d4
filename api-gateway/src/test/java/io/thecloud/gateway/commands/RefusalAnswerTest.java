package io.thecloud.gateway.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.thecloud.gateway.http.ErrorType;
import io.thecloud.schema.command.Refusal;
import io.thecloud.schema.engine.DatabaseName;
import io.thecloud.schema.engine.Engine;
import io.thecloud.schema.id.CommandId;
import io.thecloud.schema.id.DatabaseId;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RefusalAnswerTest {
    private static final DatabaseId ID = DatabaseId.random();

    private static final Map<Refusal, ErrorType> EXPECTED = new LinkedHashMap<>(Map.of(
            new Refusal.NameTaken(new DatabaseName("a"), ID), ErrorType.CONFLICT,
            new Refusal.NoSuchDatabase(ID), ErrorType.NOT_FOUND,
            new Refusal.WrongStatus(ID, "CREATING", "RUNNING"), ErrorType.CONFLICT,
            new Refusal.VersionNotOffered(Engine.POSTGRES, "9"), ErrorType.INVALID_INPUT,
            new Refusal.NoNode(), ErrorType.UNAVAILABLE,
            new Refusal.NodeFull("memory"), ErrorType.QUOTA_EXCEEDED,
            new Refusal.Stale("x"), ErrorType.CONFLICT,
            new Refusal.Expired(Instant.EPOCH), ErrorType.UNAVAILABLE,
            new Refusal.KeyReused(CommandId.random()), ErrorType.CONFLICT));

    @Test
    void every_refusal_has_its_error_and_says_what_the_decider_said() {
        assertThat(EXPECTED.keySet().stream().map(Object::getClass).collect(Collectors.toSet()))
                .isEqualTo(Arrays.stream(Refusal.class.getPermittedSubclasses()).collect(Collectors.toSet()));
        EXPECTED.forEach((refusal, type) -> {
            var problem = RefusalAnswer.of(refusal);
            assertThat(problem.type()).isEqualTo(type);
            assertThat(problem).hasMessage(refusal.message());
        });
    }
}
