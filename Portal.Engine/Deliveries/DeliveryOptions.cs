namespace Portal.Engine.Deliveries;

/// <summary>The bounds of the outbox.</summary>
public sealed record DeliveryOptions
{
    /// <summary>How many messages wait for one destination; at least 2.</summary>
    public int MostWaiting { get; init; } = 10_000;

    /// <summary>How long delivered and dropped messages are kept, with the log of their tries.</summary>
    public TimeSpan KeepFor { get; init; } = TimeSpan.FromDays(14);

    /// <summary>To how many destinations messages go at once.</summary>
    public int SideBySide { get; init; } = 8;

    /// <summary>After so long another instance's messages are noticed.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(2);
}
