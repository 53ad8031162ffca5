namespace Portal.Engine.Deliveries.Rows;

/// <summary>One try to deliver a message, and what came of it.</summary>
public sealed class DeliveryAttempt
{
    public const int LongestAnswer = 1000, LongestFailure = 700;

    public long Id { get; init; }

    public required string Message { get; init; }

    public required DateTimeOffset At { get; init; }

    public required int Milliseconds { get; init; }

    /// <summary>Null if no answer came.</summary>
    public int? Status { get; init; }

    /// <summary>What is wrong and what to do; null if the receiver took it.</summary>
    public string? Failure { get; init; }

    /// <summary>How the answer begins, without the secrets in it.</summary>
    public string? Answer { get; init; }
}
