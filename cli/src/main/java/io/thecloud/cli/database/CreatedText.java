package io.thecloud.cli.database;

import com.fasterxml.jackson.databind.JsonNode;
import io.thecloud.cli.Terminal;

/// What `create` tells a person: the same four lines always, because people and scripts read them.
record CreatedText(Terminal terminal, JsonNode database, boolean ownPassword) {

    void print() {
        var out = terminal.out();
        var name = database.path("name").asText();
        if (database.path("status").asText().equals("CREATING")) {
            out.println("[ACCEPTED] Database " + name + " is being created.");
        } else {
            out.println(success() + " Database " + name + " created successfully!");
        }
        out.println("ID:       " + database.path("id").asText());
        out.println("Username: " + database.path("username").asText("cloud_user"));
        out.println("Password: " + password());
    }

    private String success() {
        return terminal.colours() ? "\033[32m[SUCCESS]\033[0m" : "[SUCCESS]";
    }

    private String password() {
        if (ownPassword) {
            return "(the one you gave)";
        }
        if (database.hasNonNull("password")) {
            return database.path("password").asText() + " (SAVE THIS!)";
        }
        return "(in the answer of `cloud db connection " + database.path("name").asText() + "` once it is RUNNING)";
    }
}
