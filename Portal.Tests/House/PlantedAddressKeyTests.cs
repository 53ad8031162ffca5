using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Portal.Engine.Audit;
using Portal.Engine.Blueprints;
using Portal.Engine.Connecting.Hints;
using Portal.Engine.Connecting.Looking;
using Portal.Engine.Connecting.Testing;
using Portal.Engine.Connecting.Trying;
using Portal.Engine.Connecting.Unfinished;
using Portal.Engine.Connectors.Rest.Settings;
using Portal.Engine.Entities;
using Portal.Engine.Mapping;
using Portal.Engine.Persistence;
using Portal.Engine.Sources;
using Portal.Engine.Sources.Schedules;
using Portal.Engine.Sync;
using Portal.Engine.Sync.Runs;
using Portal.Tests.Engine.Resilience.Egress;
using Portal.Tests.Engine.Sources.AddressKeys;
using Portal.Tests.Running;
using Portal.Tests.Web.SignIn;
using Portal.Web;
using Portal.Web.Features.Sources.Connecting;

namespace Portal.Tests.House;

/// <summary>A system that asks for its key in the address, and repeats it wherever it can, is connected and read; then everything that came out is searched for it.</summary>
public sealed class PlantedAddressKeyTests
{
    readonly Evidence _evidence = new();

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("")]
    [InlineData("+/=&% '\"")]
    public async Task A_key_in_the_address_of_a_request_is_nowhere_else(string signs)
    {
        await using var storage = await TestStorage.New(DatabaseKind.Sqlite);
        var key = _evidence.Plant("the key", $"{signs}{_evidence.Plant("the middle of the key").Reveal()}{signs}").Reveal();
        var echoing = new EchoingApi(key) { BrokenFrom = 3 };
        await using var api = await LoopbackServer.Start(echoing.Answer);
        await using (var portal = await PortalUnderTest.StartOn(storage, settings: ["--Logging:Captured:LogLevel:Default=Trace", $"--Portal:Egress:AllowedOrigins={api.Address.GetLeftPart(UriPartial.Authority)}"]))
        {
            var ada = (await portal.FirstAdmin()).AsActor();
            T Get<T>() where T : notnull => portal.Services.GetRequiredService<T>();
            var draft = new SourceDraft { Name = "Our CRM", Address = api.At("/api/"), Auth = new() { Kind = AuthKind.Parameter, Parameter = EchoingApi.Parameter } };
            var source = (await Get<SystemDesk>().Add(ada, draft, key, Stop)).Value;

            foreach (var path in new[] { null, "v1/contacts", "v1/moved", "v1/contacts?page=3", "v1/nothing" })
            {
                _evidence.Add("the test", string.Join('\n', await Get<ConnectionTest>().Run(source, path, Stop).ToListAsync(Stop)));
                _evidence.Add("the look", JsonSerializer.Serialize(await Get<AnswerLook>().Ask(source, new RestSettings { Path = path ?? "v1" }, Stop)));
            }

            _evidence.Add("the hints", JsonSerializer.Serialize(await Get<PathHints>().Find(source, Stop)));
            await Connect(portal, ada, source, echoing);
            await Look(portal, source);
            _evidence.Add("the export", await Get<BlueprintDesk>().Export(stop: Stop));
            await foreach (var entry in Get<AuditLog>().Export(new AuditFilter(), Stop)) _evidence.Add("the audit log", JsonSerializer.Serialize(entry));
            _evidence.Add("the log", portal.Logs.ToString());
        }

        foreach (var file in Directory.GetFiles(storage.Folder.Path)) _evidence.AddFile(file);
        Assert.Empty(_evidence.Search());
        Assert.True(_evidence.Has("the test", "accepts the credential"));
        Assert.True(_evidence.Has("the look", "v1/contacts"));
        Assert.True(_evidence.Has("the export", "parameter: api_key"));
        Assert.True(_evidence.Has("the audit log", "source.added"));
        Assert.True(_evidence.Has("the pages", "Page not ready"));
        Assert.True(_evidence.Has("portal.db", "Page not ready"));
        Assert.True(_evidence.Has("portal.db", "/api/v1/contacts/5"));
    }

    /// <summary>Reads two pages of it and fails at the third, whose address is kept; then goes on from there.</summary>
    async Task Connect(PortalUnderTest portal, Actor ada, Source source, EchoingApi echoing)
    {
        T Get<T>() where T : notnull => portal.Services.GetRequiredService<T>();
        var person = (await Get<EntityModel>().Add(ada, new EntityDraft("person", "Person", EntityKind.Keyed, [new("name", FieldType.Text) { Required = true }, new("link", FieldType.Text)]), Stop)).Value;
        var looked = (await Get<AnswerLook>().Ask(source, new RestSettings { Path = "v1/contacts" }, Stop)).Suggested;
        var tried = (await Get<Trial>().Run(source, looked, stop: Stop)).Value;
        _evidence.Add("the trial", JsonSerializer.Serialize(tried));
        Assert.Equal(["id"], looked.Key);
        var settings = tried.Proposed with { Paging = new() { By = PagingKind.NextUrl, Next = "next" }, Incremental = new(), Search = new() };
        var begun = (await Get<UnfinishedStreams>().Begin(ada, source.Id, "Contacts", settings, Stop)).Value;
        var mapping = new MappingDefinition { Fields = [new("name") { From = "name" }, new("link") { From = "link" }] };
        Assert.Null((await Get<UnfinishedStreams>().Keep(ada, begun.Id, one => (one.EntityId, one.Mapping) = (person.Id, UnfinishedStreams.Text(mapping)), Stop)).Refusal);
        var feed = (await Get<UnfinishedStreams>().Finish(ada, begun.Id, new StreamDraft { Name = "Contacts" }, new FeedDraft { Name = "Everything", Schedule = Schedule.Each(TimeSpan.FromHours(1)) }, Stop)).Value;

        var broken = await Run(portal, feed);
        Assert.Equal(RunState.Failed, broken.State);
        _evidence.Add("the run", JsonSerializer.Serialize(broken));
        echoing.BrokenFrom = int.MaxValue;
        var asked = echoing.TurnedAway;
        var whole = await Run(portal, feed);
        Assert.Equal((RunState.Succeeded, asked), (whole.State, echoing.TurnedAway));
    }

    static async Task<Run> Run(PortalUnderTest portal, Feed feed)
    {
        var under = (await portal.Services.GetRequiredService<SyncEngine>().Start(feed.Id, new RunRequest(RunTrigger.Person), Stop)).Value;
        await under.Ended.WaitAsync(Stop);
        return (await portal.Services.GetRequiredService<RunBook>().Find(under.Run, Stop))!;
    }

    async Task Look(PortalUnderTest portal, Source source)
    {
        using var guest = new Guest(portal);
        await guest.SignIn("ada@example.com");
        var id = source.Id;
        var broken = (await portal.Services.GetRequiredService<RunBook>().Of(1, 0, 100, Stop)).MinBy(run => run.Id)!;
        foreach (var page in new[] { Urls.Source(id), Urls.SourceSettings(id), Urls.Connecting(id), Urls.Timeline(id), Urls.SourceData(id), Urls.SourceSchema(id), Urls.Runs(id, 1), Urls.Run(broken.Id), Urls.RunLog(broken.Id), Urls.Quarantine(id, 1), Urls.Records(id, 1), Urls.Record(id, 1, "c-5"), Urls.RecordsExport(1), Urls.QuarantineExport(1), Urls.RunsExport(1), Urls.Audit })
            _evidence.Add("the pages", await guest.Read(page));
    }
}
