package io.thecloud.log;

import java.util.Map;

/// A record of any topic, as it lies there.
///
/// @param offset its place in the topic; places have gaps, since transactions' markers take some
/// @param key the topic's key, mostly the tenant
/// @param headers the last value of each header, as UTF-8
/// @param value the bytes, empty when the record had none
public record LogRecord(long offset, String key, Map<String, String> headers, byte[] value) {}
