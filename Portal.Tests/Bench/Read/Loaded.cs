namespace Portal.Tests.Bench.Read;

/// <summary>How many requests a second were answered, and in how many milliseconds 99 of 100 were.</summary>
sealed record Loaded(double PerSecond, double P99);
