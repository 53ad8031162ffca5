using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Portal.Engine.Audit;
using Portal.Engine.Entities;
using Portal.Engine.People;
using Portal.Engine.Persistence;
using Portal.Engine.Sources;
using Portal.Tests.Browser;
using Portal.Tests.Running;
using Portal.Tests.Web.SignIn;
using Portal.Web;

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
    }

    static string[] Tabs(long source) => [Urls.SourceSchema(source), Urls.SourceMapping(source), Urls.SourceData(source)];

    static int Streams(string page) => Regex.Count(page, @"<section class=""card"" aria-labelledby=""stream-[0-9]+""");

    static async Task<string[]> Lines(Guest guest, string url)
    {
        using var answer = await guest.Get(url);
        Assert.Equal((HttpStatusCode.OK, "text/csv"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        return (await answer.Content.ReadAsStringAsync(Stop)).TrimStart('\uFEFF').TrimEnd().Split("\r\n");
    }
}
