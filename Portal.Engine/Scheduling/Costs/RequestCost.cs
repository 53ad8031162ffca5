using Portal.Engine.Resilience.Pipelines;

namespace Portal.Engine.Scheduling.Costs;

/// <summary>What the schedules of a source's feeds ask of it.</summary>
/// <param name="PerHour">Requests in the busiest hour of the week to come.</param>
/// <param name="PerDay">Requests in its busiest day.</param>
/// <param name="Limit">What the source documents; null if it documents nothing.</param>
/// <param name="IsLeast">It may be more, because of one feed nobody knows how many pages it has.</param>
public sealed record RequestCost(double PerHour, double PerDay, RateLimit? Limit, bool IsLeast = false)
{
    const double Warned = 0.8;

    static readonly TimeSpan Hour = TimeSpan.FromHours(1), Day = TimeSpan.FromDays(1);

    /// <summary>A limit of a longer time than an hour is held against a day.</summary>
    public bool IsByDay => Limit?.Per > Hour;

    public double Needed => IsByDay ? PerDay : PerHour;

    /// <summary>How many the source allows in such a time; null without a limit.</summary>
    public double? Allowed => Limit is { } limit ? limit.Requests * ((IsByDay ? Day : Hour) / limit.Per) : null;

    public double? Share => Needed / Allowed;

    public bool IsClose => Share >= Warned;

    public bool CannotKeepUp => Share > 1;
}
