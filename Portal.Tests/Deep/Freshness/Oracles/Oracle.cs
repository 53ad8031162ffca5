using Portal.Engine.Calendars;
using Portal.Tests.Deep.Freshness.Worlds;

namespace Portal.Tests.Deep.Freshness.Oracles;

/// <summary>Knows from what really happened in a world what is so, by the words of docs/freshness.md and by nothing of the product.</summary>
sealed class Oracle(World world)
{
    readonly Dictionary<WorkWeek, WallWalk> _walks = new(ReferenceEqualityComparer.Instance);

    /// <summary>It answers for moments before this.</summary>
    public DateTimeOffset Horizon { get; } = new WallWalk(world.Weeks[0].Week, world.From).Horizon;

    /// <summary>What is to be said of each subject of a stream after so many of its happenings.</summary>
    public IReadOnlyList<Standing> After(WorldStream stream, int many)
    {
        var looking = new Looking(stream.History);
        var feeds = looking.Feeds(many);
        return [.. stream.Subjects.Select(subject => new Standing(feeds, subject.Promised, Walk(subject.Promised.Week), subject.Record is { } record ? looking.Heard(record, many) : null))];
    }

    WallWalk? Walk(WorkWeek? week)
    {
        if (week is null) return null;
        if (!_walks.TryGetValue(week, out var walk)) _walks[week] = walk = new WallWalk(week, world.From);
        return walk;
    }
}
