using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Portal.Engine.Audit;
using Portal.Engine.Persistence;
using Portal.Tests.Browser;
using Portal.Tests.Running;
using Portal.Tests.Web.SignIn;
using Portal.Web;
using Portal.Web.Platform.Rehearsals;

namespace Portal.Tests.Web.Platform.Rehearsals;

/// <summary>After a start every kind of page has been opened once, and nothing has come of it.</summary>
public sealed class RehearsalTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task Every_kind_of_page_that_links_lead_to_is_opened_and_nothing_is_done(DatabaseKind kind)
    {
        await using var storage = await TestStorage.New(kind);
        int noted;
        await using (var before = await PortalUnderTest.StartOn(storage, settings: ConnectedPortal.Settings))
        {
            await before.FirstAdmin();
            await DataPages.With(before);
            noted = await Noted(before);
        }

        await using var portal = await PortalUnderTest.StartOn(storage, settings: ["--Portal:Rehearse=true"]);
        var rehearsal = portal.Services.GetRequiredService<Rehearsal>();
        var pages = await rehearsal.Done.WaitAsync(Stop);

        Assert.DoesNotContain(portal.Logs.Lines, line => line.Message.Contains("could not be rehearsed", StringComparison.Ordinal));
        string[] kinds = [Urls.Home, Urls.Sources, Urls.SourceRoute, Urls.TimelineRoute, Urls.SourceSettingsRoute, Urls.RunsRoute, Urls.RunRoute, Urls.RecordsRoute, Urls.RecordRoute, Urls.SchemaRoute, Urls.MappingRoute, Urls.Freshness, Urls.VerdictsRoute, Urls.Data, Urls.DataEntityRoute, Urls.DataRecordRoute, Urls.Workflows, Urls.Agents, Urls.Audit, Urls.People, Urls.Calendars];
        Assert.Empty(kinds.Except(rehearsal.Kinds));
        Assert.DoesNotContain(rehearsal.Kinds, route => route.Contains("export", StringComparison.Ordinal) || route.StartsWith(Urls.Api, StringComparison.Ordinal));
        Assert.True(pages > 3 * kinds.Length, $"{pages} pages");
        Assert.Equal(noted, await Noted(portal));
    }

    [Fact]
    public async Task Whoever_comes_from_outside_under_its_name_stands_before_the_door_and_a_new_portal_is_not_rehearsed()
    {
        await using var storage = await TestStorage.New(DatabaseKind.Sqlite);
        await using (var first = await PortalUnderTest.StartOn(storage, settings: ["--Portal:Rehearse=true"]))
        {
            Assert.Equal(0, await first.Services.GetRequiredService<Rehearsal>().Done.WaitAsync(Stop));
            await first.FirstAdmin();
        }

        await using var portal = await PortalUnderTest.StartOn(storage, settings: ["--Portal:Rehearse=true"]);
        Assert.NotEqual(0, await portal.Services.GetRequiredService<Rehearsal>().Done.WaitAsync(Stop));
        using var client = portal.NewClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, Urls.Sources) { Headers = { Host = "rehearsal.invalid" } };
        using var named = await client.SendAsync(request, Stop);
        Assert.NotEqual(HttpStatusCode.OK, named.StatusCode);
        using var asked = await client.GetAsync(Urls.Sources, Stop);
        Assert.Equal(HttpStatusCode.Unauthorized, asked.StatusCode);
    }

    static async Task<int> Noted(PortalUnderTest portal) => (await portal.Services.GetRequiredService<AuditLog>().Page(new AuditFilter(), AuditPlace.Newest, 1000, Stop)).Entries.Count;
}
