using Portal.Engine.Configuration;

namespace Portal.Engine.People;

/// <summary>How patient the sign-in is.</summary>
public sealed record SignInOptions : IChecked
{
    /// <summary>Wrong passwords in a row before an account is locked.</summary>
    public int LockAfter { get; init; } = 10;

    /// <summary>How long it stays locked.</summary>
    public TimeSpan LockFor { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>Tries from one address within <see cref="LockFor"/>, whatever the account.</summary>
    public int TriesPerAddress { get; init; } = 60;

    /// <summary>How long somebody stays signed in without coming back.</summary>
    public TimeSpan SessionLength { get; init; } = TimeSpan.FromHours(12);

    public void Check(string key, SettingsProblems problems)
    {
        if (LockAfter is < 3 or > 100) problems.Add($"{key}:LockAfter", "must be between 3 and 100.");
        if (LockFor < TimeSpan.FromMinutes(1) || LockFor > TimeSpan.FromDays(1)) problems.Add($"{key}:LockFor", "must be between 00:01:00 and 1.00:00:00.");
        if (TriesPerAddress < LockAfter) problems.Add($"{key}:TriesPerAddress", "must be at least LockAfter.");
        if (SessionLength < TimeSpan.FromMinutes(5) || SessionLength > TimeSpan.FromDays(30)) problems.Add($"{key}:SessionLength", "must be between 00:05:00 and 30.00:00:00.");
    }
}
