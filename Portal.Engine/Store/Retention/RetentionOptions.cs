using Portal.Engine.Configuration;

namespace Portal.Engine.Store.Retention;

/// <summary>How long the log keeps what was superseded.</summary>
public sealed record RetentionOptions : IChecked
{
    static readonly TimeSpan Longest = TimeSpan.FromDays(36_500);

    /// <summary>How far back each change is kept, and what was known can be asked for.</summary>
    public TimeSpan History { get; init; } = TimeSpan.FromDays(365);

    /// <summary>How long it is remembered that a record is gone. No reading may be on its way for longer, or it would bring the record back.</summary>
    public TimeSpan Deletions { get; init; } = TimeSpan.FromDays(365);

    public void Check(string key, SettingsProblems problems)
    {
        if (History < TimeSpan.FromDays(1) || History > Longest) problems.Add($"{key}:History", "must be between 1.00:00:00 and 36500.00:00:00.");
        if (Deletions < History || Deletions > Longest) problems.Add($"{key}:Deletions", "must be at least History and at most 36500.00:00:00.");
    }
}
