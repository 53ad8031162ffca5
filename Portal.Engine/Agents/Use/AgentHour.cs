namespace Portal.Engine.Agents.Use;

/// <summary>What one agent read of one entity in one hour.</summary>
public sealed class AgentHour
{
    /// <summary>More names than that are not remembered: it is how what is new is told, and an agent with so many is used to change.</summary>
    const int MostFields = 500, MostAddresses = 50;

    public required long AgentId { get; init; }

    public required long Hour { get; init; }

    /// <summary>Empty for questions that are about none.</summary>
    public required string Entity { get; init; }

    public long Requests { get; set; }

    public long Records { get; set; }

    public long Refused { get; set; }

    public long Failed { get; set; }

    public byte Worst { get; set; }

    public long? OldestAgeSeconds { get; set; }

    /// <summary>Exchanged as a whole, never changed.</summary>
    public IReadOnlyList<string> Fields { get; set; } = [];

    /// <summary>Exchanged as a whole, never changed.</summary>
    public IReadOnlyList<string> Addresses { get; set; } = [];

    public static AgentHour Of(AgentRead read, string? caller) => new()
    {
        AgentId = read.AgentId,
        Hour = Use.Hour.Of(read.At),
        Entity = read.Entity ?? "",
        Requests = 1,
        Records = read.Records,
        Refused = read.Answer == AgentAnswer.Refused ? 1 : 0,
        Failed = read.Answer == AgentAnswer.Failed ? 1 : 0,
        Worst = read.Worst,
        OldestAgeSeconds = read.OldestAge is { } age ? (long)age.TotalSeconds : null,
        Fields = read.Fields,
        Addresses = caller is null ? [] : [caller],
    };

    public void Add(AgentHour other)
    {
        Requests += other.Requests;
        Records += other.Records;
        Refused += other.Refused;
        Failed += other.Failed;
        Worst = Math.Max(Worst, other.Worst);
        if (other.OldestAgeSeconds > (OldestAgeSeconds ?? -1)) OldestAgeSeconds = other.OldestAgeSeconds;
        Fields = With(Fields, other.Fields, MostFields);
        Addresses = With(Addresses, other.Addresses, MostAddresses);
    }

    static IReadOnlyList<string> With(IReadOnlyList<string> known, IReadOnlyList<string> others, int most) =>
        others.All(known.Contains) ? known : [.. known.Union(others).Take(most)];
}
