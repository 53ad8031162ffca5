using Microsoft.Extensions.DependencyInjection;
using Portal.Engine.Audit;
using Portal.Engine.Entities;
using Portal.Engine.Sources;
using Portal.Engine.Sources.Schedules;
using Portal.Engine.Sync;
using Portal.Engine.Sync.Runs;
using Portal.Tests.Browser;
using Portal.Tests.Running;
using Portal.Web.Features.Sources.Sample;

namespace Portal.Tests.Web.Features.Sources.Quarantine;

/// <summary>A sample company whose contacts all wait in quarantine, because they need a name and have none. Their phone numbers are sensitive.</summary>
static class Spoilt
{
    public static string[] Settings { get; } = ["--Portal:SampleCompany:Enabled=true", "--Portal:SampleCompany:Contacts=60", "--Portal:SampleCompany:LoginDays=1"];

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<ConnectedPortal> Contacts(PortalUnderTest portal)
    {
        var person = SampleFeeds.All.Single(feed => feed.Stream == "Contacts").Entity;
        var fields = person.Fields.Select(field => field with { Sensitive = field.Name == "phone", Required = field.Name == "name" }).ToArray();
        Assert.Null((await portal.Services.GetRequiredService<EntityModel>().Add(Actor.Portal, person with { Fields = fields }, Stop)).Refusal);
        var connected = await ConnectedPortal.With(portal);
        var (feeds, id) = (portal.Services.GetRequiredService<FeedRegistry>(), connected.Feed("Contacts"));
        var draft = FeedDraft.Of((await feeds.Find(id, Stop))!) with { Schedule = Schedule.WhenAsked, Mapping = """{"mode":"full","fields":[{"to":"name","from":"no_such"},{"to":"email","from":"email"},{"to":"phone","from":"phone"},{"to":"score","from":"email"}]}""" };
        Assert.Null((await feeds.Change(Actor.Portal, id, draft, Stop)).Refusal);
        var run = await portal.Services.GetRequiredService<SyncEngine>().InTurn(id, new RunRequest(RunTrigger.Person, "Ada", Everything: true), Stop);
        await run.Ended.WaitAsync(Stop);
        return connected;
    }
}
