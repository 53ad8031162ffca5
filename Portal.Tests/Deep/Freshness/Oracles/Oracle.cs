using Portal.Engine.Calendars;
using Portal.Tests.Deep.Freshness.Worlds;

namespace Portal.Tests.Deep.Freshness.Oracles;

/// <summary>Knows from what really happened in a world what is so, by the words of docs/freshness.md and by nothing of the product.</summary>
sealed class Oracle(World world)
{
    readonly Dictionary<WorkWeek, WallWalk> _walks = new(ReferenceEqualityComparer.Instance);

    readonly Dictionary<(Planned, DateTimeOffset, long), SlotWalk> _slots = [];

    /// <summary>It answers for moments before this.</summary>
    public DateTimeOffset Horizon { get; } = new WallWalk(world.Weeks[0].Week, world.From).Horizon;

    /// <summary>What is to be said of each subject of a stream after so many of its happenings.</summary>
    /// <param name="stream">Whose.</param>
    /// <param name="many">So many.</param>
    /// <param name="number">The number that a feed has where it is checked: by it its slots are shifted.</param>
    public IReadOnlyList<Standing> After(WorldStream stream, int many, Func<long, long> number)
    {
        var looking = new Looking(stream.History, (made, planned) => Slots(made, planned, number(made.Feed)));
        var feeds = looking.Feeds(many);
        return [.. stream.Subjects.Select(subject => new Standing(feeds, subject.Promised, Walk(subject.Promised.Week), subject.Record is { } record ? looking.Heard(record, many) : null))];
    }

    SlotWalk Slots(Happening.FeedMade made, Planned planned, long number)
    {
        var key = (planned, made.When.At, number);
        if (!_slots.TryGetValue(key, out var walk)) _slots[key] = walk = new SlotWalk(planned, number, made.When.At, Walk(planned.Week), world.From);
        return walk;
    }

    WallWalk? Walk(WorkWeek? week)
    {
        if (week is null) return null;
        if (!_walks.TryGetValue(week, out var walk)) _walks[week] = walk = new WallWalk(week, world.From);
        return walk;
    }
}
