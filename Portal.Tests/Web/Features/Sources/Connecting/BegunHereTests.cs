using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Portal.Engine.Audit;
using Portal.Engine.Connecting.Unfinished;
using Portal.Engine.Connectors.Rest.Settings;
using Portal.Engine.People;
using Portal.Engine.Persistence;
using Portal.Engine.Sources;
using Portal.Tests.Engine.Sync;
using Portal.Tests.Running;
using Portal.Tests.Web.SignIn;
using Portal.Web;
using Portal.Web.Features.Sources.Connecting;

namespace Portal.Tests.Web.Features.Sources.Connecting;

public sealed class BegunHereTests : Stage
{
    static CancellationToken Stop => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_newest_lists_that_are_begun_are_gone_on_with_and_the_rest_is_elsewhere()
    {
        await using var house = await SyncHouse.Open(DatabaseKind.Sqlite);
        var id = (await house.Get<SourceRegistry>().Page(new SourceFilter(), 0, 1, Stop)).Sources[0].Id;
        Services.AddSingleton(house.Get<UnfinishedStreams>());
        Assert.Empty(Show(id).Markup.Trim());

        await Begin(house.Get<UnfinishedStreams>(), id, "Contacts", "Deals", "Tickets");
        var three = Show(id);
        Assert.Equal(["Tickets", "Deals", "Contacts"], three.FindAll("strong").Select(one => one.TextContent));
        Assert.Equal(["Continue Tickets", "Continue Deals", "Continue Contacts"], three.FindAll("a").Select(one => one.GetAttribute("aria-label")));
        Assert.Equal(Urls.Unfinished(id, 3), three.Find("a").GetAttribute("href"));

        await Begin(house.Get<UnfinishedStreams>(), id, "Invoices", "Payments");
        using var counted = new CountedStatements();
        var more = Show(id);
        Assert.Equal(1, counted.Statements);
        Assert.InRange(counted.Rows, BegunHere.Most + 1, BegunHere.Most + 2);
        Assert.Equal(["Payments", "Invoices", "Tickets"], more.FindAll("strong").Select(one => one.TextContent));
        Assert.Equal(Urls.Connecting(id), more.FindAll("a")[^1].GetAttribute("href"));
    }

    [Fact]
    public async Task It_is_on_the_page_of_a_source_without_streams_for_admins_alone()
    {
        await using var portal = await PortalUnderTest.Start();
        var ada = await portal.FirstAdmin();
        await portal.Joined(ada, "mia@example.com", Role.Manager);
        var source = (await portal.Services.GetRequiredService<SourceRegistry>().Add(Actor.Portal, new SourceDraft { Name = "Our CRM", Address = new("https://crm.example.com") }, Stop)).Value;
        await Begin(portal.Services.GetRequiredService<UnfinishedStreams>(), source.Id, "Contacts of sales");

        using var admin = new Guest(portal);
        await admin.SignIn("ada@example.com");
        using var manager = new Guest(portal);
        await manager.SignIn("mia@example.com");
        var (seen, unseen) = (await admin.Read(Urls.Source(source.Id)), await manager.Read(Urls.Source(source.Id)));

        Assert.Contains("Continue Contacts of sales", seen, StringComparison.Ordinal);
        Assert.Contains("Our CRM", unseen, StringComparison.Ordinal);
        Assert.DoesNotContain("Contacts of sales", unseen, StringComparison.Ordinal);
    }

    IRenderedComponent<BegunHere> Show(long id) => Render<BegunHere>(set => set.Add(it => it.SourceId, id));

    static async Task Begin(UnfinishedStreams unfinished, long source, params IReadOnlyList<string> names)
    {
        foreach (var name in names) Assert.Null((await unfinished.Begin(Actor.Portal, source, name, new RestSettings { Path = name }, Stop)).Refusal);
    }
}
