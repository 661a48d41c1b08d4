package io.thecloud.cli.api;

import com.fasterxml.jackson.databind.JsonNode;

/// A successful answer.
///
/// @param status 200 to 299
/// @param data what was inside `data`
public record Reply(int status, JsonNode data) {}
