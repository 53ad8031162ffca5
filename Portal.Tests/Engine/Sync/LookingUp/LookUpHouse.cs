using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Portal.Engine;
using Portal.Engine.Connectors.Rest.Settings;
using Portal.Engine.Entities;
using Portal.Engine.Forms;
using Portal.Engine.Persistence;
using Portal.Engine.Projection;
using Portal.Engine.Sources;
using Portal.Engine.Store;
using Portal.Engine.Sync.LookingUp;
using Portal.Tests.Engine.Resilience.Egress;

namespace Portal.Tests.Engine.Sync.LookingUp;

/// <summary>A feed of people, and a real API that has a list of them and each of them by its key.</summary>
sealed class LookUpHouse : IAsyncDisposable
{
    readonly LoopbackServer _server;
    readonly ConcurrentDictionary<string, Held> _held;

    LookUpHouse(LoopbackServer server, SyncHouse inner, ConcurrentDictionary<string, string> people, ConcurrentDictionary<string, Held> held) =>
        (_server, Inner, People, _held) = (server, inner, people, held);

    public SyncHouse Inner { get; }

    /// <summary>What the source has: by key, as JSON with ' for ".</summary>
    public ConcurrentDictionary<string, string> People { get; }

    public LookUps LookUps => Inner.Get<LookUps>();

    public long Stream => Inner.Feed.StreamId;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<LookUpHouse> Open(DatabaseKind kind, Func<RestSettings, RestSettings>? settings = null, Func<FeedDraft, FeedDraft>? feed = null, bool sensitive = false, Match? match = null)
    {
        var (people, held) = (new ConcurrentDictionary<string, string>(), new ConcurrentDictionary<string, Held>());
        var server = await LoopbackServer.Start(http => Answer(http, people, held));
        var usual = new RestSettings { Path = "people", Key = ["id"], LookUp = new() { Path = "people/{key}" } };
        var written = SettingsWriter.Write(settings?.Invoke(usual) ?? usual);
        var inner = await SyncHouse.Open(kind, draft =>
        {
            var rest = draft with { Connector = "rest", Settings = written };
            return feed?.Invoke(rest) ?? rest;
        }, address: server.Address, sensitive: sensitive, match: match);
        return new LookUpHouse(server, inner, people, held);
    }

    /// <summary>Holds back the next answers of a path as they would be given at first.</summary>
    public Held Hold(string path) => _held[path] = new Held();

    public void HoldNoMore(string path) => _held.TryRemove(path, out _);

    public int Asked(string path)
    {
        lock (_server.Requests) return _server.Requests.Count(request => request.Path == path);
    }

    public Task<Outcome<LookedUp>> LookUp(string key) => LookUps.Of(Stream, key, ["name"], Stop);

    /// <summary>Changes what becomes of a record, whatever is under way.</summary>
    public Task Map(string mapping) => Inner.Get<IDatabase>().Write(
        db => db.Set<Feed>().Where(feed => feed.Id == Inner.Feed.Id).ExecuteUpdateAsync(set => set.SetProperty(feed => feed.Mapping, mapping), Stop), WritePriority.Person, Stop);

    /// <summary>Lets the unified records follow each commit from here on.</summary>
    public void Follow()
    {
        var projector = Inner.Get<Projector>();
        Inner.Get<RecordStore>().Grew += () => _ = Task.Run(() => projector.CatchUp(stop: Stop), Stop);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var held in _held.Values) held.Give();
        await Inner.DisposeAsync();
        await _server.DisposeAsync();
    }

    static async Task Answer(HttpContext http, ConcurrentDictionary<string, string> people, ConcurrentDictionary<string, Held> held)
    {
        var path = http.Request.Path.Value!;
        var text = path == "/people" ? $"[{string.Join(',', people.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => one.Value))}]" : people.GetValueOrDefault(path["/people/".Length..]);
        if (held.TryGetValue(path, out var hold)) await hold.Wait(http.RequestAborted);
        http.Response.StatusCode = text is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK;
        if (text is not null) await http.Response.WriteAsync(text.Replace('\'', '"'), http.RequestAborted);
    }
}
