using Portal.Engine.Calendars;

namespace Portal.Tests.Deep.Freshness.Worlds;

/// <summary>What all streams of a world live in: a time, a machine that is off and shows a wrong time, sources that are down, calendars.</summary>
sealed class World
{
    const int Calendars = 4, Sources = 3, Streams = 12;

    static readonly DateTimeOffset Earliest = new(2012, 1, 1, 0, 0, 0, TimeSpan.Zero);

    readonly int _seed;

    public World(int seed, int number)
    {
        (_seed, Number) = (seed, number);
        var chance = new Chance(seed, number);
        From = Earliest.AddHours(chance.Below(22 * 365 * 24));
        To = From + chance.Between(TimeSpan.FromDays(5), TimeSpan.FromDays(90));
        Clock = MachineClock.Of(chance, From, To);
        PortalOff = Interruptions.Of(chance, From, To, most: 3, TimeSpan.FromDays(4));
        SourcesDown = [.. Enumerable.Range(0, Sources).Select(_ => Interruptions.Of(chance, From, To, most: 5, TimeSpan.FromDays(3)))];
        Weeks = [.. Enumerable.Range(0, Calendars).Select(_ => WorkWeeks.Of(chance, From, To)).Select(week => (week, (WorkingTime)new WeeklyTime(week)))];
    }

    public int Number { get; }

    public DateTimeOffset From { get; }

    public DateTimeOffset To { get; }

    public MachineClock Clock { get; }

    public Interruptions PortalOff { get; }

    public IReadOnlyList<Interruptions> SourcesDown { get; }

    public IReadOnlyList<(WorkWeek Week, WorkingTime Time)> Weeks { get; }

    public IEnumerable<WorldStream> Lives() => Enumerable.Range(0, Streams).Select(number => new StreamLife(this, number, new Chance(_seed, Number, number + 1)).Live());
}
