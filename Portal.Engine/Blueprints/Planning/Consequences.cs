using Microsoft.EntityFrameworkCore;
using Portal.Engine.Blueprints.Kinds;
using Portal.Engine.Connecting.Unfinished;
using Portal.Engine.Credentials;
using Portal.Engine.Persistence;
using Portal.Engine.Sources;
using Portal.Engine.Sources.Fallbacks;
using Portal.Engine.Store.Rows;
using Portal.Engine.Workflows.Triggers;

namespace Portal.Engine.Blueprints.Planning;

/// <summary>What comes of a change, for a person to know before it is made.</summary>
sealed class Consequences(IDatabase database, FeedThings feeds, StreamFallbacks fallbacks, SecretReferences secrets)
{
    public static IReadOnlyList<string> OfAdding(Thing thing) => thing.Kind switch
    {
        ThingKind.Feed => ["It begins to read as soon as its schedule says so."],
        ThingKind.Callback => ["It waits until somebody has written its whole address and enabled it."],
        ThingKind.Agent => ["It has no key yet and reads nothing. Make one on its page."],
        _ => [],
    };

    public async Task<IReadOnlyList<string>> OfChanging(Census census, Thing before, Thing thing, IReadOnlyList<FieldChange> fields, CancellationToken stop) => thing.Kind switch
    {
        ThingKind.Feed when feeds.BeginsAnew(census.Feeds.Single(feed => feed.Id == before.Id), thing) => [await ReadsAgain(census.Feeds.Single(feed => feed.Id == before.Id).StreamId, stop)],
        ThingKind.Source when fields.Any(field => field.Field is "address" || field.Field.StartsWith("auth", StringComparison.Ordinal)) => ["All its feeds ask there, and so, from their next run on."],
        ThingKind.Precedence => ["Unified records are made anew by it."],
        ThingKind.Fallback => ["While the stream is stale, other values may be served than now."],
        ThingKind.Workflow when fields.Any(field => field.Field.StartsWith("needs", StringComparison.Ordinal)) => ["Its gate is judged anew, and may open or close."],
        _ => [],
    };

    public async Task<IReadOnlyList<string>> OfRemoving(Thing thing, CancellationToken stop) => thing.Kind switch
    {
        ThingKind.Source => await HalfDone(thing.Id, stop) is > 0 and var begun ? [begun == 1 ? "A list that is half connected is given up." : $"{begun} lists that are half connected are given up."] : [],
        ThingKind.Stream => [Lost(await Rows(thing.Id, stop)), .. (await fallbacks.Naming([thing.Id], stop)).Select(named => $"It stands in for {named} no more: while that is stale, its own last good copy is served.")],
        ThingKind.Feed => ["The rows that it brought stay with their stream; where it stood is forgotten."],
        ThingKind.Workflow => [await Triggers(thing.Id, stop)],
        ThingKind.Callback => ["Messages that wait for it are not sent any more."],
        ThingKind.Agent => ["Its keys are no good from then on, and nobody can bring them back."],
        ThingKind.Entity => ["Programs that ask for it are told that there is no such thing."],
        _ => [],
    };

    /// <returns>One sentence each.</returns>
    public async Task<IReadOnlyList<string>> SecretsMissing(IEnumerable<Thing> things, CancellationToken stop)
    {
        var missing = new List<string>();
        foreach (var source in things.Where(thing => thing.Kind == ThingKind.Source))
        {
            if (((SourceDraft)source.Draft).Auth.Secret is { } secret && (await secrets.Resolve(secret, stop)).Refusal is not null) missing.Add($"{secret}, for {source.Path[0]}");
        }

        return missing;
    }

    static string Lost(long rows) => rows == 0 ? "Nothing is stored of it." : $"Removes {Count(rows)}, which can only be read again. What they were before stays in the log until that is compacted.";

    static string Count(long rows) => FormattableString.Invariant($"{rows:N0} {(rows == 1 ? "row" : "rows")}");

    async Task<string> ReadsAgain(long stream, CancellationToken stop) =>
        await Rows(stream, stop) is > 0 and var rows ? $"Reads everything again from the beginning; {Count(rows)} of its stream stay meanwhile and are compared." : "Reads everything again from the beginning.";

    async Task<string> Triggers(long workflow, CancellationToken stop)
    {
        await using var db = database.Read();
        var waiting = await db.Set<WorkflowTrigger>().LongCountAsync(trigger => trigger.Workflow == workflow, stop);
        return FormattableString.Invariant($"Its history goes, and {waiting:N0} {(waiting == 1 ? "trigger that waits" : "triggers that wait")} for it.");
    }

    async Task<int> HalfDone(long source, CancellationToken stop)
    {
        await using var db = database.Read();
        return await db.Set<UnfinishedStream>().CountAsync(one => one.SourceId == source, stop);
    }

    async Task<long> Rows(long stream, CancellationToken stop)
    {
        await using var db = database.Read();
        return await db.Set<RecordRow>().LongCountAsync(row => row.Stream == stream && !row.Deleted, stop);
    }
}
