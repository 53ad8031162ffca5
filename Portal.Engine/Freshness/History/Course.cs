namespace Portal.Engine.Freshness.History;

/// <summary>How a verdict went from one look to the next. Pure: the very moments, also of what nobody saw because the portal was off.</summary>
static class Course
{
    /// <param name="last">What was told last; null at first.</param>
    /// <param name="before">The limits at the last look; null if there was none in this process.</param>
    /// <param name="looked">When that was.</param>
    /// <param name="limits">The limits now.</param>
    /// <param name="decided">When what they are made of was last committed or decided; null if nobody knows.</param>
    /// <param name="now">The time.</param>
    /// <returns>What has been another verdict since, in order.</returns>
    public static IReadOnlyList<Told> Of(Told? last, Limits? before, DateTimeOffset looked, Limits limits, DateTimeOffset? decided, DateTimeOffset now)
    {
        var course = new List<Told>();
        if (last is not { } told)
        {
            var begun = decided < now ? decided.Value : now;
            course.Add(new Told(begun, limits.At(begun)));
            Follow(course, limits, begun, now);
            return course;
        }

        course.Add(told);
        // The clock was set back: what was told stands, and what is so now is told from the same moment on.
        var since = Later(told.At, before is null ? told.At : looked);
        if (now < since) since = told.At;
        if (now < since) now = since;
        var changed = before == limits ? since : decided > since && decided <= now ? decided.Value : before is null ? since : now;
        if (before is { } old && before != limits) Follow(course, old, since, changed);
        Add(course, new Told(changed, limits.At(changed)));
        Follow(course, limits, changed, now);
        return course[1..];
    }

    /// <summary>By time alone: what was in time becomes late, and then stale.</summary>
    static void Follow(List<Told> course, Limits limits, DateTimeOffset from, DateTimeOffset to)
    {
        while (limits.NextChange(from) is { } next && next < to)
        {
            from = next.AddTicks(TimeSpan.TicksPerMicrosecond);
            Add(course, new Told(from, limits.At(from)));
        }
    }

    static void Add(List<Told> course, Told told)
    {
        if (course[^1].Finding != told.Finding) course.Add(told);
    }

    static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
