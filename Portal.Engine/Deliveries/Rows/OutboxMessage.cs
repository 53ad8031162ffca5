namespace Portal.Engine.Deliveries.Rows;

/// <summary>A message on its way to a destination, or one that was.</summary>
public sealed class OutboxMessage
{
    public const int LongestId = 40, LongestType = 100;

    /// <summary>What the receiver knows it by; the same at each try.</summary>
    public required string Id { get; init; }

    public required long Destination { get; init; }

    /// <summary>Its place among the messages of the destination.</summary>
    public required long Number { get; init; }

    public required string Type { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>All that is sent, letter by letter, because the signature is over it.</summary>
    public required string Body { get; init; }

    /// <summary>How many messages right before it were superseded. The receiver is told in the body.</summary>
    public long Missed { get; init; }

    public MessageState State { get; set; }

    /// <summary>Tries in vain since it was added or sent again.</summary>
    public int Tries { get; set; }

    public DateTimeOffset? EndedAt { get; set; }
}
