namespace Portal.Engine.Agents.Use;

/// <summary>A read as it is kept. It outlives its agent, so nothing holds them together but the number.</summary>
public sealed record AgentReadRow
{
    public const int LongestKind = 40, LongestEntity = 60, LongestFields = 2000, LongestAddress = 64;

    public required Guid Id { get; init; }

    public required long AgentId { get; init; }

    public required long KeyId { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Kind { get; init; }

    public string? Entity { get; init; }

    /// <summary>With commas between; cut off where there are too many.</summary>
    public required string Fields { get; init; }

    public required int Records { get; init; }

    public required byte Worst { get; init; }

    public long? OldestAgeSeconds { get; init; }

    public string? Address { get; init; }

    public required long TookMicroseconds { get; init; }

    public required AgentAnswer Answer { get; init; }

    public static AgentReadRow Of(AgentRead read) => new()
    {
        Id = Guid.CreateVersion7(read.At),
        AgentId = read.AgentId,
        KeyId = read.KeyId,
        At = read.At.ToUniversalTime(),
        Kind = Cut(read.Kind, LongestKind),
        Entity = read.Entity is { } entity ? Cut(entity, LongestEntity) : null,
        Fields = Cut(string.Join(',', read.Fields), LongestFields),
        Records = read.Records,
        Worst = read.Worst,
        OldestAgeSeconds = read.OldestAge is { } age ? (long)age.TotalSeconds : null,
        Address = read.Address is { } address ? Cut(address, LongestAddress) : null,
        TookMicroseconds = (long)read.Took.TotalMicroseconds,
        Answer = read.Answer,
    };

    static string Cut(string text, int longest) => text.Length <= longest ? text : text[..longest];
}
