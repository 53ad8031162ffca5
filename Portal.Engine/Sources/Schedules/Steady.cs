namespace Portal.Engine.Sources.Schedules;

/// <summary>Every so often, by the clock that no zone changes. The slots do not move with the runs, so that they can be told ahead.</summary>
/// <param name="every">How often.</param>
/// <param name="from">One of the moments; it is no slot itself, but the one before the first.</param>
public sealed class Steady(TimeSpan every, DateTimeOffset from) : Timetable
{
    public TimeSpan Every => every;

    public override DateTimeOffset? Next(DateTimeOffset after)
    {
        var (passed, over) = Math.DivRem((after - from).Ticks, every.Ticks);
        if (over < 0) passed--;
        var number = passed + 1 == 0 ? 1 : passed + 1;
        return number > (DateTimeOffset.MaxValue - from).Ticks / every.Ticks ? null : from + TimeSpan.FromTicks(number * every.Ticks);
    }

    public override DateTimeOffset? First(DateTimeOffset made) => made;
}
