namespace Portal.Engine.Calendars;

/// <summary>Measures time as those who work see it. A moment is working time when the clock on the wall then shows an hour of a working day.</summary>
public abstract class WorkingTime
{
    /// <summary>Without a calendar every moment counts.</summary>
    public static WorkingTime Always { get; } = new EveryMoment();

    public abstract bool Includes(DateTimeOffset moment);

    /// <returns>The moment itself if it is working time, otherwise the next beginning of it; the end of time if there is none.</returns>
    public abstract DateTimeOffset Next(DateTimeOffset moment);

    /// <returns>The last moment by which no more than this was worked since the first: what is used up where work ends lasts until it begins again.</returns>
    public abstract DateTimeOffset After(DateTimeOffset moment, TimeSpan worked);

    public abstract TimeSpan Between(DateTimeOffset from, DateTimeOffset to);

    sealed class EveryMoment : WorkingTime
    {
        public override bool Includes(DateTimeOffset moment) => true;

        public override DateTimeOffset Next(DateTimeOffset moment) => moment;

        public override DateTimeOffset After(DateTimeOffset moment, TimeSpan worked) =>
            worked > DateTimeOffset.MaxValue - moment ? DateTimeOffset.MaxValue : moment + worked;

        public override TimeSpan Between(DateTimeOffset from, DateTimeOffset to) => to > from ? to - from : TimeSpan.Zero;
    }
}
