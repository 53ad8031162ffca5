using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Portal.Engine.Audit;
using Portal.Engine.Persistence;
using Portal.Engine.Sources;
using Stream = Portal.Engine.Sources.Stream;

namespace Portal.Engine.Connecting.Unfinished;

/// <summary>
/// Lists of a source that were ticked together. They are begun at once, so that none is lost whatever happens, and gone through one
/// after the other; what was found and entered for one of them is the first guess for those that nobody has looked at yet.
/// </summary>
public sealed class PickedLists(IDatabase database, UnfinishedStreams all, TimeProvider clock)
{
    /// <summary>With room for the number that tells it from another.</summary>
    const int LongestPicked = SourceName.MaxLength - 6;

    /// <summary>All of them, or none. Each gets a name that neither a stream of the source nor another list that is begun has.</summary>
    /// <returns>In the order in which they were given.</returns>
    public Task<Outcome<IReadOnlyList<UnfinishedStream>>> Begin(Actor actor, long source, IReadOnlyList<PickedList> lists, CancellationToken stop = default) =>
        database.Write<Outcome<IReadOnlyList<UnfinishedStream>>>(async db =>
        {
            await db.Shared(SourcesRoom.Lock, stop);
            if (!await db.Set<Source>().AnyAsync(one => one.Id == source, stop)) return new SourceIsRemoved();
            var taken = (await db.Set<Stream>().Where(stream => stream.SourceId == source).Select(stream => stream.Name).ToListAsync(stop))
                .Concat(await db.Set<UnfinishedStream>().Where(one => one.SourceId == source).Select(one => one.Name).ToListAsync(stop)).Select(Folding.Of).ToHashSet();
            var begun = new List<UnfinishedStream>();
            foreach (var (number, list) in lists.Index())
            {
                var one = new UnfinishedStream
                {
                    Id = await Numbers.Next(db, UnfinishedStreams.Series, stop),
                    SourceId = source,
                    Name = Free(list.Name, taken),
                    Settings = UnfinishedStreams.Text(list.Settings),
                    By = actor.Name,
                    ChangedAt = clock.GetUtcNow(),
                };
                begun.Add(one);
                if (lists.Count > 1) UnfinishedStreams.Set(one, new PickedPlace(begun[0].Id, number + 1, lists.Count));
            }

            db.AddRange(begun);
            await db.SaveChangesAsync(stop);
            return begun;
        }, WritePriority.Person, stop);

    /// <summary>The paths of the lists of a source that are read already.</summary>
    public async Task<IReadOnlySet<string>> Read(long source, CancellationToken stop = default)
    {
        await using var db = database.Read();
        var settings = await db.Set<Feed>().Where(feed => feed.Connector == UnfinishedStreams.Connector && db.Set<Stream>().Any(stream => stream.Id == feed.StreamId && stream.SourceId == source)).Select(feed => feed.Settings).ToListAsync(stop);
        return settings.Select(text => JsonNode.Parse(text)?["path"]?.GetValue<string>()).OfType<string>().ToHashSet();
    }

    /// <summary>The list to go on with after this one, which may be gone already.</summary>
    /// <returns>The next one that was ticked with it, or the first that was passed over; null if none of them is left.</returns>
    public async Task<UnfinishedStream?> Next(UnfinishedStream after, CancellationToken stop = default)
    {
        var others = await Others(after, stop);
        return others.FirstOrDefault(one => one.Id > after.Id) ?? (others is [var first, ..] ? first : null);
    }

    /// <summary>Hands on how this one is read, once that was tried, and how often, to those that nobody has looked at yet.</summary>
    public async Task Pass(UnfinishedStream from, CancellationToken stop = default)
    {
        var found = from.Step > UnfinishedStep.Try ? UnfinishedStreams.Settings(from) : null;
        var start = UnfinishedStreams.Start(from) is { } entered ? entered with { Name = null, Sweeps = null } : null;
        if (found is null && start is null) return;
        long[] others = [.. (await Others(from, stop)).Where(IsUntouched).Select(one => one.Id)];
        if (others.Length == 0) return;
        await database.Write<Done>(async db =>
        {
            await db.Exclusive(UnfinishedStreams.Lock, stop);
            // Who had them last stays: nobody has looked at them yet.
            foreach (var one in (await db.Set<UnfinishedStream>().Where(one => others.Contains(one.Id)).ToListAsync(stop)).Where(IsUntouched))
            {
                if (found is not null) UnfinishedStreams.SetLike(one, found);
                if (start is not null) UnfinishedStreams.Set(one, start);
            }

            await db.SaveChangesAsync(stop);
            return default;
        }, WritePriority.Person, stop);
    }

    /// <summary>Those that were ticked with it and are not finished, in their order.</summary>
    async Task<IReadOnlyList<UnfinishedStream>> Others(UnfinishedStream one, CancellationToken stop) =>
        UnfinishedStreams.Place(one) is not { } place ? []
        : [.. (await all.List(one.SourceId, stop)).Where(other => other.Id != one.Id && UnfinishedStreams.Place(other)?.First == place.First).OrderBy(other => other.Id)];

    static bool IsUntouched(UnfinishedStream one) => one.Step == UnfinishedStep.Look && UnfinishedStreams.Settings(one).Key.Count == 0;

    static string Free(string name, HashSet<string> taken)
    {
        // A source may call a list what no stream can be called.
        name = string.Concat(name.EnumerateRunes().Where(rune => !Rune.IsControl(rune) && rune != Rune.ReplacementChar));
        if (string.IsNullOrWhiteSpace(name)) name = "List";
        while (name.Length > LongestPicked) name = name[..^(char.IsLowSurrogate(name[^1]) ? 2 : 1)];
        var (free, number) = (name, 2);
        while (!taken.Add(Folding.Of(free.Trim()))) free = $"{name} {number++}";
        return free;
    }
}
