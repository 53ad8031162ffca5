using Portal.Engine.Connectors;
using Portal.Engine.Data.Answers;
using Portal.Engine.Data.Asking;
using Portal.Engine.Data.Changing;
using Portal.Engine.Data.Reading;
using Portal.Engine.Freshness.Watching;
using Portal.Engine.Resilience;
using Portal.Engine.Sync.LookingUp;

namespace Portal.Engine.Data.Fetching;

/// <summary>
/// Answers with what the sources say now where what is known is too old: each record of the unified one whose stream brings a
/// field that is too old is looked up, and the answer made of what is then unified. All of them, or it is refused.
/// </summary>
sealed class Fetcher(DataSessions sessions, FreshnessBoard board, LookUps lookUps, ProjectionSignal signal, TimeProvider clock)
{
    /// <summary>What was fetched may match other records, which are then fetched too; but not for ever.</summary>
    const int MostRounds = 3;

    const string Members = "SELECT r.stream, r.key FROM unified_members m JOIN records r ON r.id = m.record WHERE m.unified = $1 ORDER BY r.id",
        Projected = "SELECT position FROM projector_states WHERE entity = 0";

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <param name="read">Reads the record in a certain way.</param>
    /// <param name="wanted">What was wanted of it.</param>
    /// <param name="most">How old it may be.</param>
    /// <param name="stop">Gives up.</param>
    public async Task<Outcome<DataRecord>> Read(Func<Looking, Task<Outcome<DataRecord>>> read, Looking wanted, TimeSpan most, CancellationToken stop)
    {
        var (asked, fetches) = (clock.GetUtcNow(), new Fetches());
        TooOld? tooOld = null;
        for (var round = 0; round <= MostRounds; round++)
        {
            if (!(await read(wanted with { MaxAge = null, Fetches = fetches })).Succeeded(out var record, out var refusal)) return refusal;
            var now = await board.Now(stop);
            var old = record.Fields.Where(field => !(field.VerifiedAt >= asked - most)).ToArray();
            tooOld = old is [] ? tooOld : TooOld.Of(old[0], most);
            var (parts, brought) = await Parts(now, record.Id, [.. old.Select(field => field.Name)], asked - most, fetches, stop);
            if (Array.FindIndex(old, field => !brought.Contains(field.Name)) is >= 0 and var lost) return TooOld.Of(old[lost], most) with { NotFetched = NotBrought(old[lost].Name) };
            if (parts is [] && old is []) return record with { Fetched = fetches.Told(now) };
            if (parts is [] || round == MostRounds) return tooOld! with { NotFetched = "It changes while it is fetched. Ask again." };
            var (position, why) = await Fetch(parts, fetches, stop);
            if (why is null && !await IsProjected(position, stop)) why = "It was fetched, but is not unified yet. Ask again in a moment.";
            if (why is not null) return (tooOld ?? TooOld.Of(record.Fields[0], most)) with { NotFetched = why };
        }

        return tooOld!;
    }

    /// <returns>The records that must be fetched before the answer is no older than it may be, and the fields that their streams bring.</returns>
    async Task<(List<Part> Parts, HashSet<string> Brought)> Parts(FreshnessNow now, long unified, IReadOnlyList<string> old, DateTimeOffset since, Fetches fetches, CancellationToken stop)
    {
        var (parts, brought) = (new List<Part>(), new HashSet<string>());
        await using var session = await sessions.Open(stop);
        await session.Each(Members, [unified], row =>
        {
            var (id, key) = (row.Number(0), row.Text(1)!);
            if (now.Stream(id) is not { } stream) return true;
            brought.UnionWith(stream.Plan.Brings);
            // Beside one that was fetched there may be one now that was not.
            var fields = (fetches.HasSome(id) ? stream.Plan.Brings.Where(field => fetches.At(id, field) is not null) : old.Where(stream.Plan.Brings.Contains))
                .Where(field => !((fetches.At(id, key, field) ?? stream.Of(field).VerifiedAt) >= since)).ToArray();
            if (fields.Length > 0) parts.Add(new Part(stream, key, fields));
            return true;
        }, stop);
        return (parts, brought);
    }

    /// <returns>Up to where the log must be followed for it; and why it did not work, null if all are fetched.</returns>
    public async Task<(long Position, string? Why)> Fetch(IReadOnlyList<Part> parts, Fetches fetches, CancellationToken stop)
    {
        foreach (var part in parts)
        {
            if (part.Fields.FirstOrDefault(field => !part.Stream.Plan.Brings.Contains(field)) is { } lost) return (0, NotBrought(lost));
            if (!await lookUps.Can(part.Stream.Plan.Id, part.Fields, stop)) return (0, Why(part, new CannotLookUp()));
        }

        var answers = await Task.WhenAll(parts.Select(part => lookUps.Of(part.Stream.Plan.Id, part.Key, part.Fields, stop)));
        var position = 0L;
        foreach (var (part, answer) in parts.Zip(answers))
        {
            if (!answer.Succeeded(out var found, out var refusal)) return (0, Why(part, refusal));
            if (part.Fields.Any(found.Unsaid.Contains)) return (0, $"{part.Stream.Plan.SourceName} was asked now, but its answer says nothing of some of it. Its owner must look at it.");
            if (!found.Fields.IsSupersetOf(part.Fields)) return (0, $"{part.Stream.Plan.SourceName} answered with something older than what is known already. Ask again later.");
            fetches.Add(part, found);
            position = Math.Max(position, found.Position);
        }

        return (position, null);
    }

    async Task<bool> IsProjected(long position, CancellationToken stop)
    {
        for (var began = clock.GetTimestamp(); ;)
        {
            var (next, reached) = (signal.Next, 0L);
            await using (var session = await sessions.Open(stop))
            {
                await session.Each(Projected, [], row =>
                {
                    reached = row.Number(0);
                    return false;
                }, stop);
            }

            if (reached >= position) return true;
            var left = Patience - clock.GetElapsedTime(began);
            if (left <= TimeSpan.Zero) return false;
            await signal.Wait(next, left, stop);
        }
    }

    static string NotBrought(string field) => $"No stream brings {field} of it any more, so it cannot be fetched.";

    /// <summary>In words that tell nothing of fields which the asker may not see; the owner reads more in the log.</summary>
    static string Why(Part part, Refusal refusal)
    {
        var source = part.Stream.Plan.SourceName;
        return refusal switch
        {
            CannotLookUp => $"It cannot be fetched now either: {source} is not asked for single records of {part.Stream.Plan.Name}.",
            TooManyLookUps or GoneAtSource => refusal.Message,
            RecordUnfit => $"{source} was asked now, but its answer does not fit. Its owner must look at it.",
            Failure { Who: Who.Owner } => $"{source} could not be asked now. Its owner must look at its connection or settings.",
            Failure { Who: Who.Source } => $"{source} was asked now and did not answer well. It is up to whoever runs it.",
            Failure { Who: Who.Us } => $"{source} could not be asked now because of a defect in the portal.",
            _ => $"{source} could not be asked now. Ask again later.",
        };
    }
}
