package io.thecloud.schema.event;

/// Something that happened: one fact, in the past tense, never changed once written.
public sealed interface Event permits PlatformEvent, DatabaseEvent {}
