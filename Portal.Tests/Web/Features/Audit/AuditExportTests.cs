using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Engine.Audit;
using Portal.Engine.People;
using Portal.Engine.Persistence;
using Portal.Tests.Running;
using Portal.Tests.Web.SignIn;
using Portal.Web;

namespace Portal.Tests.Web.Features.Audit;

public sealed class AuditExportTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task An_export_holds_what_the_page_shows_and_is_itself_an_entry(DatabaseKind kind)
    {
        await using var portal = await PortalUnderTest.Start(kind);
        var ada = await portal.FirstAdmin();
        await portal.Joined(ada, "kim@example.com", Role.Manager);
        using var kim = new Guest(portal);
        await kim.SignIn("kim@example.com");

        var entries = JsonSerializer.Deserialize<AuditEntry[]>(await kim.Read(Urls.AuditExportAs("json", "?action=person.invited")), JsonSerializerOptions.Web)!;

        var invited = Assert.Single(entries);
        Assert.Equal(("Ada Stone", "kim (kim@example.com)"), (invited.Who, invited.TargetName));
        var exported = (await Entries(portal))[^1];
        Assert.Equal(("audit.exported", "kim"), (exported.Action, exported.Who));
        Assert.Contains("person.invited", exported.After, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await kim.Get($"{Urls.AuditExport}?format=exe")).StatusCode);
    }

    [Fact]
    public async Task A_name_that_would_be_a_formula_is_a_text_in_the_spreadsheet()
    {
        await using var portal = await PortalUnderTest.Start();
        var ada = await portal.FirstAdmin();
        await portal.Joined(ada, "mal@example.com", Role.Staff, "=HYPERLINK(\"http://evil.example\",\"a, b\")");
        using var guest = new Guest(portal);
        await guest.SignIn("ada@example.com");

        using var answer = await guest.Get(Urls.AuditExportAs("csv", "?action=person.joined"));
        var lines = (await answer.Content.ReadAsStringAsync(Stop)).Split("\r\n");

        Assert.Equal("text/csv", answer.Content.Headers.ContentType?.MediaType);
        Assert.StartsWith("attachment", answer.Content.Headers.ContentDisposition?.ToString(), StringComparison.Ordinal);
        Assert.Equal("id,at,who,person_id,address,action,target_kind,target_id,target_name,before,after", lines[0].TrimStart('\uFEFF'));
        Assert.Contains("\"'=HYPERLINK(\"\"http://evil.example\"\",\"\"a, b\"\")\"", lines[1], StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task Pages_go_back_and_forth_without_a_gap_and_an_export_holds_them_all(DatabaseKind kind)
    {
        const int many = 2500, page = 400;
        await using var portal = await PortalUnderTest.Start(kind);
        var changes = portal.Services.GetRequiredService<Changes>();
        await changes.Make<Portal.Engine.Done>(Actor.Portal, "test.noted", (_, trail) =>
        {
            for (var i = 0; i < many; i++) trail.Note("test.noted", new AuditTarget("test", $"{i}", $"Note {i}"));
            return Task.FromResult<Portal.Engine.Outcome<Portal.Engine.Done>>(default(Portal.Engine.Done));
        }, Stop);
        var log = portal.Services.GetRequiredService<AuditLog>();
        var filter = new AuditFilter { Action = "test.noted" };

        var down = new List<long>();
        var read = await log.Page(filter, AuditPlace.Newest, page, Stop);
        for (; ; read = await log.Page(filter, new AuditPlace(OlderThan: read.Entries[^1].Id), page, Stop))
        {
            down.AddRange(read.Entries.Select(entry => entry.Id));
            if (!read.HasOlder) break;
        }

        var up = new List<long>(read.Entries.Select(entry => entry.Id));
        while (read.HasNewer)
        {
            read = await log.Page(filter, new AuditPlace(NewerThan: read.Entries[0].Id), page, Stop);
            up.InsertRange(0, read.Entries.Select(entry => entry.Id));
        }

        Assert.Equal(many, down.Distinct().Count());
        Assert.Equal(down, up);
        Assert.Equal(down, await log.Export(filter, Stop).Select(entry => entry.Id).ToListAsync(Stop));
        Assert.Equal("Note 7", Assert.Single((await log.Page(new AuditFilter { Text = "NOTE 7", TargetKind = "test", TargetId = "7" }, AuditPlace.Newest, 10, Stop)).Entries).TargetName);
    }

    static async Task<IReadOnlyList<AuditEntry>> Entries(PortalUnderTest portal)
    {
        await using var db = portal.Services.GetRequiredService<IDatabase>().Read();
        return await db.Set<AuditEntry>().OrderBy(entry => entry.Id).ToListAsync(Stop);
    }
}
