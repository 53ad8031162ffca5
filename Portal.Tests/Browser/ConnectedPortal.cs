using Microsoft.Extensions.DependencyInjection;
using Portal.Engine.Audit;
using Portal.Engine.Connecting.Unfinished;
using Portal.Engine.Connectors.Rest.Settings;
using Portal.Engine.Sources;
using Portal.Engine.Store.Reading;
using Portal.Engine.Sync;
using Portal.Engine.Sync.Boards;
using Portal.Engine.Sync.Runs;
using Portal.Engine.Sync.Timelines;
using Portal.Tests.Running;
using Portal.Web;
using Portal.Web.Features.Sources.Sample;
using Portal.Web.SampleCompany.Faults;

namespace Portal.Tests.Browser;

/// <summary>A portal that has read its sample company once.</summary>
sealed class ConnectedPortal
{
    readonly PortalUnderTest _portal;
    readonly IReadOnlyList<StreamOnBoard> _streams;
    string _key = "";
    long _change;

    ConnectedPortal(PortalUnderTest portal, Source source, IReadOnlyList<StreamOnBoard> streams) => (_portal, Source, _streams) = (portal, source, streams);

    public static string[] Settings { get; } = ["--Portal:SampleCompany:Enabled=true", "--Portal:SampleCompany:LoginDays=1"];

    /// <summary>The pages of a source by their routes, and where one of each is.</summary>
    public static IReadOnlyList<(string Name, string Route, Func<ConnectedPortal, string> Address)> Pages { get; } =
    [
        ("sources", Urls.Sources, _ => Urls.Sources),
        ("source", Urls.SourceRoute, portal => Urls.Source(portal.Source.Id)),
        ("connect", Urls.Connect, _ => Urls.Connect),
        ("source-settings", Urls.SourceSettingsRoute, portal => Urls.SourceSettings(portal.Source.Id)),
        ("connecting", Urls.ConnectingRoute, portal => Urls.Connecting(portal.Source.Id)),
        ("unfinished", Urls.UnfinishedRoute, portal => Urls.Unfinished(portal.Source.Id, portal.Unfinished)),
        ("timeline", Urls.TimelineRoute, portal => Urls.Timeline(portal.Source.Id)),
        ("timeline-change", Urls.TimelineChangeRoute, portal => Urls.TimelineChange(portal.Source.Id, portal._change)),
        ("source-schema", Urls.SourceSchemaRoute, portal => Urls.SourceSchema(portal.Source.Id)),
        ("source-mapping", Urls.SourceMappingRoute, portal => Urls.SourceMapping(portal.Source.Id)),
        ("source-data", Urls.SourceDataRoute, portal => Urls.SourceData(portal.Source.Id)),
        ("runs", Urls.RunsRoute, portal => Urls.Runs(portal.Source.Id, portal.Feed("Contacts"))),
        ("quarantine", Urls.QuarantineRoute, portal => Urls.Quarantine(portal.Source.Id, portal.Feed("Contacts"))),
        ("mapping", Urls.MappingRoute, portal => Urls.Mapping(portal.Source.Id, portal.Feed("Contacts"))),
        ("reading", Urls.ReadingRoute, portal => Urls.Reading(portal.Source.Id, portal.Feed("Contacts"))),
        ("run", Urls.RunRoute, portal => Urls.Run(portal.LastRun)),
        ("records", Urls.RecordsRoute, portal => portal.Records("Contacts")),
        ("schema", Urls.SchemaRoute, portal => Urls.Schema(portal.Source.Id, portal.Stream("Deals").Stream.Id)),
        ("freshness", Urls.Freshness, _ => Urls.Freshness),
        ("verdicts", Urls.VerdictsRoute, portal => Urls.VerdictsOf(portal.Stream("Contacts").Stream.Id)),
        ("record", Urls.RecordRoute, portal => Urls.Record(portal.Source.Id, portal.Stream("Contacts").Stream.Id, portal._key)),
    ];

    public Source Source { get; }

    long LastRun { get; set; } = 1;

    /// <summary>A list that somebody is about to connect.</summary>
    public long Unfinished { get; private set; }

    SyncEngine Engine => _portal.Services.GetRequiredService<SyncEngine>();

    Switches Switches => _portal.Services.GetRequiredService<Switches>();

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Connects it, and waits until all has been read.</summary>
    public static async Task<ConnectedPortal> With(PortalUnderTest portal)
    {
        var source = (await portal.Services.GetRequiredService<SampleConnection>().Connect(Actor.Portal, Stop)).Value;
        await portal.Services.GetRequiredService<SyncEngine>().Rest(Stop);
        var connected = new ConnectedPortal(portal, source, [.. (await portal.Services.GetRequiredService<SourceBoard>().Of([source.Id], Stop))[source.Id]]);
        connected.Unfinished = (await portal.Services.GetRequiredService<UnfinishedStreams>().Begin(Actor.Portal, source.Id, "Deals again", new RestSettings { Path = "link/deals" }, Stop)).Value.Id;
        connected._key = (await portal.Services.GetRequiredService<RecordBrowser>().Page(connected.Stream("Contacts").Stream.Id, new RecordQuery(), 1, Stop)).Records[0].Key;
        connected._change = (await portal.Services.GetRequiredService<SourceTimeline>().Page(source.Id, new TimelineFilter { Kind = TimelineKind.Change }, TimelinePlace.Newest, 1, Stop)).Events[0].Change!.Id;
        return connected;
    }

    public string Records(string stream, string query = "") => $"{Urls.Records(Source.Id, Stream(stream).Stream.Id)}{query}";

    /// <summary>One run that ends because the source refuses it.</summary>
    public async Task Fail(string stream)
    {
        Switches.Set("revoked");
        var run = await Start(stream, new RunRequest(RunTrigger.Person, "Ada"));
        Assert.Equal(RunState.Failed, (await run.Ended.WaitAsync(Stop)).State);
        LastRun = run.Run;
        Switches.Clear("revoked");
    }

    /// <summary>A run that then waits for its second page.</summary>
    public async Task Begin(string stream)
    {
        Switches.Set("slow", "600", after: 1);
        await Start(stream, new RunRequest(RunTrigger.Person, "Ada", Everything: true));
    }

    public Task Rest() => _portal.Rest();

    Task<RunUnderWay> Start(string stream, RunRequest request) => Engine.InTurn(Feed(stream), request, Stop);

    public StreamOnBoard Stream(string name) => _streams.Single(stream => stream.Stream.Name == name);

    public long Feed(string stream) => Stream(stream).Feeds[0].Feed.Id;
}
