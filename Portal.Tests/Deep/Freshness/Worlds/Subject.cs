namespace Portal.Tests.Deep.Freshness.Worlds;

/// <summary>What is asked about in a stream: the stream, a field with a promise of its own, or a record that is sent.</summary>
sealed record Subject(string Name, Promised Promised, int? Record);
