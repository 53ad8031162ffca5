using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Portal.Engine.Audit;
using Portal.Engine.Entities;
using Portal.Engine.Persistence;
using Portal.Engine.Sources;
using Portal.Engine.Sync.Drifting;
using Portal.Engine.Sync.Runs;

namespace Portal.Tests.Engine.Sync.Drifting;

/// <summary>A feed of people whose rows a test changes as it likes. They have a name, a city and visits, and read 30 at first.</summary>
sealed class DriftHouse : IAsyncDisposable
{
    public const int Many = 30;

    DriftHouse(SyncHouse sync) => Sync = sync;

    public SyncHouse Sync { get; }

    public DriftBook Book => Sync.Get<DriftBook>();

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<DriftHouse> Open(DatabaseKind kind, DriftPolicy policy = DriftPolicy.Offer, bool sensitive = false, string city = """{"to":"city","from":"city"}""")
    {
        var house = new DriftHouse(await SyncHouse.Open(kind));
        var stream = (await house.Sync.Get<StreamRegistry>().Find(house.Sync.Feed.StreamId, Stop))!;
        var entity = (await house.Sync.Get<EntityModel>().Get(stream.EntityId, Stop))!;
        EntityField[] more = [new("city", FieldType.Text) { Sensitive = sensitive }, new("visits", FieldType.Number), new("email", FieldType.Text)];
        Assert.Null((await house.Sync.Get<EntityModel>().Change(Actor.Portal, entity.Id, new EntityChange { Fields = [.. entity.Fields, .. more] }, Stop)).Refusal);
        Assert.Null((await house.Sync.Get<StreamRegistry>().Change(Actor.Portal, stream.Id, StreamDraft.Of(stream) with { Drift = policy }, Stop)).Refusal);
        await house.Map($$"""{"mode":"full","fields":[{"to":"name","from":"name"},{{city}},{"to":"visits","from":"visits"}]}""");
        await house.Read(Many, Plain);
        Assert.Null(await house.Drift());
        return house;
    }

    public static string Plain(int row) => $$""" "name":"Ada {{row}}","city":"City {{row}}","visits":{{row}} """;

    public async Task Map(string mapping)
    {
        var feed = await Feed();
        Assert.Null((await Sync.Get<FeedRegistry>().Change(Actor.Portal, feed.Id, FeedDraft.Of(feed) with { Mapping = mapping }, Stop)).Refusal);
    }

    public async Task Set(string settings)
    {
        var feed = await Feed();
        Assert.Null((await Sync.Get<FeedRegistry>().Change(Actor.Portal, feed.Id, FeedDraft.Of(feed) with { Settings = settings }, Stop)).Refusal);
    }

    /// <summary>One run, an hour later, with so many rows.</summary>
    public Task<Run> Read(int rows, Func<int, string> row, bool withKey = true, int from = 1) => Read(Page(rows, row, withKey, from));

    /// <summary>The same with no time in between.</summary>
    public Task<Run> ReadAtOnce(int rows, Func<int, string> row)
    {
        Sync.Script.Say(Page(rows, row));
        return Sync.Run(everything: true);
    }

    public async Task<Run> Read(params ScriptedPage[] pages)
    {
        Sync.Clock.Advance(TimeSpan.FromHours(1));
        Sync.Script.Say(pages);
        return await Sync.Run(everything: true);
    }

    public static ScriptedPage Page(int rows, Func<int, string> row, bool withKey = true, int from = 1) =>
        new($"[{string.Join(',', Enumerable.Range(from, rows).Select(i => withKey ? $"{{\"id\":\"{i:00}\",{row(i)}}}" : $"{{{row(i)}}}"))}]");

    public Task<Drift?> Drift() => Book.Open(Sync.Feed.Id, Stop);

    public Task<IReadOnlyList<Drift>> History() => Book.History(Sync.Feed.StreamId, new DriftFilter(), null, 50, Stop);

    public async Task<Feed> Feed() => (await Sync.Get<FeedRegistry>().Find(Sync.Feed.Id, Stop))!;

    /// <summary>What is stored of a row; null where nothing is said.</summary>
    public async Task<string?> Stored(string field, string key = "01")
    {
        using var body = JsonDocument.Parse((await Sync.Records())[key]!);
        return body.RootElement.TryGetProperty(field, out var value) ? value.ToString() : null;
    }

    public async Task<IReadOnlyList<string>> Audited(string action)
    {
        await using var db = Sync.Get<IDatabase>().Read();
        return await db.Set<AuditEntry>().Where(entry => entry.Action == action).OrderBy(entry => entry.Id).Select(entry => entry.Who).ToListAsync(Stop);
    }

    public ValueTask DisposeAsync() => Sync.DisposeAsync();
}
