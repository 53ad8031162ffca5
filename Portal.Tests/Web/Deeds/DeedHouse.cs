using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Engine.Audit;
using Portal.Engine.Freshness.Watching;
using Portal.Engine.Persistence;
using Portal.Engine.Store;
using Portal.Engine.Store.Rows;
using Portal.Engine.Sync;
using Portal.Engine.Sync.Boards;
using Portal.Engine.Sync.Runs;
using Portal.Tests.Browser;
using Portal.Tests.Running;
using Portal.Tests.Web.SignIn;
using Portal.Web.Features.Sources;
using Portal.Web.SampleCompany.Faults;

namespace Portal.Tests.Web.Deeds;

/// <summary>A portal that has read its sample company once and then only reads when it is asked, with an admin who does things to it.</summary>
sealed class DeedHouse : IAsyncDisposable
{
    readonly PortalUnderTest _portal;
    readonly AsyncServiceScope _scope;

    DeedHouse(PortalUnderTest portal, ConnectedPortal connected, Actor ada) => (_portal, Connected, Ada, _scope) = (portal, connected, ada, portal.Services.CreateAsyncScope());

    public ConnectedPortal Connected { get; }

    public Actor Ada { get; }

    public Switches Switches => Get<Switches>();

    public SourceDesk Desk => Scoped<SourceDesk>();

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<DeedHouse> Open()
    {
        var portal = await PortalUnderTest.Start(settings: ["--Portal:SampleCompany:Enabled=true", "--Portal:SampleCompany:Contacts=60", "--Portal:SampleCompany:LoginDays=1"]);
        var ada = (await portal.FirstAdmin()).AsActor();
        var house = new DeedHouse(portal, await ConnectedPortal.With(portal), ada);
        await portal.Rest();

        // The board may have looked while all this was under way.
        await house.Get<FreshnessBoard>().Look(Stop);
        return house;
    }

    public T Get<T>() where T : notnull => _portal.Services.GetRequiredService<T>();

    public T Scoped<T>() where T : notnull => _scope.ServiceProvider.GetRequiredService<T>();

    public HttpClient NewClient() => _portal.NewClient();

    /// <summary>As the page of the source shows them.</summary>
    public async Task<IReadOnlyList<StreamOnBoard>> Streams() => [.. (await Get<SourceBoard>().Of([Connected.Source.Id], Stop))[Connected.Source.Id]];

    public async Task<StreamOnBoard> Stream(string name) => (await Streams()).Single(stream => stream.Stream.Name == name);

    /// <summary>The page of the source, as it is loaded now.</summary>
    public async Task<SourceScene> Scene()
    {
        var scene = Scoped<SourceScene>();
        Assert.True(await scene.Load(Connected.Source.Id));
        return scene;
    }

    /// <summary>Does what was asked about, and says what was said before.</summary>
    public async Task<string> Do(FeedAsk ask)
    {
        var outcome = await ask.Do(Desk, Ada);
        Assert.Null(outcome.Refusal);
        return string.Join(" ", ask.Lines);
    }

    /// <summary>Reads it, as an admin would ask for it, to the end of the run.</summary>
    public async Task<RunEnd> Read(long feed, bool everything = false) => await (await Begin(feed, everything)).Ended.WaitAsync(Stop);

    /// <summary>A slot of the schedule that it had may have come just before; then this run comes after it.</summary>
    public Task<RunUnderWay> Begin(long feed, bool everything) => Get<SyncEngine>().InTurn(feed, new RunRequest(RunTrigger.Person, Ada.Name, Everything: everything), Stop);

    /// <summary>Ends when a run that begins now has committed so many pages.</summary>
    public Task Pages(long feed, int count)
    {
        var engine = Get<SyncEngine>();
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Look(long moved)
        {
            if (moved != feed || engine.Progress(feed) is not { } progress || progress.Pages < count) return;
            engine.Moved -= Look;
            done.SetResult();
        }

        engine.Moved += Look;
        return done.Task.WaitAsync(Stop);
    }

    /// <summary>Waits for what was begun by a deed.</summary>
    public Task Rest() => Get<SyncEngine>().Rest(Stop);

    public async Task<IReadOnlyList<AuditEntry>> Audited(string action)
    {
        await using var db = Read();
        return await db.Set<AuditEntry>().Where(entry => entry.Action == action).OrderBy(entry => entry.Id).ToListAsync(Stop);
    }

    public PortalDb Read() => Get<IDatabase>().Read();

    /// <summary>How often the log says of a stream that something of this kind happened.</summary>
    public async Task<int> Events(long stream, EventKind kind)
    {
        await using var db = Read();
        return await db.Set<EventRow>().CountAsync(row => row.Stream == stream && row.Kind == kind, Stop);
    }

    public async ValueTask DisposeAsync()
    {
        await _scope.DisposeAsync();
        await _portal.DisposeAsync();
    }
}
