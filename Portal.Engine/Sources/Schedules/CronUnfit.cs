namespace Portal.Engine.Sources.Schedules;

/// <summary>A cron expression says nothing that can be followed.</summary>
/// <param name="What">What is wrong.</param>
/// <param name="Fix">The nearest one that is right; null if there is none.</param>
public sealed record CronUnfit(string What, string? Fix) : Refusal
{
    public override string Message => Fix is null ? What : $"{What} Did you mean: {Fix}";
}
