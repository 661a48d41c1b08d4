package io.thecloud.schema.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class EventsDocumentTest {
    private static final Path FILE = Path.of("../docs/events.md");
    private static final String WRITE = "cloud.docs.write";

    @Test
    void the_document_says_what_the_types_say() throws IOException {
        var text = EventsDocument.text();
        if (Boolean.getBoolean(WRITE)) {
            Files.createDirectories(FILE.getParent());
            Files.writeString(FILE, text);
        }
        assertThat(Files.exists(FILE) ? Files.readString(FILE) : "")
                .as(
                        "docs/events.md is out of date; make it again with"
                                + " mvn -pl event-schema test -Dtest=EventsDocumentTest -D%s=true",
                        WRITE)
                .isEqualTo(text);
    }
}
