using Portal.Engine.Audit;
using Portal.Engine.Blueprints.Drafts;
using Portal.Engine.Forms;
using Portal.Engine.Mapping;
using Portal.Engine.Sources;
using Portal.Engine.Sources.Fallbacks;

namespace Portal.Engine.Blueprints.Kinds;

/// <summary>What stands in for a stream: it stands with the stream, and is applied once all streams and their feeds are there.</summary>
sealed class FallbackThings(StreamFallbacks fallbacks) : IThings
{
    public ThingKind Kind => ThingKind.Fallback;

    public IEnumerable<Thing> Here(Census census, Names names) => census.Streams.Select(stream => Made(names.Path(ReferenceKind.Stream, stream.Id)!, Kept(stream, names), names, stream.Id));

    public Thing Read(Proposal proposal, Names names, ProblemList problems) =>
        Made(proposal.Path, (StreamFallback)new DraftReader(names, problems).Read(typeof(StreamFallback), proposal.Node, $"{proposal.Where} / {StreamThings.Fallback}", new Dictionary<string, object?>()), names, 0);

    public Task Check(Thing thing, Thing? before, Wanted wanted, FormProblems problems, CancellationToken stop)
    {
        var fallback = (StreamFallback)thing.Draft;
        if (Stream(wanted, thing.Path) is not { } stream || wanted.Entity(stream.EntityId) is not { } entity) return Task.CompletedTask;
        var path = fallback.StreamId is { } id ? wanted.Names.Path(ReferenceKind.Stream, id) : null;
        var other = path is null ? null : Stream(wanted, path);
        var problem = FallbackCheck.Of(
            fallback.Kind, entity.Kind, Brings(wanted, thing.Path), path is not null && Names.Key(path) == Names.Key(thing.Path),
            other is null ? null : (other.EntityId == stream.EntityId, Brings(wanted, path!)));
        if (fallback is { StreamId: not null, Kind: not FallbackKind.NamedStream }) problem = "A stream is named for kind: namedStream alone. Write that, or leave the stream out.";
        if (problem is not null) problems.Add("Stream", problem);
        return Task.CompletedTask;
    }

    public async Task<Outcome<long>> Add(Actor actor, Thing thing, Names names, CancellationToken stop)
    {
        if (names.Find(ReferenceKind.Stream, thing.Path) is not long stream) return new NoSuchStream();
        return await Set(actor, stream, thing, stop) is { } refusal ? refusal : stream;
    }

    public Task<Refusal?> Change(Actor actor, Thing before, Thing thing, CancellationToken stop) => Set(actor, before.Id, thing, stop);

    /// <summary>It goes with its stream.</summary>
    public Task<Refusal?> Remove(Actor actor, Thing thing, CancellationToken stop) => Task.FromResult<Refusal?>(null);

    async Task<Refusal?> Set(Actor actor, long stream, Thing thing, CancellationToken stop) => (await fallbacks.Set(actor, stream, (StreamFallback)thing.Draft, stop)).Refusal;

    /// <summary>Where the stream that was named went, the last good copy is served, and a file says that.</summary>
    static StreamFallback Kept(Engine.Sources.Stream stream, Names names) =>
        StreamFallback.Of(stream) is { StreamId: { } id } named && names.Path(ReferenceKind.Stream, id) is null ? named with { Kind = FallbackKind.LastGoodCopy, StreamId = null } : StreamFallback.Of(stream);

    static StreamDraft? Stream(Wanted wanted, IReadOnlyList<string> path) => wanted.Find(ThingKind.Stream, path)?.Draft as StreamDraft;

    static HashSet<string> Brings(Wanted wanted, IReadOnlyList<string> path) =>
        [.. wanted.Feeds[Names.Key(path)].SelectMany(one => MappedNames.Of(((FeedDraft)one.Draft).Mapping))];

    static Thing Made(IReadOnlyList<string> path, StreamFallback fallback, Names names, long id) => new(ThingKind.Fallback, path, new DraftWriter(names).Write(fallback), fallback, id);
}
