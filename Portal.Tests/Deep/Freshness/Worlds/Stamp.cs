namespace Portal.Tests.Deep.Freshness.Worlds;

/// <summary>When something happened.</summary>
/// <param name="Really">What nobody in the portal knows; it only grows.</param>
/// <param name="At">What the clock of the portal's machine showed.</param>
readonly record struct Stamp(DateTimeOffset Really, DateTimeOffset At)
{
    public override string ToString() => $"{At:yyyy-MM-dd HH:mm:ss}{(At == Really ? "" : $" (really {Really:yyyy-MM-dd HH:mm:ss})")}";
}
