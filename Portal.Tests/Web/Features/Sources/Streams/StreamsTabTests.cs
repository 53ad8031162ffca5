using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Portal.Engine.Audit;
using Portal.Engine.Entities;
using Portal.Engine.Forms;
using Portal.Engine.People;
using Portal.Engine.Persistence;
using Portal.Engine.Resilience;
using Portal.Engine.Sources;
using Portal.Engine.Sources.Schedules;
using Portal.Engine.Sync.Runs;
using Portal.Tests.Browser;
using Portal.Tests.Running;
using Portal.Tests.Web.SignIn;
using Portal.Web;
using Portal.Web.Features.Sources;
using Portal.Web.Features.Sources.Sample;

using Stream = Portal.Engine.Sources.Stream;

namespace Portal.Tests.Web.Features.Sources.Streams;

/// <summary>The tabs of a source that show all its streams: what a manager reads there, finds, pages through and takes away.</summary>
public sealed class StreamsTabTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_manager_reads_each_tab_of_the_sample_company_and_takes_it_away(DatabaseKind kind)
    {
        await using var portal = await PortalUnderTest.Start(kind, settings: ConnectedPortal.Settings);
        var ada = await portal.FirstAdmin();
        await portal.Joined(ada, "kim@example.com", Role.Manager);
        var connected = await ConnectedPortal.With(portal);
        var (source, contacts, feed) = (connected.Source.Id, connected.Stream("Contacts").Stream.Id, connected.Feed("Contacts"));
        using var kim = new Guest(portal);
        await kim.SignIn("kim@example.com");

        var schema = await kim.Read(Urls.SourceSchema(source));
        Assert.Equal(6, Streams(schema));
        Assert.Contains(">address.city</span>", schema, StringComparison.Ordinal);
        Assert.Contains($"href=\"{Urls.Schema(source, contacts)}\"", schema, StringComparison.Ordinal);

        var mapping = await kim.Read(Urls.SourceMapping(source));
        Assert.Contains("Put together: {name.first} {name.last}", mapping, StringComparison.Ordinal);
        Assert.Contains("Read a date: gives moment; formats milliseconds; time zone UTC", mapping, StringComparison.Ordinal);
        Assert.Matches(@"Not taken over</dt>\s*<dd><span class=""mono"">[^<]*modified_ms", mapping);
        Assert.DoesNotContain(Urls.Mapping(source, feed), mapping, StringComparison.Ordinal);

        var data = await kim.Read(Urls.SourceData(source));
        Assert.Matches(@">[0-9,]+ records<span class=""unseen""> of Contacts</span>", data);
        Assert.Contains($"href=\"{Urls.DataOf("person")}\"", data, StringComparison.Ordinal);
        Assert.DoesNotContain("in quarantine", data, StringComparison.Ordinal);

        // What fits on one page is shown whole, whatever a link was looking for.
        Assert.Equal(6, Streams(await kim.Read(Urls.Source(source, "Contacts"))));

        using var admin = new Guest(portal);
        await admin.SignIn("ada@example.com");
        Assert.Contains($"href=\"{Urls.Mapping(source, feed)}\"", await admin.Read(Urls.SourceMapping(source)), StringComparison.Ordinal);

        var fields = await Lines(kim, $"{Urls.SourceSchemaExport(source)}?text=CONT");
        Assert.Contains(fields, line => line.StartsWith("Contacts,", StringComparison.Ordinal) && line.Contains(",address.city,text,1,1,", StringComparison.Ordinal) && line.EndsWith(",City", StringComparison.Ordinal));
        Assert.All(fields[1..], line => Assert.StartsWith("Contacts,", line, StringComparison.Ordinal));
        var ways = await Lines(kim, Urls.SourceMappingExport(source));
        Assert.Contains(ways, line => line.StartsWith("Contacts,", StringComparison.Ordinal) && line.Contains(",person,email,email,,yes,", StringComparison.Ordinal) && line.EndsWith(",Portal", StringComparison.Ordinal));
        var streams = await Lines(kim, Urls.SourceDataExport(source));
        Assert.Equal(["Companies", "Contacts", "Deals", "Invoices", "Logins", "Tickets"], streams[1..].Select(line => line.Split(',')[1]));
        Assert.All(streams[1..], line => Assert.True(int.Parse(line.Split(',')[3], null) > 0, line));
        var noted = (await portal.Services.GetRequiredService<AuditLog>().Page(new AuditFilter { Text = "kim" }, AuditPlace.Newest, 50, Stop)).Entries.Select(entry => entry.Action).Where(action => action.EndsWith(".exported", StringComparison.Ordinal));
        Assert.Equal(["streams.exported", "mappings.exported", "schema.exported"], noted);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task Many_streams_come_in_pages_and_are_searched_by_their_address(DatabaseKind kind)
    {
        await using var portal = await PortalUnderTest.Start(kind);
        var ada = (await portal.FirstAdmin()).AsActor();
        var entity = (await portal.Services.GetRequiredService<EntityModel>().Add(ada, new EntityDraft("thing", "Thing", EntityKind.Keyed, [new("name", FieldType.Text)]), Stop)).Value;
        var source = (await portal.Services.GetRequiredService<SourceRegistry>().Add(ada, new SourceDraft { Name = "Books", Address = new("https://books.example.com") }, Stop)).Value.Id;
        using var guest = new Guest(portal);
        await guest.SignIn("ada@example.com");
        foreach (var tab in Tabs(source)) Assert.Contains("Nothing is read from it yet", await guest.Read(tab), StringComparison.Ordinal);
        for (var i = 1; i <= 30; i++) Assert.Null((await portal.Services.GetRequiredService<StreamRegistry>().Add(ada, source, new StreamDraft { Name = $"Shelf {i:00}", EntityId = entity.Id }, Stop)).Refusal);

        foreach (var tab in Tabs(source))
        {
            var first = await guest.Read(tab);
            Assert.Equal(25, Streams(first));
            Assert.Contains("30 streams", first, StringComparison.Ordinal);
            Assert.Contains($"{tab}?page=1", first, StringComparison.Ordinal);
            Assert.Equal(5, Streams(await guest.Read($"{tab}?page=1")));
            var found = await guest.Read($"{tab}?text=SHELF+2");
            Assert.Equal(10, Streams(found));
            Assert.DoesNotContain("Shelf 19", found, StringComparison.Ordinal);
            Assert.Contains("No stream fits", await guest.Read($"{tab}?text=attic"), StringComparison.Ordinal);
        }

        // The page shows all streams of one that has few, whatever its address names, and so does its file.
        var few = (await portal.Services.GetRequiredService<SourceRegistry>().Add(ada, new SourceDraft { Name = "Maps", Address = new("https://maps.example.com") }, Stop)).Value.Id;
        foreach (var name in new[] { "Sheets", "Globes" }) Assert.Null((await portal.Services.GetRequiredService<StreamRegistry>().Add(ada, few, new StreamDraft { Name = name, EntityId = entity.Id }, Stop)).Refusal);
        var whole = await guest.Read($"{Urls.Source(few)}?text=sheets");
        Assert.Equal(2, Streams(whole));
        Assert.Contains($"href=\"{Urls.SourceDataExport(few)}\"", whole, StringComparison.Ordinal);

        var status = Urls.Source(source);
        var begin = await guest.Read(status);
        Assert.Equal(10, Streams(begin));
        Assert.Contains("0 records in 30 streams", begin, StringComparison.Ordinal);
        Assert.Contains($"{status}?page=1", begin, StringComparison.Ordinal);
        Assert.Contains("Shelf 30", await guest.Read($"{status}?page=2"), StringComparison.Ordinal);
        var one = await guest.Read($"{status}?text=shelf+07");
        Assert.Equal(1, Streams(one));
        Assert.Contains("0 records in 30 streams", one, StringComparison.Ordinal);
        Assert.Contains("No stream fits", await guest.Read($"{status}?text=attic"), StringComparison.Ordinal);
        Assert.Contains("Nothing is on this page any more", await guest.Read($"{status}?page=7"), StringComparison.Ordinal);
        Assert.DoesNotContain("Not all of it is on this page", begin, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_somebody_must_do_on_another_page_is_told_on_this_one_and_leads_there()
    {
        await using var portal = await PortalUnderTest.Start();
        var ada = (await portal.FirstAdmin()).AsActor();
        var (streams, book) = (portal.Services.GetRequiredService<StreamRegistry>(), portal.Services.GetRequiredService<RunBook>());
        var entity = (await portal.Services.GetRequiredService<EntityModel>().Add(ada, new EntityDraft("thing", "Thing", EntityKind.Keyed, [new("name", FieldType.Text)]), Stop)).Value;
        var source = (await portal.Services.GetRequiredService<SourceRegistry>().Add(ada, new SourceDraft { Name = "Books", Address = new("https://books.example.com") }, Stop)).Value.Id;
        Stream? last = null;
        for (var i = 1; i <= SourceScene.PageSize + 2; i++) last = (await streams.Add(ada, source, new StreamDraft { Name = $"Shelf {i:00}", EntityId = entity.Id }, Stop)).Value;
        var draft = new FeedDraft { Name = "All", Connector = "rest", Settings = SettingsWriter.Write(SampleFeeds.All[0].Settings), Mapping = """{"mode":"full","fields":[{"to":"name","from":"name"}]}""", Schedule = Schedule.WhenAsked };
        var feed = (await portal.Services.GetRequiredService<FeedRegistry>().Add(ada, last!.Id, draft, Stop)).Value;
        using var guest = new Guest(portal);
        await guest.SignIn("ada@example.com");
        Assert.DoesNotContain("Action required", await guest.Read(Urls.Source(source)), StringComparison.Ordinal);

        var run = await book.Begin(feed.Id, last.Id, new RunRequest(RunTrigger.Schedule), Stop);
        await book.End(run.Id, new RunEnd(RunState.Failed, "It answers nothing.", Who.Source), 1, null);

        var begin = await guest.Read(Urls.Source(source));
        Assert.Contains("Action required (1)", begin, StringComparison.Ordinal);
        Assert.Contains("It answers nothing.", begin, StringComparison.Ordinal);
        Assert.Contains($"<a href=\"{Urls.Source(source, last.Name)}#feed-{feed.Id}\"", begin, StringComparison.Ordinal);

        // What it leads to is there.
        foreach (var address in new[] { Urls.Source(source, last.Name), $"{Urls.Source(source)}?page=1" })
        {
            var there = await guest.Read(address);
            Assert.Contains($"id=\"feed-{feed.Id}\"", there, StringComparison.Ordinal);
        }
    }

    static string[] Tabs(long source) => [Urls.SourceSchema(source), Urls.SourceMapping(source), Urls.SourceData(source)];

    static int Streams(string page) => Regex.Count(page, @"<section class=""card( stream)?"" aria-labelledby=""stream-[0-9]+""");

    static async Task<string[]> Lines(Guest guest, string url)
    {
        using var answer = await guest.Get(url);
        Assert.Equal((HttpStatusCode.OK, "text/csv"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        return (await answer.Content.ReadAsStringAsync(Stop)).TrimStart('\uFEFF').TrimEnd().Split("\r\n");
    }
}
