using Portal.Engine.Configuration;

namespace Portal.Engine.Agents;

/// <summary>How what agents read is accounted for.</summary>
public sealed record AgentOptions : IChecked
{
    static readonly TimeSpan Longest = TimeSpan.FromDays(36_500);

    /// <summary>What was read is written down before it is answered, so that not even a sudden end loses a line. Every answer waits for a write.</summary>
    public bool AccountFirst { get; init; }

    /// <summary>How long each read is kept.</summary>
    public TimeSpan KeepReads { get; init; } = TimeSpan.FromDays(30);

    /// <summary>How long the hourly sums are kept, and what differed.</summary>
    public TimeSpan KeepSums { get; init; } = TimeSpan.FromDays(400);

    public void Check(string key, SettingsProblems problems)
    {
        if (KeepReads < TimeSpan.FromDays(1) || KeepReads > Longest) problems.Add($"{key}:KeepReads", "must be between 1.00:00:00 and 36500.00:00:00.");
        // What is usual is judged by the last two weeks.
        if (KeepSums < TimeSpan.FromDays(15) || KeepSums > Longest) problems.Add($"{key}:KeepSums", "must be between 15.00:00:00 and 36500.00:00:00.");
    }
}
