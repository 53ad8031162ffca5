namespace Portal.Engine.Sources.Schedules;

/// <summary>When a feed is due, for ever. A pure function: whoever runs it, foretells it or judges by it asks the same.</summary>
public abstract class Timetable
{
    /// <returns>The first slot after a moment; null if none comes.</returns>
    public abstract DateTimeOffset? Next(DateTimeOffset after);

    /// <returns>When a feed that never ran is due, if it was made then.</returns>
    public virtual DateTimeOffset? First(DateTimeOffset made) => Next(made.AddTicks(-1));

    /// <summary>The next slots after a moment, as far as there are so many.</summary>
    public IEnumerable<DateTimeOffset> Slots(DateTimeOffset from, int count)
    {
        for (var at = Next(from); at is { } slot && count > 0; at = Next(slot), count--) yield return slot;
    }
}
