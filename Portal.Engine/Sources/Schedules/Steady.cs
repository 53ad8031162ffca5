namespace Portal.Engine.Sources.Schedules;

/// <summary>Every so often, by the clock that no zone changes. The slots do not move with the runs, so that they can be told ahead.</summary>
/// <param name="every">How often.</param>
/// <param name="from">One of the moments.</param>
/// <param name="isSlot">It is a slot too, and not only what the first is counted from.</param>
public sealed class Steady(TimeSpan every, DateTimeOffset from, bool isSlot = false) : Timetable
{
    public TimeSpan Every => every;

    public override DateTimeOffset? Next(DateTimeOffset after)
    {
        var (passed, over) = Math.DivRem((after - from).Ticks, every.Ticks);
        if (over < 0) passed--;
        var number = passed + 1 == 0 && !isSlot ? 1 : passed + 1;
        return number > (DateTimeOffset.MaxValue - from).Ticks / every.Ticks ? null : from + TimeSpan.FromTicks(number * every.Ticks);
    }

    public override DateTimeOffset? First(DateTimeOffset made) => made;
}
