using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Portal.Engine.Agents.Scopes;
using Portal.Engine.Audit;
using Portal.Engine.Data;
using Portal.Engine.Data.Answers;
using Portal.Engine.Data.Asking;
using Portal.Engine.Entities;
using Portal.Engine.Forms;
using Portal.Engine.Mapping;
using Portal.Engine.Mapping.Steps;
using Portal.Engine.Projection;
using Portal.Engine.Sources;
using Portal.Engine.Sources.Schedules;
using Portal.Engine.Sync;
using Portal.Engine.Sync.Runs;
using Portal.Tests.Running;
using Portal.Web;
using Portal.Web.Features.Sources.Sample;

namespace Portal.Tests.Browser;

/// <summary>
/// A portal whose sample company is read twice: as itself, and as a helpdesk that writes the same people's names the other way
/// round and is believed first. Phone numbers are sensitive.
/// </summary>
sealed class DataPages(PortalUnderTest portal, DataRecord person, DateTimeOffset before)
{
    public const string Helpdesk = "Helpdesk";

    /// <summary>The pages of the data by their routes, and where one of each is.</summary>
    public static IReadOnlyList<(string Name, string Route, Func<DataPages, string> Address)> All { get; } =
    [
        ("data", Urls.Data, _ => Urls.Data),
        ("data-records", Urls.DataEntityRoute, _ => Urls.DataOf("person")),
        ("data-record", Urls.DataRecordRoute, pages => pages.Person),
    ];

    /// <summary>One that both sources know.</summary>
    public string Person => Urls.DataRecord("person", person.Id);

    public DataRecord Record => person;

    /// <summary>The sample company was known then, and the helpdesk was not.</summary>
    public DateTimeOffset Before => before;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<DataPages> With(PortalUnderTest portal)
    {
        var (services, contacts) = (portal.Services, SampleFeeds.All.Single(feed => feed.Stream == "Contacts"));
        var draft = contacts.Entity with { Fields = [.. contacts.Entity.Fields.Select(field => field.Name == "phone" ? field with { Sensitive = true } : field)] };
        var entity = (await services.GetRequiredService<EntityModel>().Add(Actor.Portal, draft, Stop)).Value;
        var connected = await ConnectedPortal.With(portal);
        await services.GetRequiredService<Projector>().CatchUp(stop: Stop);
        var before = TimeProvider.System.GetUtcNow();

        var source = (await services.GetRequiredService<SourceRegistry>().Add(Actor.Portal, SourceDraft.Of(connected.Source) with { Name = Helpdesk }, Stop)).Value;
        var stream = (await services.GetRequiredService<StreamRegistry>().Add(Actor.Portal, source.Id, new StreamDraft { Name = "Users", EntityId = entity.Id, Tolerance = TimeSpan.FromHours(2) }, Stop)).Value;
        var mapping = new MappingDefinition { Fields = [new("name") { Steps = [new TemplateStep("{name.last}, {name.first}")] }, new("email") { From = "email" }, new("score") { From = "score" }] };
        var feed = (await services.GetRequiredService<FeedRegistry>().Add(Actor.Portal, stream.Id, new FeedDraft
        {
            Name = "Everything", Schedule = Schedule.Each(TimeSpan.FromHours(1)), Connector = "rest", Settings = SettingsWriter.Write(contacts.Settings), Mapping = JsonSerializer.Serialize(mapping, MappingDefinition.Json),
        }, Stop)).Value;
        var precedence = new Precedence { Fields = new Dictionary<string, IReadOnlyList<long>> { ["name"] = [stream.Id] } };
        Assert.Null((await services.GetRequiredService<EntityModel>().Change(Actor.Portal, entity.Id, new EntityChange { Precedence = precedence }, Stop)).Refusal);
        var run = (await services.GetRequiredService<SyncEngine>().Start(feed.Id, new RunRequest(RunTrigger.Person, "Ada"), Stop)).Value;
        Assert.Equal(RunState.Succeeded, (await run.Ended.WaitAsync(Stop)).State);
        return new DataPages(portal, await First(portal), before);
    }

    /// <summary>People as the page shows them first: in the order of their names.</summary>
    public Task<IReadOnlyList<DataRecord>> People(int most) => People(portal, Scope.All, most);

    /// <summary>Whom the page shows first, in a portal that has read its sample company.</summary>
    public static async Task<DataRecord> First(PortalUnderTest portal)
    {
        await portal.Services.GetRequiredService<Projector>().CatchUp(stop: Stop);
        return (await People(portal, Scope.All, 1))[0];
    }

    /// <summary>One who has a phone, which not everybody has.</summary>
    public async Task<DataRecord> WithPhone()
    {
        var entity = (await portal.Services.GetRequiredService<EntityModel>().List(Stop)).Single(one => one.Name == "person");
        var all = Scope.All with { Sensitive = true, Entities = [new EntityScope(entity.Id) { AllFields = true, Fields = ["phone"] }] };
        return (await People(portal, all, DataQuery.LargestPage)).First(one => !one.Fields.Single(field => field.Name == "phone").Value.Span.SequenceEqual("null"u8));
    }

    public static string Value(DataRecord record, string field) => JsonSerializer.Deserialize<string>(record.Fields.Single(one => one.Name == field).Value.Span)!;

    static async Task<IReadOnlyList<DataRecord>> People(PortalUnderTest portal, Scope scope, int most)
    {
        var model = new ScopedModel(scope, await portal.Services.GetRequiredService<EntityModel>().List(Stop));
        return (await portal.Services.GetRequiredService<DataReader>().Query(model, new DataQuery("person") { Sort = new DataSort("name"), Most = most }, Stop)).Value.Records;
    }
}
